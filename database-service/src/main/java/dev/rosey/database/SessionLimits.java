package dev.rosey.database;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.TimeZone;

/**
 * What holds in every session of a plugin. The server is told as the session logs in: there it goes above all that a role may
 * set for itself with {@code ALTER ROLE}, and {@code DISCARD ALL} returns to it. What a statement changes for itself is
 * therefore gone before the next, without being set again each time.
 */
final class SessionLimits {

    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration IDLE = Duration.ofSeconds(2);

    /**
     * Stands in front of a statement's text where this JVM is not in UTC: the driver logs in with the JVM's zone, which
     * nothing that is said at the login goes above.
     */
    static final String ZONE = isUtc() ? "" : "set local timezone to 'UTC';";

    private SessionLimits() {}

    private static boolean isUtc() {
        return TimeZone.getDefault().hasSameRules(TimeZone.getTimeZone(ZoneOffset.UTC));
    }

    /** As PostgreSQL takes them at a login. */
    static String options(PluginSchema names, Duration timeout) {
        return option("search_path", '"' + names.schema() + "\",\\ " + OwnSchema.EXTENSIONS)
                + option("statement_timeout", millis(timeout))
                + option("lock_timeout", millis(LOCK_TIMEOUT))
                + option("idle_in_transaction_session_timeout", millis(timeout.plus(IDLE)))
                + option("default_transaction_isolation", "read\\ committed")
                + option("work_mem", "8MB")
                + option("maintenance_work_mem", "32MB")
                + option("max_parallel_workers_per_gather", "0")
                + option("max_parallel_maintenance_workers", "0")
                + option("jit", "off")
                + option("standard_conforming_strings", "on")
                + option("intervalstyle", "iso_8601")
                + option("bytea_output", "hex")
                + option("extra_float_digits", "1")
                + option("client_min_messages", "warning");
    }

    private static String option(String name, String value) {
        return "-c " + name + '=' + value + ' ';
    }

    /** Sets the time that each statement of this transaction may take, for a migration. */
    static String longer(Duration timeout) {
        return "set local statement_timeout to " + timeout.toMillis()
                + "; set local idle_in_transaction_session_timeout to "
                + timeout.plus(IDLE).toMillis();
    }

    private static String millis(Duration time) {
        return time.toMillis() + "ms";
    }
}
