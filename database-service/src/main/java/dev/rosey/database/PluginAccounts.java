package dev.rosey.database;

import jakarta.persistence.LockModeType;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HexFormat;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * The plugins' schemas and roles: made once, and put right when a plugin has changed its own. The service owns the schema;
 * the role may only use it and create in it.
 *
 * <p>Safe from any thread, and with other instances of the service on the same database.
 */
final class PluginAccounts {

    /** Connections of one role over all instances of the service. */
    static final int ROLE_CONNECTIONS = 20;

    private static final String TEMP_FILE_LIMIT = "64MB";
    private static final int PASSWORD_BYTES = 32;

    /** The lock under which new plugins are made, one at a time over all instances; any number of our own will do. */
    private static final long NEWCOMERS = 0x726f736579L;

    private static final String LOCK_LIMIT = "set local lock_timeout = '25s'";

    private final HibernateSessions sessions;
    private final TenantConnections connections;
    private final Logins logins;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final String database;

    PluginAccounts(HibernateSessions sessions, TenantConnections connections, Logins logins, InstantSource clock) {
        this.sessions = sessions;
        this.connections = connections;
        this.logins = logins;
        this.clock = clock;
        this.database = String.valueOf(logins.own().getDatabaseName());
    }

    /** What a plugin is called here, whether it is known or not. */
    PluginSchema names(String plugin) {
        return PluginSchema.of(plugin, database);
    }

    /** Lets a plugin's statements onto connections of its role. */
    void admit(PluginAccount account) {
        var names = account.names();
        connections.admit(names.plugin(), logins.plugin(names, account.password()));
    }

    /**
     * Gives a plugin its schema and role, or puts them right.
     *
     * @return whether it is new
     */
    boolean provision(String plugin) {
        var names = names(plugin);
        return sessions.own(session -> {
            var account = locked(session, plugin);
            if (account == null) {
                HibernateSessions.execute(session, "select pg_catalog.pg_advisory_xact_lock(" + NEWCOMERS + ")");
                account = locked(session, plugin);
            }
            boolean isNew = account == null;
            if (account == null) {
                account = new PluginAccount(names, password(), clock.instant());
                session.persist(account);
                session.flush();
            }
            if (isNew || RoleGuard.unsound(session).contains(plugin)) {
                establish(session, account);
            }
            admit(account);
            return isNew;
        });
    }

