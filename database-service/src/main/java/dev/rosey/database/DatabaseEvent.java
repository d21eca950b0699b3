package dev.rosey.database;

import dev.rosey.plugin.Event;

/** What the service publishes, beside the events that every module has about itself. */
sealed interface DatabaseEvent {

    /** A plugin's schema was brought up to date. */
    @Event("db.migrated")
    record Migrated(String plugin, String statement, long durationUs, String code, String version)
            implements DatabaseEvent {}

    /** A plugin tried what it may not; {@code reason} is what the database or the service said to it. */
    @Event("db.denied")
    record Denied(String plugin, String statement, long durationUs, String code, String reason)
            implements DatabaseEvent {}

    /** A statement took long, or too long. */
    @Event("db.slow")
    record Slow(String plugin, String statement, long durationUs, String code) implements DatabaseEvent {}

    /** PostgreSQL does not answer any more. */
    @Event("db.unavailable")
    record Unavailable(String plugin, String statement, long durationUs, String code, String reason)
            implements DatabaseEvent {}

    /** PostgreSQL answers again; {@code duration_us} is how long it did not. */
    @Event("db.recovered")
    record Recovered(String plugin, String statement, long durationUs, String code) implements DatabaseEvent {}
}
