package dev.rosey.database;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.StorageCodes;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of requests that took long and of those that were denied.
 *
 * @param slow how long one may take; a migration may take longer
 * @param events takes what is to be published; never blocks
 */
record ObservedRequests(Duration slow, Consumer<DatabaseEvent> events) {

    private static final Logger LOG = LoggerFactory.getLogger(ObservedRequests.class);

    /** Does the work. Fails with {@link RoseyException} only: what nobody foresaw is logged and becomes {@code INTERNAL}. */
    <T> T observed(String plugin, String statement, Supplier<T> work) {
        long start = System.nanoTime();
        try {
            T result = work.get();
            ended(plugin, statement, start, "");
            return result;
        } catch (RoseyException e) {
            failed(plugin, statement, start, e);
            throw e;
        } catch (RuntimeException e) {
            LOG.error("{} of {} failed", statement, plugin, e);
            throw new RoseyException(ErrorCode.INTERNAL, "the database service failed", e);
        }
    }

    private void failed(String plugin, String statement, long start, RoseyException failure) {
        long micros = (System.nanoTime() - start) / 1_000;
        if (failure.code().equals(StorageCodes.DENIED)) {
            events.accept(new DatabaseEvent.Denied(
                    plugin, statement, micros, failure.code().name(), failure.message()));
        }
        ended(plugin, statement, start, failure.code().name());
    }

    private void ended(String plugin, String statement, long start, String code) {
        long took = System.nanoTime() - start;
        if (took >= slow.toNanos() && !statement.equals("migrate")) {
            events.accept(new DatabaseEvent.Slow(plugin, statement, took / 1_000, code));
        }
    }
}
