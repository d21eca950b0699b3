package dev.rosey.database;

import dev.rosey.bus.RoseyException;
import dev.rosey.bus.StorageCodes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * The plugins as this instance last read them. What is known is taken for true no longer than the {@link #LEASE}; then the
 * database is asked whether it still is. A migrate that replaces a statement answers only when that time is over, so that no
 * instance runs the old one for somebody who knows of the new one.
 *
 * <p>Safe from any thread.
 */
final class KnownPlugins {

    /** How long what was read may be used without asking. */
    static final Duration LEASE = Duration.ofMillis(50);

    private final HibernateSessions sessions;
    private final PluginAccounts accounts;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    private record Seen(KnownPlugin plugin, long nanos) {

        boolean isFresh() {
            return System.nanoTime() - nanos < LEASE.toNanos();
        }
    }

    /** The plugin has migrated meanwhile; what was done for it is to be undone and done again. */
    static final class Replaced extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private Replaced() {
            super("replaced", null, false, false);
        }
    }

    KnownPlugins(HibernateSessions sessions, PluginAccounts accounts) {
        this.sessions = sessions;
        this.accounts = accounts;
    }

    /** A plugin that has migrated. Fails with {@code NOT_MIGRATED}. */
    KnownPlugin get(String plugin) {
        var last = seen.get(plugin);
        if (last != null && last.isFresh()) {
            return last.plugin();
        }
        long asked = System.nanoTime();
        var current = last != null && isCurrent(last.plugin()) ? last.plugin() : read(plugin);
        seen.put(plugin, new Seen(current, asked));
        return current;
    }

    /** Fails with {@link Replaced} unless this is what {@link #get} would give, too. Asked before a commit or an answer. */
    void requireStill(KnownPlugin known) {
        if (get(known.names().plugin()).revision() != known.revision()) {
            throw new Replaced();
        }
    }

    /** Forgets a plugin, which is read anew when it is needed. */
    void forget(String plugin) {
        seen.remove(plugin);
    }

    private boolean isCurrent(KnownPlugin known) {
        var plugin = known.names().plugin();
        return sessions.own(session -> session.doReturningWork(connection -> {
            try (var statement =
                    connection.prepareStatement("select 1 from _rosey.plugins where plugin = ? and revision = ?")) {
                statement.setString(1, plugin);
                statement.setLong(2, known.revision());
                try (var result = statement.executeQuery()) {
                    return result.next();
                }
            }
        }));
    }

    private KnownPlugin read(String plugin) {
        accounts.names(plugin);
        var read = sessions.own(session -> read(session, plugin));
        if (read == null) {
            seen.remove(plugin);
            throw new RoseyException(StorageCodes.NOT_MIGRATED, plugin + " has not sent its migrate yet");
        }
        return read;
    }

    private @Nullable KnownPlugin read(Session session, String plugin) {
        var account = session.find(PluginAccount.class, plugin);
        if (account == null || account.revision() == 0) {
            return null;
        }
        accounts.admit(account);
        var statements = session
                .createSelectionQuery(
                        "from RegisteredStatement s where s.key.plugin = :plugin", RegisteredStatement.class)
                .setParameter("plugin", plugin)
                .stream()
                .map(RegisteredStatement::statement)
                .collect(Collectors.toMap(
                        statement -> statement.name(),
                        statement -> new KnownPlugin.Known(statement.kind(), SqlText.parse(statement.sql()))));
        return new KnownPlugin(account.names(), account.revision(), statements);
    }
}
