package dev.rosey.database;

import java.time.Duration;

/**
 * Where PostgreSQL is, and what a plugin may use of it. Keys below {@code rosey.database}.
 *
 * @param url {@code url}: the JDBC URL, for example {@code jdbc:postgresql://127.0.0.1:5433/rosey}
 * @param user {@code user}: the owner role; a superuser, or what the README asks for
 * @param password read from {@code password-file}
 * @param statementTimeout {@code statement-timeout}: how long one request's statements may take
 * @param slow {@code slow}: from when on a statement is reported as slow
 * @param connectionsPerPlugin {@code connections-per-plugin}: a plugin's bulkhead in one instance of the service
 * @param auditKept {@code audit-kept}: how long the trail of writes is kept
 * @param schemaLimit {@code schema-limit-mb}: how many bytes a plugin's schema may hold before it may only delete
 */
public record DatabaseConfig(
        String url,
        String user,
        String password,
        Duration statementTimeout,
        Duration slow,
        int connectionsPerPlugin,
        Duration auditKept,
        long schemaLimit) {

    public static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(3);
    public static final Duration SLOW = Duration.ofSeconds(1);
    public static final int CONNECTIONS_PER_PLUGIN = 4;
    public static final Duration AUDIT_KEPT = Duration.ofDays(30);
    public static final long SCHEMA_LIMIT = 1L << 30;

    public DatabaseConfig {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("rosey.database.url starts with jdbc:postgresql:, not " + url);
        }
        if (connectionsPerPlugin < 1) {
            throw new IllegalArgumentException("rosey.database.connections-per-plugin is at least 1");
        }
        requirePositive("statement-timeout", statementTimeout);
        requirePositive("slow", slow);
        requirePositive("audit-kept", auditKept);
    }

    /** PostgreSQL takes a time limit of nothing for none at all. */
    private static void requirePositive(String key, Duration time) {
        if (time.toMillis() < 1) {
            throw new IllegalArgumentException("rosey.database." + key + " is longer than nothing, not " + time);
        }
    }

    /** The defaults for all but the address. */
    public static DatabaseConfig of(String url, String user, String password) {
        return new DatabaseConfig(
                url, user, password, STATEMENT_TIMEOUT, SLOW, CONNECTIONS_PER_PLUGIN, AUDIT_KEPT, SCHEMA_LIMIT);
    }

    /** The same with another limit on a schema's size, in bytes. */
    public DatabaseConfig withSchemaLimit(long bytes) {
        return new DatabaseConfig(url, user, password, statementTimeout, slow, connectionsPerPlugin, auditKept, bytes);
    }

    @Override
    public String toString() {
        return "DatabaseConfig[url=" + url + ", user=" + user + "]";
    }
}
