package dev.rosey.database;

import dev.rosey.bus.RoseyException;
import dev.rosey.bus.StorageCodes;
import dev.rosey.bus.StorageStatement;
import java.util.Map;

/**
 * A plugin as this instance of the service last read it.
 *
 * @param names its names in the database
 * @param revision how many times it migrated
 * @param statements what it registered, by name
 */
record KnownPlugin(PluginSchema names, long revision, Map<String, Known> statements) {

    /** A registered statement, ready to run. */
    record Known(StorageStatement.Kind kind, SqlText sql) {}

    KnownPlugin {
        statements = Map.copyOf(statements);
    }

    /** A registered statement of this kind. Fails with {@code UNKNOWN_STATEMENT}. */
    SqlText statement(String name, StorageStatement.Kind kind) {
        var known = statements.get(name);
        if (known == null) {
            throw new RoseyException(
                    StorageCodes.UNKNOWN_STATEMENT, names.plugin() + " has registered no statement " + name);
        }
        if (known.kind() != kind) {
            throw new RoseyException(
                    StorageCodes.UNKNOWN_STATEMENT,
                    name + " is " + (kind == StorageStatement.Kind.EXEC ? "a query" : "no query")
                            + "; it is served on the other subject");
        }
        return known.sql();
    }

    /** A registered statement of either kind, for a transaction. */
    SqlText statement(String name) {
        var known = statements.get(name);
        return known == null ? statement(name, StorageStatement.Kind.EXEC) : known.sql();
    }
}
