package dev.rosey.database;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Work that another thread carries out, and its outcome, for which one thread waits.
 *
 * @param <T> the outcome
 */
final class Waiting<T> {

    private static final Duration LIMIT = Duration.ofMillis(1_500);

    private final Supplier<T> work;
    private final Context trace = Context.current();
    private final long since = System.nanoTime();
    private final CompletableFuture<T> outcome = new CompletableFuture<>();

    Waiting(Supplier<T> work) {
        this.work = work;
    }

    /** Carries it out. Throws nothing. */
    void run() {
        try (var scope = trace.makeCurrent()) {
            outcome.complete(work.get());
        } catch (Throwable failure) { // an Error, too, is for the one who waits
            outcome.completeExceptionally(failure);
        }
    }

    void fail(RoseyException failure) {
        outcome.completeExceptionally(failure);
    }

    /** Whether it waits for too long by now to be served at all. */
    boolean isLate(long now) {
        return now - since >= LIMIT.toNanos();
    }

    /**
     * Waits for the outcome, and rethrows what the work threw. Whoever is interrupted goes on at once.
     *
     * @param givesUp takes it out of the queue, unless it has started
     */
    T await(BooleanSupplier givesUp) {
        try {
            return outcome.get();
        } catch (InterruptedException e) {
            throw interrupted(e, givesUp.getAsBoolean());
        } catch (ExecutionException e) {
            throw thrown(e);
        }
    }

    private static RoseyException interrupted(InterruptedException interruption, boolean isUndone) {
        Thread.currentThread().interrupt();
        var failure = new RoseyException(ErrorCode.TIMEOUT, "interrupted", interruption);
        return isUndone ? failure.with("outcome", "undone") : failure.withUnknownOutcome();
    }

    private static RuntimeException thrown(ExecutionException failure) {
        return switch (failure.getCause()) {
            case Error error -> throw error;
            case RuntimeException known -> known;
            case null, default -> new IllegalStateException(failure);
        };
    }
}
