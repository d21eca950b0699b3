package dev.rosey.cytube;

import java.time.Duration;
import java.util.Locale;

/**
 * Why Rosey is not in a channel, which decides when it tries again: the first wait and the longest one that doubling leads
 * to.
 */
enum LeaveCause {
    /** The site or the way to it is down, or restarts. */
    UNREACHABLE(Duration.ofMillis(500), Duration.ofSeconds(8)),
    /** CyTube lets 5 connections from an address through, then one in 10 s. */
    RATE_LIMITED(Duration.ofSeconds(12), Duration.ofMinutes(1)),
    /** Somebody wanted Rosey out; it comes back, but not at once. */
    KICKED(Duration.ofSeconds(30), Duration.ofMinutes(10)),
    /** Another instance has the name. Coming back throws that one out, so two would alternate for ever. */
    DUPLICATE_LOGIN(Duration.ofMinutes(2), Duration.ofMinutes(30)),
    BANNED(Duration.ofMinutes(10), Duration.ofHours(2)),
    /** The account, its password or the guest's name is not accepted; one guest login an address and minute is. */
    LOGIN_REFUSED(Duration.ofSeconds(65), Duration.ofMinutes(10)),
    /** The channel wants a password that Rosey does not have. */
    CHANNEL_PASSWORD(Duration.ofMinutes(1), Duration.ofMinutes(10));

    private final Duration first;
    private final Duration longest;

    LeaveCause(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
    }

    Duration first() {
        return first;
    }

    Duration longest() {
        return longest;
    }

    /** What a {@code kick} with this reason means. */
    static LeaveCause ofKick(String reason) {
        String text = reason.toLowerCase(Locale.ROOT);
        if (text.equals("duplicate login")) {
            return DUPLICATE_LOGIN;
        }
        if (text.equals("you're banned!") || text.startsWith("you are banned") || text.contains("ip banned")) {
            return BANNED;
        }
        if (text.startsWith("too many connections")) {
            return RATE_LIMITED;
        }
        return KICKED;
    }

    /** What a connection that failed with this reason means. */
    static LeaveCause ofFailedConnection(String reason) {
        String text = reason.toLowerCase(Locale.ROOT);
        if (text.startsWith("you are banned")) {
            return BANNED;
        }
        return text.contains("rate limit") ? RATE_LIMITED : UNREACHABLE;
    }
}
