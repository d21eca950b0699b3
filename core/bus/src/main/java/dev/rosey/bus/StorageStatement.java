package dev.rosey.bus;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Set;

/**
 * A statement that a plugin registers (bus contract, section 7).
 *
 * <pre>{@code {"name":"insert","kind":"exec","sql":"insert into quotes(text) values (:text) returning id"}}</pre>
 *
 * @param name the last token of its subject: {@code [a-z][a-z0-9_]{0,62}}, and no word of the contract
 * @param kind whether it may change something; it says which subject serves it
 * @param sql one statement with named parameters, {@code :name}
 */
public record StorageStatement(String name, Kind kind, String sql) {

    private static final Set<String> RESERVED = Set.of("migrate", "write", "read", "transaction", "purge");
    private static final int SQL_LIMIT = 128 * 1024;

    /** What a statement may do. */
    public enum Kind {
        /** Changes rows; served on {@code db.exec.<plugin>.<name>}. */
        @JsonProperty("exec")
        EXEC,
        /** Reads only; served on {@code db.query.<plugin>.<name>}. */
        @JsonProperty("query")
        QUERY
    }

    @SuppressWarnings("ConstantConditions") // JSON leaves out what the signature promises
    public StorageStatement {
        requireName(name);
        if (kind == null) {
            throw new IllegalArgumentException("statement.kind is missing: exec or query");
        }
        Wire.require(sql, "statement.sql", SQL_LIMIT);
    }

    /** Returns {@code name} when it can name a statement. */
    public static String requireName(String name) {
        Wire.require(name, "statement.name", 63);
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("a statement's name is [a-z][a-z0-9_]{0,62}, not " + name);
        }
        if (RESERVED.contains(name)) {
            throw new IllegalArgumentException("a statement cannot be named " + name);
        }
        return name;
    }
}
