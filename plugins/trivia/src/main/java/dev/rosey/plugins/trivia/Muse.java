package dev.rosey.plugins.trivia;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Has a language model write the questions of a game, each while the one before it is open. A question of the packs stands
 * at every place meanwhile, so whatever fails, the game goes on; it fails once, and the rest comes from the packs.
 */
@PluginBean
class Muse {

    private static final Logger LOG = Logger.getLogger(Muse.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(12);
    private static final String GONE = "🤖 I can't think of another one myself, so the rest is from my packs.";

    private final PluginContext context;

    @Inject
    Muse(PluginContext context) {
        this.context = context;
    }

    /** A new question, or none when there is no model, or it does not answer, or not with a question. Blocks for 12 s. */
    Optional<Question> think(CommandRequest request, StartRequest wanted) {
        Map<String, @Nullable Object> wish = new HashMap<>();
        wish.put("topic", wanted.filter().category().orElse(null));
        wish.put(
                "difficulty",
                wanted.filter()
                        .difficulty()
                        .map(each -> each.name().toLowerCase(Locale.ROOT))
                        .orElse(null));
        try {
            CommandReply reply = context.call("llmtrivia", "source", request.withArgs(BusJson.text(wish)), PATIENCE);
            return Optional.of(question(reply));
        } catch (RoseyException none) {
            LOG.log(Level.FINE, none, () -> "no question for " + request.channel());
            return Optional.empty();
        }
    }

    private static Question question(CommandReply reply) {
        if (!reply.ok() || reply.data() == null) {
            throw new RoseyException(ErrorCode.UNAVAILABLE, "no question: " + reply.error());
        }
        return BusJson.convert(BusJson.tree(reply.data()), GivenQuestion.class).toQuestion();
    }

    /** Thinks of the next question whenever one is asked, for as long as that works. */
    void accompany(Room room, CommandRequest request, StartRequest wanted) {
        AtomicBoolean gone = new AtomicBoolean();
        room.whenAsked(number ->
                Thread.ofVirtual().name("trivia muse").start(() -> ahead(room, number, request, wanted, gone)));
    }

    /** @param gone whether it was said that the rest comes from the packs: two questions may be under way when that happens */
    private void ahead(Room room, int asked, CommandRequest request, StartRequest wanted, AtomicBoolean gone) {
        if (asked >= room.state().start().questions().size()) {
            return;
        }
        Optional<Question> next = think(request, wanted);
        if (next.isPresent()) {
            room.replace(asked + 1, next.get());
        } else if (room.whenAsked(number -> {}) && !gone.getAndSet(true)) {
            room.say(GONE);
        }
    }
}
