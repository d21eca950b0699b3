package dev.rosey.database;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the roles that were changed from within. A role may give itself another password and other defaults, also where no
 * look at a statement sees it; with a password that it knows, a plugin could log in past this service. Such a role is put
 * right and its sessions are ended.
 */
final class RoleGuard {

    private static final Logger LOG = LoggerFactory.getLogger(RoleGuard.class);

    /** Plugins whose role or schema is not what {@link PluginAccounts} made it. */
    private static final String UNSOUND = """
            select p.plugin from _rosey.plugins p
              left join pg_catalog.pg_roles r on r.rolname = p.role_name
              left join pg_catalog.pg_namespace n on n.nspname = p.schema_name
            where r.oid is null or n.oid is null
              or not r.rolcanlogin or r.rolsuper or r.rolcreatedb or r.rolcreaterole or r.rolreplication or r.rolbypassrls
              or r.rolconnlimit <> %d or r.rolvaliduntil < 'infinity'
              or n.nspowner <> (select oid from pg_catalog.pg_roles where rolname = current_user)
              or not has_schema_privilege(r.oid, n.oid, 'usage') or not has_schema_privilege(r.oid, n.oid, 'create')
              or not has_database_privilege(r.oid, current_database(), 'connect')
              or exists (select from pg_catalog.pg_auth_members m where m.member = r.oid)
              or exists (
                select from pg_catalog.pg_db_role_setting s, unnest(s.setconfig) setting
                where s.setrole = r.oid and (s.setdatabase <> 0 or setting not like 'temp\\_file\\_limit=%%'))""".formatted(PluginAccounts.ROLE_CONNECTIONS);

    private static final String CHANGED_PASSWORD = """
            select p.plugin from _rosey.plugins p join pg_catalog.pg_authid r on r.rolname = p.role_name
            where p.verifier is distinct from r.rolpassword""";

    private static final String IS_SUPERUSER = "select rolsuper from pg_catalog.pg_roles where rolname = current_user";

    private final HibernateSessions sessions;
    private final PluginAccounts accounts;
    private final Consumer<DatabaseEvent> events;

    RoleGuard(HibernateSessions sessions, PluginAccounts accounts, Consumer<DatabaseEvent> events) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.events = events;
    }

    /** Looks at all roles and puts right those that were changed. */
    void look() {
        for (var plugin : changed()) {
            accounts.repair(plugin);
            endSessions(plugin);
            LOG.warn(
                    "The role or schema of {} was changed from within; it was put right and its sessions ended",
                    plugin);
            events.accept(new DatabaseEvent.Denied(
                    plugin, "", 0, dev.rosey.bus.StorageCodes.DENIED.name(), "the role was changed from within"));
        }
    }

    private List<String> changed() {
        return sessions.own(session -> List.copyOf(unsound(session)));
    }

    /** The plugins whose role, password or schema is not as it was made; a password only a superuser can compare. */
    static Set<String> unsound(Session session) {
        return session.doReturningWork(connection -> {
            var plugins = new HashSet<String>();
            try (var statement = connection.createStatement()) {
                add(plugins, statement, UNSOUND);
                if (isSuperuser(statement)) {
                    add(plugins, statement, CHANGED_PASSWORD);
                }
            }
            return plugins;
        });
    }

    private static void add(Set<String> plugins, Statement statement, String query) throws SQLException {
        try (var result = statement.executeQuery(query)) {
            while (result.next()) {
                plugins.add(result.getString(1));
            }
        }
    }

    private static boolean isSuperuser(Statement statement) throws SQLException {
        try (var result = statement.executeQuery(IS_SUPERUSER)) {
            return result.next() && result.getBoolean(1);
        }
    }

    private void endSessions(String plugin) {
        var role = accounts.names(plugin).role();
        sessions.own(session -> session.doReturningWork(connection -> {
            try (var statement = connection.prepareStatement(
                    "select pg_catalog.pg_terminate_backend(pid) from pg_catalog.pg_stat_activity where usename = ?")) {
                statement.setString(1, role);
                return statement.execute();
            }
        }));
    }
}
