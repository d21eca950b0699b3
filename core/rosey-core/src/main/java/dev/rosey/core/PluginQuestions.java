package dev.rosey.core;

import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.CommandSpec;
import dev.rosey.bus.HostState;
import dev.rosey.bus.RoseyException;
import dev.rosey.core.PluginStatus.State;
import dev.rosey.plugin.Arg;
import dev.rosey.plugin.Command;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code !plugin list|info|why}: nothing here changes anything. */
@PluginBean
class PluginQuestions {

    private static final String TOKEN = "plugin";

    private final PluginStates states;
    private final PluginNames names;
    private final PluginDirectory directory;
    private final Supervision supervision;
    private final SettingsCommands settings;
    private final DenialBook denials;
    private final OddAnswers odd;
    private final PluginContext context;

    @Inject
    PluginQuestions(
            PluginStates states,
            PluginNames names,
            PluginDirectory directory,
            Supervision supervision,
            SettingsCommands settings,
            DenialBook denials,
            OddAnswers odd,
            PluginContext context) {
        this.states = states;
        this.names = names;
        this.directory = directory;
        this.supervision = supervision;
        this.settings = settings;
        this.denials = denials;
        this.odd = odd;
        this.context = context;
    }

    @Command(
            token = TOKEN,
            phrase = "plugin list",
            help = "Shows all plugins and how they are",
            minRank = Operators.RANK)
    CommandReply list(CommandRequest request) {
        var all = states.all();
        var lines = Lines.of(
                "",
                all.stream()
                        .filter(status -> !status.isService())
                        .map(this::brief)
                        .toList());
        return CommandReply.text(lines.getFirst())
                .withMore(lines.subList(1, lines.size()))
                .withData(Map.of("plugins", all));
    }

    private String brief(PluginStatus status) {
        var reason = status.reason().isEmpty() || status.state() == State.READY ? "" : ": " + cut(status.reason(), 60);
        var version = status.version().isEmpty() ? "" : ' ' + status.version();
        return status.name() + version + ' ' + status.state().wire() + reason;
    }

    @Command(
            token = TOKEN,
            phrase = "plugin info",
            usage = "plugin info <name>",
            help = "Tells what a plugin is, where it runs and how it is set",
            minRank = Operators.RANK)
    CommandReply info(CommandRequest request, @Arg("name") String typed) {
        var status = names.require(typed);
        var name = status.name();
        var known = directory.plugin(name);
        var commands = known.map(KnownPlugin::commands).orElse(List.of()).stream()
                .filter(command -> !command.phrase().isEmpty())
                .map(CommandSpec::phrase)
                .sorted()
                .toList();
        var shown = known.filter(KnownPlugin::isUp).isPresent() ? settings(name) : ShownSettings.NONE;
        var text = new StringBuilder(
                name + ' ' + status.release() + " is " + status.state().wire() + since(status));
        if (!status.host().isEmpty()) {
            text.append(", in “").append(status.host()).append('”');
        }
        if (status.restarts() > 0) {
            text.append(", restarted ").append(status.restarts()).append("×");
        }
        text.append(". ")
                .append(known.map(plugin -> plugin.last().description()).orElse(""));
        return CommandReply.text(Lines.clip(text.toString().strip()))
                .withMore(more(commands, shown))
                .withData(Map.of("plugin", details(status, commands, shown)));
    }

    private ShownSettings settings(String name) {
        try {
            return settings.shown(name);
        } catch (RoseyException none) {
            return ShownSettings.NONE;
        }
    }

    private List<String> more(List<String> commands, ShownSettings shown) {
        return Stream.concat(
                        commands.isEmpty()
                                ? Stream.of()
                                : Lines.of(
                                        "Commands: ",
                                        commands.stream()
                                                .map(phrase -> context.prefix() + phrase)
                                                .toList())
                                        .stream(),
                        shown.settings().isEmpty()
                                ? Stream.of()
                                : Lines.of(
                                        "Settings: ",
                                        shown.settings().stream()
                                                .map(setting -> setting.key() + " = " + setting.value())
                                                .toList())
                                        .stream())
                .toList();
    }

    private Map<String, Object> details(PluginStatus status, List<String> commands, ShownSettings shown) {
        var details = details(status);
        details.put("commands", commands);
        details.put("settings", shown.settings());
        directory.plugin(status.name()).ifPresent(known -> {
            details.put("description", known.last().description());
            details.put(
                    "instance_list",
                    known.instances().values().stream()
                            .map(info -> Map.of(
                                    "id",
                                    info.id(),
                                    "version",
                                    info.version(),
                                    "build",
                                    info.build(),
                                    "pid",
                                    info.pid()))
                            .toList());
        });
        return details;
    }

    /** The fields of the status, and the crashes that are remembered. */
    private Map<String, Object> details(PluginStatus status) {
        var details = new HashMap<String, Object>();
        dev.rosey.bus.BusJson.tree(status).properties().forEach(field -> details.put(field.getKey(), field.getValue()));
        details.put("crashes", crashes(status.name()));
        supervision
                .state()
                .flatMap(state -> state.module(status.name()))
                .ifPresent(module -> details.put("origin", module.origin()));
        return details;
    }

    private List<HostState.Exit> crashes(String name) {
        return supervision.state().stream()
                .flatMap(state -> state.exits().stream())
                .filter(exit -> exit.modules().contains(name))
                .toList();
    }

    @Command(
            token = TOKEN,
            phrase = "plugin why",
            usage = "plugin why <name>",
            help = "Tells what is wrong with a plugin, since when, and what to do",
            minRank = Operators.RANK)
    CommandReply why(CommandRequest request, @Arg("name") String typed) {
        var status = names.require(typed);
        var name = status.name();
        var denied = denied(name);
        var answers = odd.of(name);
        var lines = new Why(
                        status,
                        crashes(name),
                        denied,
                        answers,
                        context.prefix(),
                        context.clock().instant())
                .lines();
        var details = details(status);
        details.put("why", lines);
        details.put("denied", denied);
        details.put("odd_answers", answers);
        return CommandReply.privately(Lines.clip(lines.getFirst()))
                .withMore(
                        lines.subList(1, lines.size()).stream().map(Lines::clip).toList())
                .withData(Map.of("plugin", details));
    }

    private List<String> denied(String name) {
        var conflicts = directory.table().conflicts().stream()
                .filter(conflict -> conflict.plugin().equals(name))
                .map(CommandTable.Conflict::reason);
        var refused = denials.of(name).stream()
                .map(denial -> denial.told(context.clock().instant()));
        return Stream.concat(conflicts, refused).toList();
    }

    private String since(PluginStatus status) {
        return status.since() == null
                ? ""
                : " for " + TimeWords.since(status.since(), context.clock().instant());
    }

    private static String cut(String text, int limit) {
        return text.length() <= limit ? text : text.substring(0, limit) + '…';
    }
}
