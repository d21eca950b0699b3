package dev.rosey.plugins.llmtrivia;

import dev.rosey.bus.RoseyException;
import dev.rosey.bus.StorageCodes;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.Storage;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Budgets, switches, and the book of the questions that were made, in the database. Each method is one statement, which is
 * all or nothing whoever else does the same. While the database is away they fail with {@link NoAnswerException}.
 */
@PluginBean
class LlmStore {
    private static final String MODELS = "models";
    private static final String RIFFS = "riffs ";
    private static final Set<String> NOT_READY =
            Set.of(StorageCodes.NOT_MIGRATED.name(), StorageCodes.UNKNOWN_STATEMENT.name());

    private final Storage storage;

    @Inject
    LlmStore(Storage storage) {
        this.storage = storage;
    }

    private record Outcome(String outcome) {}

    private record Done(boolean done) {}

    private record Asked(String question) {}

    /** What was taken from one budget today, reservations included; money in millionths. */
    record Spent(String scope, long requests, long tokens, long money) {}

    /**
     * Something that was taken from the budgets.
     *
     * @param usage the most that it can use
     */
    record Reservation(String id, Provider provider, Usage usage) {}

    /**
     * Takes a call of a model from the budgets of the day, the channel and the user, at the most that it can cost.
     *
     * @throws NoAnswerException when one of them is short, or models are switched off
     */
    Reservation reserve(Errand errand, Provider provider, Usage worst, List<Long> limits, Instant at) {
        String id = UUID.randomUUID().toString();
        String outcome = asking(() -> storage.exec(
                        "reserve",
                        Map.of(
                                "id", id,
                                "at", at,
                                "channel", errand.channelKey(),
                                "person", errand.personKey(),
                                "provider", provider.name(),
                                "tokens", worst.tokens(),
                                "money", provider.price().millionths(worst),
                                "limits", limits)))
                .one(Outcome.class)
                .outcome();
        return switch (outcome) {
            case "ok" -> new Reservation(id, provider, worst);
            case "off" -> throw new NoAnswerException(NoAnswerException.Reason.OFF, "models are switched off");
            default -> throw new NoAnswerException(NoAnswerException.Reason.BUDGET, outcome);
        };
    }

    /** Puts what a call did cost in the place of its reservation. */
    void settle(Reservation reservation, Usage used) {
        long money = reservation.provider().price().millionths(used);
        asking(() -> storage.exec("settle", Map.of("id", reservation.id(), "tokens", used.tokens(), "money", money)));
    }

    /** What is spent today of the budgets of the day, the channel and the user. */
    List<Spent> spent(Errand errand, Instant at) {
        return asking(() -> storage.query(
                        "spent", Map.of("channel", errand.channelKey(), "person", errand.personKey(), "at", at)))
                .as(Spent.class);
    }

    boolean modelsAreOn() {
        return isOn(MODELS);
    }

    void switchModels(boolean on, String by, Instant at) {
        switchTo(MODELS, on, by, at);
    }

    boolean riffsAreOn(Errand errand) {
        return isOn(RIFFS + errand.channelKey());
    }

    void switchRiffs(Errand errand, boolean on, String by, Instant at) {
        switchTo(RIFFS + errand.channelKey(), on, by, at);
    }

    private boolean isOn(String name) {
        return asking(() -> storage.query("is_on", Map.of("name", name)))
                .one(Done.class)
                .done();
    }

    private void switchTo(String name, boolean on, String by, Instant at) {
        asking(() -> storage.exec("switch", Map.of("name", name, "state", on, "by", by, "at", at)));
    }

    /** Takes one of the channel's heckles of this hour; false when there is none left. */
    boolean takeRiff(Errand errand, int most, Instant at) {
        return asking(() -> storage.exec("take_riff", Map.of("channel", errand.channelKey(), "at", at, "most", most)))
                .one(Done.class)
                .done();
    }

    /** Questions about the same subject, the newest first. */
    List<String> askedAbout(String subject) {
        return asking(() -> storage.query("asked_about", Map.of("subject", subject))).as(Asked.class).stream()
                .map(Asked::question)
                .toList();
    }

    /** Whether a question is much like one of the last 2,000. */
    boolean isKnown(Draft draft) {
        return asking(() -> storage.query(
                        "is_known",
                        Map.of("shingles", Shingles.of(draft.question()), "answer", Folding.compact(draft.answer()))))
                .one(Done.class)
                .done();
    }

    /** Writes a question into the book; false when it is much like one of the last 2,000. */
    boolean remember(Draft draft, String id, String subject, Instant at) {
        return asking(() -> storage.exec(
                        "remember",
                        Map.of(
                                "id",
                                id,
                                "subject",
                                subject,
                                "question",
                                draft.question(),
                                "answer",
                                Folding.compact(draft.answer()),
                                "shingles",
                                Shingles.of(draft.question()),
                                "at",
                                at)))
                .one(Done.class)
                .done();
    }

    private static <T> T asking(Supplier<T> question) {
        try {
            return question.get();
        } catch (RoseyException failure) {
            if (isAway(failure)) {
                throw new NoAnswerException(NoAnswerException.Reason.STORAGE, failure.message());
            }
            throw failure;
        }
    }

    private static boolean isAway(RoseyException failure) {
        return failure.code().category() == dev.rosey.bus.ErrorCode.Category.DEPENDENCY
                || NOT_READY.contains(failure.code().name());
    }
}
