package dev.rosey.bus;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Identifiers of requests and events: UUIDv7 (RFC 9562, section 5.7), which sort by the millisecond they were made in. */
public final class Ids {

    private Ids() {}

    /** A new UUIDv7 for this instant. Safe from any thread. */
    public static String next(Instant now) {
        var random = ThreadLocalRandom.current();
        long high = (now.toEpochMilli() << 16) | 0x7000L | (random.nextLong() & 0x0FFFL);
        long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }
}
