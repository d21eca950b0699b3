package dev.rosey.core;

import dev.rosey.bus.CommandReply;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.logging.Logger;

/** Remembers which answers of plugins are not what the bus contract asks for, so that {@code !plugin why} tells their authors. */
@PluginBean
class OddAnswers {

    private static final Logger LOG = Logger.getLogger(OddAnswers.class.getName());
    private static final int LENGTH_LIMIT = 160;

    private final PluginContext context;
    private final LatestOfEach<Odd> answers = new LatestOfEach<>(
            (one, other) -> one.action().equals(other.action()) && one.what().equals(other.what()));

    /** What was wrong with an answer to an action, and when it was last. */
    private record Odd(String action, String what, Instant at) {}

    @Inject
    OddAnswers(PluginContext context) {
        this.context = context;
    }

    /**
     * Reads a plugin's answer, and notes what is wrong with it.
     *
     * @throws RoseyException {@code INTERNAL} when it makes no sense
     */
    CommandReply read(String plugin, String action, BusMessage answer) {
        try {
            var heard = HeardReply.of(answer);
            if (!heard.oddity().isEmpty()) {
                LOG.warning(() -> plugin + ' ' + action + ": " + heard.oddity());
                note(plugin, action, heard.oddity());
            }
            return heard.reply();
        } catch (RoseyException senseless) {
            note(plugin, action, senseless.message());
            throw senseless;
        }
    }

    private void note(String plugin, String action, String what) {
        var brief = what.length() > LENGTH_LIMIT ? what.substring(0, LENGTH_LIMIT) + '…' : what;
        answers.note(plugin, new Odd(action, brief, context.clock().instant()));
    }

    /** For an operator, the newest first; empty when there was none since this started. */
    List<String> of(String plugin) {
        var now = context.clock().instant();
        return answers.of(plugin).stream()
                .map(odd ->
                        "to “" + odd.action() + "”: " + odd.what() + " (" + TimeWords.since(odd.at(), now) + " ago)")
                .toList();
    }
}
