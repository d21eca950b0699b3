package dev.rosey.database;

import java.util.List;
import java.util.Set;
import org.hibernate.Session;

/**
 * Notes which transaction was about to commit which of a plugin's migrations, so that after a crash the server can be asked
 * what became of it.
 */
final class PendingMigration {

    private PendingMigration() {}

    /** The versions that were committed although their history was not written. */
    static Set<String> committed(Session session, String plugin) {
        return session.doReturningWork(connection -> {
            try (var statement = connection.prepareStatement("select unnest(versions) from _rosey.pending_migrations"
                    + " where plugin = ? and pg_catalog.pg_xact_status(transaction_id::xid8) = 'committed'")) {
                statement.setString(1, plugin);
                var versions = new java.util.HashSet<String>();
                try (var result = statement.executeQuery()) {
                    while (result.next()) {
                        versions.add(String.valueOf(result.getString(1)));
                    }
                }
                return Set.copyOf(versions);
            }
        });
    }

    /** Notes a transaction that is about to commit. */
    static boolean note(Session session, String plugin, String transactionId, List<String> versions) {
        session.doWork(connection -> {
            try (var statement = connection.prepareStatement(
                    "insert into _rosey.pending_migrations(plugin, transaction_id, versions) values (?, ?, ?)"
                            + " on conflict (plugin) do update"
                            + " set transaction_id = excluded.transaction_id, versions = excluded.versions")) {
                statement.setString(1, plugin);
                statement.setString(2, transactionId);
                statement.setArray(3, connection.createArrayOf("text", versions.toArray()));
                statement.executeUpdate();
            }
        });
        return true;
    }

    /** The history is written. */
    static void forget(Session session, String plugin) {
        session.doWork(connection -> {
            try (var statement =
                    connection.prepareStatement("delete from _rosey.pending_migrations where plugin = ?")) {
                statement.setString(1, plugin);
                statement.executeUpdate();
            }
        });
    }
}
