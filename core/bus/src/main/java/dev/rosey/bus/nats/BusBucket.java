package dev.rosey.bus.nats;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import io.nats.client.JetStreamApiException;
import io.nats.client.KeyValue;
import io.nats.client.api.KeyValueEntry;
import io.nats.client.api.KeyValueOperation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A key-value bucket (see {@link BusStores}). Methods block until JetStream has answered, fail with {@code UNAVAILABLE}
 * where it does not, and may be called from any thread.
 */
public final class BusBucket {

    /**
     * What stands under a key.
     *
     * @param value the bytes; not copied, so do not write into them
     * @param revision grows with every change of the bucket
     */
    @SuppressWarnings("ArrayRecordComponent") // entries are never compared
    public record Entry(String key, byte[] value, long revision) {}

    /** What is done with the bucket. */
    private interface Work<T> {
        T on(KeyValue bucket) throws IOException, JetStreamApiException, InterruptedException;
    }

    private final NatsBus bus;
    private final String name;

    public BusBucket(NatsBus bus, String name) {
        this.bus = bus;
        this.name = name;
    }

    /** What stands under a key, if anything does. */
    public Optional<Entry> get(String key) {
        return doing(bucket -> entry(bucket, key));
    }

    /** Writes, whatever stood there. */
    public void put(String key, byte[] value) {
        doing(bucket -> bucket.put(key, value));
    }

    /** Takes a key away unless it was written to since this entry of it was read. */
    public void delete(Entry entry) {
        doing(bucket -> {
            bucket.delete(entry.key(), entry.revision());
            return true;
        });
    }

    /** Everything in the bucket. */
    public List<Entry> entries() {
        return doing(bucket -> {
            var entries = new ArrayList<Entry>();
            for (var key : bucket.keys()) {
                entry(bucket, key).ifPresent(entries::add);
            }
            return entries;
        });
    }

    private static Optional<Entry> entry(KeyValue bucket, String key) throws IOException, JetStreamApiException {
        return Optional.ofNullable(bucket.get(key))
                .filter(found -> found.getOperation() == KeyValueOperation.PUT)
                .map(BusBucket::entry);
    }

    private static Entry entry(KeyValueEntry found) {
        var value = found.getValue();
        return new Entry(found.getKey(), value == null ? new byte[0] : value, found.getRevision());
    }

    private <T> T doing(Work<T> work) {
        var connection = bus.connection();
        if (connection == null || !bus.state().connected()) {
            throw new RoseyException(ErrorCode.UNAVAILABLE, "not connected to NATS");
        }
        try {
            return work.on(connection.keyValue(name));
        } catch (IOException | JetStreamApiException | IllegalStateException e) {
            throw new RoseyException(ErrorCode.UNAVAILABLE, "the bucket " + name + " says: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RoseyException(ErrorCode.TIMEOUT, "interrupted while waiting for the bucket " + name, e);
        }
    }
}
