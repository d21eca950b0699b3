package dev.rosey.core;

import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.CommandSpec;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.Arg;
import dev.rosey.plugin.Command;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import dev.rosey.plugin.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@code !help}, {@code !info} and {@code !status}: all from what the plugins say of themselves. */
@PluginBean
class HelpCommands {

    private final PluginDirectory directory;
    private final PluginContext context;
    private final Settings<CoreSettings> settings;
    private final Instant startedAt;

    @Inject
    HelpCommands(PluginDirectory directory, PluginContext context, Settings<CoreSettings> settings) {
        this.directory = directory;
        this.context = context;
        this.settings = settings;
        this.startedAt = context.clock().instant();
    }

    /** Has this bean made when the module starts, and not when somebody first asks: its age is Rosey's. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {}

    @Command(phrase = "help", usage = "help [command]", help = "Says what I can do, or how a command is used")
    CommandReply help(CommandRequest request, @Arg(value = "command", rest = true) java.util.Optional<String> command) {
        return command.map(phrase -> explain(withoutPrefix(phrase))).orElseGet(() -> overview(request));
    }

    private CommandReply overview(CommandRequest request) {
        var reachable = reachable(request.user().rank());
        var firstWords = new TreeSet<String>();
        reachable.keySet().forEach(phrase -> firstWords.add(phrase.replaceFirst(" .*", "")));
        var prefix = settings.current().prefix();
        var words = firstWords.stream().map(word -> prefix + word).collect(Collectors.joining(" "));
        var text =
                "I know " + words + " — " + prefix + "help <command> tells more; the whole list comes by PM." + away();
        return CommandReply.text(text).withMore(details(reachable)).withData(Map.of("phrases", reachable.keySet()));
    }

    /** What this rank can use, by phrase, without aliases. */
    private Map<String, CommandTable.Route> reachable(double rank) {
        var reachable = new TreeMap<String, CommandTable.Route>();
        directory.table().phrases().forEach((phrase, route) -> {
            if (route.command().phrase().equals(phrase)
                    && rank >= route.command().minRank()) {
                reachable.put(phrase, route);
            }
        });
        return reachable;
    }

    /** The long list, a line or more for each plugin; always enough lines to go by PM. */
    private List<String> details(Map<String, CommandTable.Route> reachable) {
        var byPlugin = reachable.values().stream()
                .collect(Collectors.groupingBy(CommandTable.Route::plugin, TreeMap::new, Collectors.toList()));
        var lines = new java.util.ArrayList<String>();
        byPlugin.forEach((plugin, routes) -> lines.addAll(Lines.of(
                plugin + ": ",
                routes.stream().map(route -> brief(route.command())).toList())));
        if (lines.size() == 1) {
            lines.add("That is all, for now.");
        }
        return lines;
    }

    private String brief(CommandSpec command) {
        var help = command.help().isEmpty() ? "" : " (" + command.help() + ')';
        return settings.current().prefix() + usage(command) + help;
    }

    private static String usage(CommandSpec command) {
        return command.usage().isEmpty() ? command.phrase() : command.usage();
    }

    private CommandReply explain(String phrase) {
        var match = directory.table().match(phrase);
        if (match.isEmpty()) {
            return explainGroup(phrase);
        }
        var route = match.get().route();
        var command = route.command();
        var text = new StringBuilder(settings.current().prefix() + usage(command));
        if (!command.help().isEmpty()) {
            text.append(" — ").append(command.help());
        }
        var aliases = aliases(route);
        if (!aliases.isEmpty()) {
            text.append(" · also ").append(String.join(", ", aliases));
        }
        if (command.minRank() > 0) {
            text.append(" · needs rank ").append(rank(command.minRank()));
        }
        if (!command.cooldown().isZero()) {
            text.append(" · once in ").append(TimeWords.of(command.cooldown()));
        }
        return CommandReply.text(text + awayNote(route.plugin()));
    }

    /** But for those that somebody else had before. */
    private List<String> aliases(CommandTable.Route route) {
        return route.command().aliases().stream()
                .filter(alias -> directory
                        .table()
                        .match(alias)
                        .filter(match -> match.route().equals(route))
                        .isPresent())
                .map(alias -> settings.current().prefix() + alias)
                .toList();
    }

    /** {@code !help quote} where only {@code quote add}, {@code quote get} … exist. */
    private CommandReply explainGroup(String word) {
        var group = directory.table().phrases().keySet().stream()
                .filter(phrase -> phrase.startsWith(word.toLowerCase(java.util.Locale.ROOT) + ' '))
                .map(phrase -> settings.current().prefix() + phrase)
                .toList();
        if (!group.isEmpty()) {
            return CommandReply.text(Lines.of("", group).getFirst());
        }
        var guess = Suggestions.nearest(word, directory.table())
                .map(phrase -> " Did you mean " + settings.current().prefix() + phrase + '?')
                .orElse("");
        throw new RoseyException(ErrorCode.NOT_FOUND, "no command “" + word + '”')
                .withChatText("I know no command like that." + guess);
    }

    private String withoutPrefix(String phrase) {
        var prefix = settings.current().prefix();
        return phrase.startsWith(prefix) ? phrase.substring(prefix.length()) : phrase;
    }

    private static String rank(double rank) {
        return rank == Math.rint(rank) ? Long.toString((long) rank) : Double.toString(rank);
    }

    private String awayNote(String plugin) {
        return directory
                .plugin(plugin)
                .filter(known -> !known.isUp())
                .map(known -> " · away for "
                        + TimeWords.since(known.since(), context.clock().instant()))
                .orElse("");
    }

    private String away() {
        var now = context.clock().instant();
        var down = directory.plugins().stream()
                .filter(plugin -> !plugin.isUp())
                .map(plugin -> plugin.name() + " (for " + TimeWords.since(plugin.since(), now) + ')')
                .collect(Collectors.joining(", "));
        return down.isEmpty() ? "" : " Away: " + down + '.';
    }

    @Command(phrase = "info", help = "Says who I am")
    CommandReply info(CommandRequest request) {
        var plugins = directory.plugins().stream()
                .filter(plugin -> "plugin".equals(plugin.last().metadata().get("rosey.kind")))
                .map(plugin -> plugin.name() + ' ' + plugin.last().version())
                .collect(Collectors.joining(", "));
        var version = directory
                .plugin(context.name())
                .map(core -> ' ' + core.last().version())
                .orElse("");
        return CommandReply.text("I'm Rosey" + version + ", up for "
                        + TimeWords.since(startedAt, context.clock().instant())
                        + (plugins.isEmpty() ? "." : ", with " + plugins + '.') + " Try "
                        + settings.current().prefix() + "help.")
                .withData(Map.of("started_at", startedAt.toString()));
    }

    @Command(phrase = "status", help = "Says whether everything works")
    CommandReply status(CommandRequest request) {
        var away = away();
        var up = directory.plugins().stream().filter(KnownPlugin::isUp).count();
        var data = directory.plugins().stream().collect(Collectors.toMap(KnownPlugin::name, KnownPlugin::isUp));
        var text = away.isEmpty()
                ? "All is well: " + up + " of " + data.size() + " parts are here."
                : up + " of " + data.size() + " parts are here." + away;
        return CommandReply.text(text).withData(Map.of("up", data));
    }
}
