package dev.rosey.database;

import dev.rosey.bus.RoseyException;
import dev.rosey.bus.StorageCodes;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How much each plugin's schema holds. PostgreSQL has no quota; who is over the limit may only delete until it is below.
 *
 * <p>Safe from any thread. The sizes are as old as the last {@link #measure}.
 */
final class SchemaSizes {

    /** A {@code select} may call a function that writes; what only reads is asked on the other subject. */
    private static final Set<String> SHRINKING = Set.of("delete", "truncate", "drop");

    private final HibernateSessions sessions;
    private final long limit;
    private volatile Map<String, Long> sizes = Map.of();

    SchemaSizes(HibernateSessions sessions, long limit) {
        this.sessions = sessions;
        this.limit = limit;
    }

    /** Measures all schemas. */
    void measure() {
        sizes = sessions.own(session -> session.doReturningWork(connection -> {
            var measured = new HashMap<String, Long>();
            try (var statement = connection.createStatement();
                    var result = statement.executeQuery(
                            "select p.plugin, coalesce(sum(pg_catalog.pg_total_relation_size(c.oid)), 0)"
                                    + " from _rosey.plugins p"
                                    + " join pg_catalog.pg_namespace n on n.nspname = p.schema_name"
                                    + " left join pg_catalog.pg_class c on c.relnamespace = n.oid"
                                    + " and c.relkind in ('r', 'm', 'S') group by p.plugin")) {
                while (result.next()) {
                    measured.put(result.getString(1), result.getLong(2));
                }
            }
            return Map.copyOf(measured);
        }));
    }

    /** The bytes of each plugin's schema. */
    Map<String, Long> sizes() {
        return sizes;
    }

    /** Fails with {@code DENIED} when the plugin is over the limit and the statement is none that makes room. */
    void requireRoom(String plugin, SqlText sql) {
        long size = sizes.getOrDefault(plugin, 0L);
        if (size > limit && !SHRINKING.contains(sql.firstWord())) {
            throw new RoseyException(
                    StorageCodes.DENIED,
                    plugin + " holds " + (size >> 20) + " MB of " + (limit >> 20) + " MB; it may only delete");
        }
    }
}