    /** A plugin's row, which stays locked until the transaction ends; null for a plugin that is not known. */
    static @Nullable PluginAccount locked(Session session, String plugin) {
        HibernateSessions.execute(session, LOCK_LIMIT);
        return session.find(PluginAccount.class, plugin, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Puts a plugin's role and schema right, as after a failed login. */
    void repair(String plugin) {
        sessions.own(session -> {
            var account = locked(session, plugin);
            if (account != null) {
                establish(session, account);
            }
            return account;
        });
    }

    private void establish(Session session, PluginAccount account) {
        session.doWork(connection -> {
            var names = account.names();
            boolean superuser = isSuperuser(connection);
            if (!exists(connection, "select 1 from pg_catalog.pg_roles where rolname = ?", names.role())) {
                HibernateSessions.execute(connection, "create role \"" + names.role() + '"');
            }
            restrict(connection, names, superuser);
            connection
                    .unwrap(PGConnection.class)
                    .alterUserPassword(names.role(), account.password().toCharArray(), "scram-sha-256");
            account.keepVerifier(superuser ? verifier(connection, names) : null);
            ownSchema(connection, names);
        });
    }

    private void restrict(Connection connection, PluginSchema names, boolean superuser) throws SQLException {
        var role = '"' + names.role() + '"';
        var quoted = quotedDatabase();
        // Who lacks a power may not even deny it to others; a new role has none of them.
        var powers = superuser ? " nosuperuser nocreatedb noreplication nobypassrls" : "";
        HibernateSessions.execute(
                connection,
                "alter role " + role + " login nocreaterole noinherit" + powers + " connection limit "
                        + ROLE_CONNECTIONS + " valid until 'infinity'");
        HibernateSessions.execute(connection, "alter role " + role + " reset all");
        HibernateSessions.execute(connection, "alter role " + role + " in database " + quoted + " reset all");
        if (superuser) {
            HibernateSessions.execute(
                    connection, "alter role " + role + " set temp_file_limit = '" + TEMP_FILE_LIMIT + '\'');
        }
        HibernateSessions.execute(connection, "grant connect on database " + quoted + " to " + role);
        HibernateSessions.execute(connection, leaveAll(role));
    }

    /** A role is a member of nothing. */
    private static String leaveAll(String role) {
        return """
                do $$
                declare other text;
                begin
                  for other in
                    select r.rolname from pg_catalog.pg_auth_members m join pg_catalog.pg_roles r on r.oid = m.roleid
                    where m.member = '%s'::regrole
                  loop
                    execute format('revoke %%I from %%s', other, '%s');
                  end loop;
                end $$""".formatted(role, role);
    }

    private static void ownSchema(Connection connection, PluginSchema names) throws SQLException {
        var schema = '"' + names.schema() + '"';
        if (!exists(connection, "select 1 from pg_catalog.pg_namespace where nspname = ?", names.schema())) {
            HibernateSessions.execute(connection, "create schema " + schema);
        }
        HibernateSessions.execute(connection, "alter schema " + schema + " owner to current_user");
        HibernateSessions.execute(connection, "revoke all on schema " + schema + " from public");
        HibernateSessions.execute(
                connection, "grant usage, create on schema " + schema + " to \"" + names.role() + '"');
    }

    private static boolean isSuperuser(Connection connection) throws SQLException {
        return exists(
                connection,
                "select 1 from pg_catalog.pg_roles where rolsuper and rolname = current_user and ? <> ''",
                "-");
    }

    private static boolean exists(Connection connection, String sql, String name) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            try (var result = statement.executeQuery()) {
                return result.next();
            }
        }
    }

    private static @Nullable String verifier(Connection connection, PluginSchema names) throws SQLException {
        try (var statement =
                connection.prepareStatement("select rolpassword from pg_catalog.pg_authid where rolname = ?")) {
            statement.setString(1, names.role());
            try (var result = statement.executeQuery()) {
                return result.next() ? result.getString(1) : null;
            }
        }
    }

    /** Takes a plugin's schema and role away, with all they hold. */
    void remove(String plugin) {
        connections.forget(plugin);
        sessions.own(session -> {
            var account = locked(session, plugin);
            if (account != null) {
                drop(session, account.names());
                session.remove(account);
            }
            return account;
        });
    }

    /** Takes a plugin away that has never migrated; one that has meanwhile stays as it is. */
    void removeUnused(String plugin) {
        sessions.own(session -> {
            var account = locked(session, plugin);
            if (account != null && account.revision() == 0) {
                connections.forget(plugin);
                drop(session, account.names());
                session.remove(account);
            }
            return account;
        });
    }

    private void drop(Session session, PluginSchema names) {
        var role = '"' + names.role() + '"';
        HibernateSessions.execute(session, "drop schema \"" + names.schema() + "\" cascade");
        HibernateSessions.execute(
                session, "drop table if exists " + TenantConnections.OWN + ".\"history_" + names.schema() + '"');
        HibernateSessions.execute(session, "revoke all on database " + quotedDatabase() + " from " + role);
        if (session.doReturningWork(PluginAccounts::isSuperuser)) {
            HibernateSessions.execute(session, "drop owned by " + role + " cascade");
        }
        HibernateSessions.execute(session, "drop role " + role);
    }

    private String quotedDatabase() {
        return '"' + database.replace("\"", "\"\"") + '"';
    }

    private String password() {
        var bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
