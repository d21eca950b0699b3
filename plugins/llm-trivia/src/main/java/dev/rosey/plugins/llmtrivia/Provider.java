package dev.rosey.plugins.llmtrivia;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A model with its price and a circuit breaker: one that fails again and again, or wants to be left alone, is not asked for
 * a while. Any thread may call.
 */
final class Provider {
    private static final int WINDOW = 5;
    private static final int FAILURES = 3;
    private static final Duration REST = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final String name;
    private final String modelName;
    private final Price price;
    private final LanguageModel model;
    private final InstantSource clock;
    private final CircuitBreaker breaker;
    private volatile Instant restsUntil = Instant.EPOCH;

    Provider(String name, String modelName, Price price, LanguageModel model, InstantSource clock) {
        this.name = name;
        this.modelName = modelName;
        this.price = price;
        this.model = model;
        this.clock = clock;
        this.breaker = CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(WINDOW)
                        .minimumNumberOfCalls(FAILURES)
                        .failureRateThreshold(100f * FAILURES / WINDOW)
                        .waitDurationInOpenState(REST)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .clock(clock.withZone(ZoneOffset.UTC))
                        .build());
    }

    String name() {
        return name;
    }

    String modelName() {
        return modelName;
    }

    Price price() {
        return price;
    }

    /** Whether it would be asked now. */
    boolean isReady() {
        boolean open = breaker.getState() == CircuitBreaker.State.OPEN;
        return !open && !clock.instant().isBefore(restsUntil);
    }

    /** Takes the right to ask once; {@link #ask} or {@link #leave} must follow. */
    boolean enter() {
        return !clock.instant().isBefore(restsUntil) && breaker.tryAcquirePermission();
    }

    /** Gives the right back. */
    void leave() {
        breaker.releasePermission();
    }

    /** Asks. Fails with {@link ModelException}, and with nothing else. */
    ModelAnswer ask(ModelPrompt prompt, Duration limit) {
        Instant start = clock.instant();
        try {
            var answer = TimeLimit.within(limit, () -> model.ask(prompt));
            breaker.onSuccess(millis(start), TimeUnit.MILLISECONDS);
            return answer;
        } catch (ModelException failure) {
            failed(start, failure);
            throw failure;
        } catch (TimeoutException late) {
            var failure = new ModelException(ModelException.Kind.LATE, "no answer within " + limit.toMillis() + " ms");
            failed(start, failure);
            throw failure;
        } catch (RuntimeException defect) {
            var failure = new ModelException(
                    ModelException.Kind.UNREADABLE, defect.getClass().getSimpleName());
            failed(start, failure);
            throw failure;
        }
    }

    private void failed(Instant start, ModelException failure) {
        breaker.onError(millis(start), TimeUnit.MILLISECONDS, failure);
        Duration pause = failure.pause();
        if (pause.isPositive()) {
            restsUntil = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
        }
    }

    private long millis(Instant start) {
        return Math.max(0, Duration.between(start, clock.instant()).toMillis());
    }
}
