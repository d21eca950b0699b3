package dev.rosey.core;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.ModuleName;
import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.Arg;
import dev.rosey.plugin.Command;
import dev.rosey.plugin.Endpoint;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import dev.rosey.plugin.ServiceRequest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.logging.Logger;

/** {@code !plugin set}, and the settings that modules ask for when they start. */
@PluginBean
class SettingsCommands {

    private static final Logger LOG = Logger.getLogger(SettingsCommands.class.getName());

    /** What is typed to undo a change. */
    private static final String BACK_TO_DEFAULT = "default";

    /** As long as an instance that comes may take to answer twice. */
    private static final long TURN_WITHIN_S = 7;

    private final SettingsStore store;
    private final SettingsCalls calls;
    private final PluginNames names;
    private final PluginDirectory directory;
    private final PluginContext context;

    @Inject
    SettingsCommands(
            SettingsStore store,
            SettingsCalls calls,
            PluginNames names,
            PluginDirectory directory,
            PluginContext context) {
        this.names = names;
        this.store = store;
        this.calls = calls;
        this.directory = directory;
        this.context = context;
    }

    /** Tells a plugin the settings that were changed for it, and nobody else: there may be secrets among them. */
    @Endpoint("rosey.command.rosey.settings")
    CommandReply settings(ServiceRequest request) {
        var plugin = request.bodyAs(CommandRequest.class).args().strip();
        if (!ModuleName.isName(plugin)) {
            throw new RoseyException(ErrorCode.BAD_REQUEST, "args is the name of a plugin");
        }
        if (!request.isAnsweredTo(plugin)) {
            throw new RoseyException(ErrorCode.FORBIDDEN, "the settings of “" + plugin + "” are for itself");
        }
        return CommandReply.text("")
                .withData(Map.of("settings", store.of(plugin).settings()));
    }

    @Command(
            token = "plugin",
            phrase = "plugin set",
            usage = "plugin set <name> [<setting> [<value>|default]]",
            help = "Shows or changes a plugin's settings while it runs",
            minRank = Operators.RANK,
            timeout = "PT20S",
            ordered = true)
    CommandReply set(
            CommandRequest request,
            @Arg("name") String typed,
            @Arg("setting") Optional<String> key,
            @Arg(value = "value", rest = true) Optional<String> value) {
        var plugin = names.require(typed).name();
        requireUp(plugin);
        var now = shown(plugin);
        if (key.isEmpty()) {
            return CommandReply.text(overview(plugin, now)).withData(Map.of("settings", now.settings()));
        }
        var before = now.setting(key.get()).orElseThrow(() -> unknown(plugin, key.get(), now.keys()));
        if (value.isEmpty()) {
            return CommandReply.text(plugin + ": " + line(before)).withData(Map.of("setting", before));
        }
        var turn = takeTurn(plugin);
        try {
            return change(request, plugin, now, before, value.get());
        } finally {
            turn.unlock();
        }
    }

