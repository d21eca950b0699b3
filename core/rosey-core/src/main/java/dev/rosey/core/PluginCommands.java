package dev.rosey.core;

import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.core.PluginStatus.State;
import dev.rosey.plugin.Arg;
import dev.rosey.plugin.Command;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** {@code !plugin enable|disable|restart|reload}. Each answers when it is done, with what came of it. */
@PluginBean
class PluginCommands {

    private static final String TOKEN = "plugin";

    private final String prefix;
    private final PluginOrders orders;
    private final PluginStates states;

    @Inject
    PluginCommands(PluginOrders orders, PluginStates states, PluginContext context) {
        this.prefix = context.prefix();
        this.orders = orders;
        this.states = states;
    }

    @Command(
            token = TOKEN,
            phrase = "plugin enable",
            usage = "plugin enable <name>",
            help = "Starts a plugin, also one that was taken out of service",
            minRank = Operators.RANK,
            timeout = "PT58S")
    CommandReply enable(CommandRequest request, @Arg("name") String typed) {
        var before = orders.require(typed);
        var name = before.name();
        if (before.state() == State.READY || before.state() == State.DEGRADED) {
            return reply(name + " is on already: " + before.release() + '.', before, before);
        }
        boolean came = orders.start(name, "switched on by " + request.user().name());
        var after = now(name, before);
        if (!came) {
            throw notThere(name, "start");
        }
        return reply(name + " is on: " + after.release() + '.', before, after);
    }

    @Command(
            token = TOKEN,
            phrase = "plugin disable",
            usage = "plugin disable <name>",
            help = "Stops a plugin until somebody enables it",
            minRank = Operators.RANK,
            timeout = "PT58S")
    CommandReply disable(CommandRequest request, @Arg("name") String typed) {
        var before = orders.require(typed);
        var name = before.name();
        boolean gone = orders.stop(name, "switched off by " + request.user().name());
        var after = now(name, before);
        if (!gone) {
            throw notThere(name, "stop");
        }
        return reply(name + " is off, and stays off until " + prefix + "plugin enable " + name + '.', before, after);
    }

    @Command(
            token = TOKEN,
            phrase = "plugin restart",
            usage = "plugin restart <name>",
            help = "Starts a plugin afresh",
            minRank = Operators.RANK,
            timeout = "PT58S")
    CommandReply restart(CommandRequest request, @Arg("name") String name) {
        return again(request, name, "restarted");
    }

    @Command(
            token = TOKEN,
            phrase = "plugin reload",
            usage = "plugin reload <name>",
            help = "Replaces a plugin by what is installed now, without losing a command",
            minRank = Operators.RANK,
            timeout = "PT58S")
    CommandReply reload(CommandRequest request, @Arg("name") String name) {
        return again(request, name, "reloaded");
    }

    private CommandReply again(CommandRequest request, String typed, String done) {
        var before = orders.require(typed);
        var name = before.name();
        if (before.state() == State.DISABLED) {
            throw new RoseyException(ErrorCode.CONFLICT, name + " is disabled")
                    .withChatText(name + " is switched off. " + prefix + "plugin enable " + name + " switches it on.");
        }
        if (before.state() == State.QUARANTINED) {
            if (!orders.start(name, done + " by " + request.user().name())) {
                throw notThere(name, "start");
            }
        } else {
            replace(name, before);
        }
        var after = now(name, before);
        var was = before.release();
        var is = after.release();
        var change = was.equals(is) ? is + ", the same as before" : was + " → " + is;
        // What was meant to change it may not have been taken.
        var but = was.equals(is) && !after.reason().isEmpty() ? " But " + after.reason() + '.' : "";
        return reply(Lines.clip(name + " was " + done + ": " + change + '.' + but), before, after);
    }

    private void replace(String name, PluginStatus before) {
        try {
            orders.replace(name);
        } catch (RoseyException e) {
            if (e.chatText() != null) {
                throw e;
            }
            throw e.withChatText(
                    before.instances() > 0 && !e.code().equals(ErrorCode.CONFLICT)
                            ? Lines.clip(name + ' ' + before.release() + " goes on: " + e.message())
                            : Lines.clip(
                                    name + ": " + e.message() + ". " + prefix + "plugin why " + name + " tells more."));
        }
    }

    private PluginStatus now(String name, PluginStatus otherwise) {
        return states.of(name).orElse(otherwise);
    }

    private RoseyException notThere(String name, String what) {
        return new RoseyException(ErrorCode.TIMEOUT, name + " did not " + what + " in time")
                .withChatText(
                        name + " did not " + what + " in time. " + prefix + "plugin why " + name + " tells more.");
    }

    private static CommandReply reply(String text, PluginStatus before, PluginStatus after) {
        var data = new HashMap<String, Object>();
        data.put("plugin", after);
        data.put("old", release(before));
        data.put("new", release(after));
        return CommandReply.text(text).withData(data);
    }

    private static Map<String, String> release(PluginStatus status) {
        return new TreeMap<>(Map.of("version", status.version(), "build", status.build()));
    }
}
