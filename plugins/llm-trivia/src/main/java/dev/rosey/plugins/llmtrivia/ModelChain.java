package dev.rosey.plugins.llmtrivia;

import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The providers, asked one after another until one answers. Every call is taken from the budgets before it is made; one
 * whose cost nobody knows stays counted at the most that it can have cost. Any thread may call.
 */
final class ModelChain {
    private static final Logger LOG = Logger.getLogger(ModelChain.class.getName());
    private static final Duration SHORTEST_CALL = Duration.ofSeconds(1);

    /** How much of the time that is left one provider may take, of ten parts, while another could be asked after it. */
    private static final int SHARE = 6;

    private final List<Provider> providers;
    private final LlmStore store;
    private final Supplier<LlmSettings> settings;
    private final InstantSource clock;
    private final Tally tally;

    ModelChain(
            List<Provider> providers,
            LlmStore store,
            Supplier<LlmSettings> settings,
            InstantSource clock,
            Tally tally) {
        this.providers = List.copyOf(providers);
        this.store = store;
        this.settings = settings;
        this.clock = clock;
        this.tally = tally;
    }

    boolean isEmpty() {
        return providers.isEmpty();
    }

    List<Provider> providers() {
        return providers;
    }

    /**
     * The answer of the first provider that has one.
     *
     * @throws NoAnswerException when there is none
     */
    ModelAnswer ask(ModelPrompt prompt, Errand errand) {
        var failure = new NoAnswerException(
                isEmpty() ? NoAnswerException.Reason.NO_MODEL : NoAnswerException.Reason.NOBODY,
                "no provider answered");
        List<Provider> open = providers.stream().filter(errand::mayAsk).toList();
        for (int i = 0; i < open.size(); i++) {
            boolean another = open.subList(i + 1, open.size()).stream().anyMatch(Provider::isReady);
            Duration limit = limit(errand.deadline().left(), another);
            if (limit.compareTo(shortest()) < 0) {
                break;
            }
            try {
                var answer = tried(open.get(i), prompt, errand, limit);
                if (answer.isPresent()) {
                    return answer.get();
                }
            } catch (NoAnswerException leash) {
                // Another provider may be cheaper.
                failure = leash;
            }
        }
        throw failure;
    }

    private Duration limit(Duration left, boolean another) {
        Duration share = another ? left.multipliedBy(SHARE).dividedBy(10) : left;
        Duration most = settings.get().callTimeout();
        return share.compareTo(most) < 0 ? share : most;
    }

    private Duration shortest() {
        Duration most = settings.get().callTimeout();
        return most.compareTo(SHORTEST_CALL) < 0 ? most.dividedBy(2) : SHORTEST_CALL;
    }

    private Optional<ModelAnswer> tried(Provider provider, ModelPrompt prompt, Errand errand, Duration limit) {
        if (!provider.enter()) {
            tally.call(provider.name(), "resting");
            return Optional.empty();
        }
        var reservation = reserved(provider, prompt, errand);
        try {
            Duration left = errand.deadline().left();
            var answer = provider.ask(prompt, left.compareTo(limit) < 0 ? left : limit);
            Usage used = answer.usage().orElse(reservation.usage());
            errand.add(new Errand.Call(
                    provider.name(),
                    provider.modelName(),
                    prompt.hash(),
                    used,
                    provider.price().millionths(used)));
            settle(reservation, used);
            tally.call(provider.name(), "answered");
            return Optional.of(answer);
        } catch (ModelException failed) {
            errand.failed(provider);
            tally.call(provider.name(), failed.kind().name().toLowerCase(java.util.Locale.ROOT));
            LOG.log(Level.INFO, () -> provider.name() + " did not answer: " + failed.getMessage());
            if (!failed.mayHaveCost()) {
                settle(reservation, Usage.NOTHING);
            }
            return Optional.empty();
        }
    }

    private LlmStore.Reservation reserved(Provider provider, ModelPrompt prompt, Errand errand) {
        try {
            return store.reserve(
                    errand, provider, prompt.worst(), settings.get().limits(), clock.instant());
        } catch (RuntimeException refused) {
            provider.leave();
            throw refused;
        }
    }

    /** Nobody waits for it: what is not settled is counted at its worst. */
    private void settle(LlmStore.Reservation reservation, Usage used) {
        Thread.ofVirtual().name("llm-trivia settle").start(Context.current().wrap(() -> {
            try {
                store.settle(reservation, used);
            } catch (RuntimeException unsettled) {
                LOG.log(Level.INFO, () -> "a call stays counted at its worst: " + unsettled.getMessage());
            }
        }));
    }
}
