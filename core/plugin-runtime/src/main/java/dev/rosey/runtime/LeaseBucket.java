package dev.rosey.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rosey.bus.BusJson;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.Subjects;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.bus.nats.NatsBus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * A module's keys in the bucket of leases, by the two requests that the contract allows it: reading the last value of a key,
 * and writing one that replaces a known revision. Safe for use by several threads.
 */
final class LeaseBucket {

    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final String EXPECTED = "Nats-Expected-Last-Subject-Sequence";
    private static final String REVISION = "Nats-Sequence";
    private static final String OPERATION = "KV-Operation";
    private static final int NOT_FOUND = 404;
    private static final int OTHER_REVISION = 10071;
    private static final byte[] NOTHING = {};

    private final NatsBus bus;
    private final String prefix;

    LeaseBucket(NatsBus bus, String module) {
        this.bus = bus;
        this.prefix = "$KV." + Subjects.LEASES_BUCKET + '.' + module + '.';
    }

    /** What a key holds: its revision, 0 where there never was one, and the owner unless it was given back. */
    record Entry(long revision, Optional<String> owner) {
        static final Entry NONE = new Entry(0, Optional.empty());
    }

    private record Value(String instance) {}

    /** The last value of a key. */
    CompletableFuture<Entry> read(String what) {
        var subject = "$JS.API.DIRECT.GET.KV_" + Subjects.LEASES_BUCKET + '.' + subject(what);
        return bus.request(subject, NOTHING, TIMEOUT).thenApply(LeaseBucket::entry);
    }

    private static Entry entry(BusMessage reply) {
        if (reply.status() == NOT_FOUND) {
            return Entry.NONE;
        }
        var revision = reply.headers().get(REVISION);
        if (revision == null) {
            throw new RoseyException(ErrorCode.UNAVAILABLE, "the bucket of leases answered " + reply.status());
        }
        var owner = reply.headers().containsKey(OPERATION)
                ? Optional.<String>empty()
                : Optional.of(BusJson.read(reply.body(), Value.class).instance());
        return new Entry(Long.parseLong(revision), owner);
    }

    /** Writes an owner over this revision. The new revision, or none when somebody else has written meanwhile. */
    CompletableFuture<OptionalLong> write(String what, String owner, long over) {
        return put(what, over, Map.of(), BusJson.bytes(new Value(owner)));
    }

    /** Gives a key back, if this still is its revision. */
    CompletableFuture<OptionalLong> giveBack(String what, long revision) {
        return put(what, revision, Map.of(OPERATION, "DEL"), NOTHING);
    }

    private CompletableFuture<OptionalLong> put(String what, long over, Map<String, String> more, byte[] body) {
        var headers = new TreeMap<>(more);
        headers.put(EXPECTED, Long.toString(over));
        return bus.request(new BusMessage(subject(what), null, headers, body, 0), TIMEOUT)
                .thenApply(LeaseBucket::revision);
    }

    private static OptionalLong revision(BusMessage reply) {
        JsonNode ack = BusJson.readObject(reply.body());
        if (!ack.has("error")) {
            return OptionalLong.of(ack.path("seq").asLong());
        }
        if (ack.path("error").path("err_code").asInt() == OTHER_REVISION) {
            return OptionalLong.empty();
        }
        throw new RoseyException(
                ErrorCode.UNAVAILABLE,
                "the bucket of leases says: "
                        + ack.path("error").path("description").asText());
    }

    private String subject(String what) {
        return prefix + token(what);
    }

    /** A key holds no blanks, dots or letters beyond ASCII. CyTube's channels are the same whatever their case. */
    private static String token(String what) {
        var name = what.toLowerCase(Locale.ROOT);
        return name.matches("[a-z0-9_-]{1,100}")
                ? name
                : '=' + HexFormat.of().formatHex(name.getBytes(StandardCharsets.UTF_8));
    }
}