    private Lock takeTurn(String plugin) {
        var turn = calls.turn(plugin);
        try {
            if (turn.tryLock(TURN_WITHIN_S, TimeUnit.SECONDS)) {
                return turn;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new RoseyException(ErrorCode.UNAVAILABLE, plugin + " is being brought its settings")
                .withChatText(plugin + " is just being brought its settings. Please try again in a moment;"
                        + " nothing was changed.");
    }

    private void requireUp(String plugin) {
        if (directory.plugin(plugin).filter(KnownPlugin::isUp).isEmpty()) {
            throw new RoseyException(ErrorCode.UNAVAILABLE, plugin + " is not running")
                    .withChatText(plugin + " is not here right now, and only it can say whether a value makes sense."
                            + " Nothing was changed.");
        }
    }

    /** The settings of a plugin that is there, as it tells them. */
    ShownSettings shown(String plugin) {
        try {
            return calls.show(plugin, store.of(plugin));
        } catch (RoseyException e) {
            if (e.code().equals(ErrorCode.UNAVAILABLE)) {
                throw new RoseyException(ErrorCode.CONFLICT, plugin + " takes no settings", e)
                        .withChatText(plugin + " has no settings that can be changed while it runs.");
            }
            throw e;
        }
    }

    private CommandReply change(
            CommandRequest request, String plugin, ShownSettings now, ShownSettings.Setting before, String value) {
        var stored = now.known(store.of(plugin));
        var wanted = new TreeMap<>(stored.settings());
        if (value.equalsIgnoreCase(BACK_TO_DEFAULT)) {
            wanted.remove(before.key());
        } else {
            wanted.put(before.key(), value);
        }
        var changed = new SettingsStore.Changed(wanted);
        var answers = calls.ask(plugin, changed);
        objection(plugin, answers, before).ifPresent(objection -> {
            takeBack(plugin, stored, answers);
            throw objection;
        });
        store.put(plugin, changed);
        LOG.info(() -> request.user().name() + " set " + plugin + ' ' + before.key());
        context.publish(new PluginEvents.SettingsChanged(
                plugin, before.key(), request.user().name()));
        var after = ShownSettings.of(answers.replies().getFirst(), changed)
                .setting(before.key())
                .orElse(before);
        return CommandReply.text(said(plugin, before, after))
                .withData(Map.of("plugin", plugin, "before", before, "setting", after));
    }

    /** Why a change is not stored: an instance refuses it, or has not answered. */
    private static Optional<RoseyException> objection(
            String plugin, SettingsCalls.Answers answers, ShownSettings.Setting before) {
        var stays = before.key() + " stays " + quoted(before.value());
        var refusal = refusal(answers.replies());
        if (refusal.isPresent()) {
            return refusal.map(why -> new RoseyException(ErrorCode.BAD_REQUEST, why)
                    .withChatText(plugin + " does not take that: " + why + ". " + stays + '.'));
        }
        return answers.isComplete()
                ? Optional.empty()
                : Optional.of(new RoseyException(ErrorCode.TIMEOUT, "not every instance of " + plugin + " has answered")
                        .withChatText(plugin + " took too long to say whether it takes that. " + stays
                                + "; please try again in a moment."));
    }

    private static Optional<String> refusal(List<CommandReply> replies) {
        return replies.stream()
                .filter(reply -> !reply.ok())
                .map(reply ->
                        reply.error() == null ? reply.text() : reply.error().message())
                .findFirst();
    }

    /** Some instances may have taken what others refuse, or may yet take what they were slow to answer. */
    private void takeBack(String plugin, SettingsStore.Changed stored, SettingsCalls.Answers answers) {
        if (!answers.isComplete() || answers.replies().stream().anyMatch(CommandReply::ok)) {
            calls.ask(plugin, stored);
        }
    }

    private static String said(String plugin, ShownSettings.Setting before, ShownSettings.Setting after) {
        if (after.isFixed()) {
            return plugin + ": " + after.key() + " is noted, but the environment says " + quoted(after.value())
                    + " and goes first.";
        }
        return plugin + ": " + after.key() + " is " + quoted(after.value()) + " now (was " + quoted(before.value())
                + ").";
    }

    private static String overview(String plugin, ShownSettings now) {
        if (now.settings().isEmpty()) {
            return plugin
                    + (now.guessed() ? " does not tell its settings; none was changed here." : " has no settings.");
        }
        return Lines.of(
                        plugin + ": ",
                        now.settings().stream().map(SettingsCommands::line).toList())
                .getFirst();
    }

    private static String line(ShownSettings.Setting setting) {
        var from = switch (setting.from()) {
            case "environment" -> " (from the environment)";
            case "operator" -> " (changed here)";
            case "file" -> " (from rosey.yaml)";
            default -> "";
        };
        return setting.key() + " = " + quoted(setting.value()) + from;
    }

    private static String quoted(String value) {
        return value.isEmpty() ? "empty" : value;
    }

    private static RoseyException unknown(String plugin, String key, List<String> keys) {
        var known = keys.isEmpty() ? "It has none." : "It has: " + String.join(", ", keys) + '.';
        return new RoseyException(ErrorCode.NOT_FOUND, "no setting “" + key + '”')
                .with("known", BusJson.tree(keys))
                .withChatText(plugin + " has no setting “" + key + "”. " + known);
    }
}
