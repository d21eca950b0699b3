package dev.rosey.plugins.llmtrivia;

import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Bounds what blocks, whatever it does with interruptions: it is left behind on a virtual thread of its own, which carries on
 * the caller's trace.
 */
final class TimeLimit {

    private TimeLimit() {}

    /** The result of a call. Throws what it throws. */
    static <T> T within(Duration limit, Callable<T> call) throws TimeoutException {
        var task = new FutureTask<>(Context.current().wrap(call));
        Thread.ofVirtual().name("llm-trivia call").start(task);
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TimeoutException("interrupted");
        } finally {
            task.cancel(true);
        }
    }
}
