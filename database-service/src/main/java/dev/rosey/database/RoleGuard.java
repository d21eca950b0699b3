package dev.rosey.database;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the roles that were changed from within. A role may give itself another password and other defaults, also where no
 * look at a statement sees it; with a password that it knows, a plugin could log in past this service. Such a role is put
 * right and its sessions are ended.
 */
final class RoleGuard {

    private static final Logger LOG = LoggerFactory.getLogger(RoleGuard.class);

    /** Roles whose defaults are not what {@link PluginAccounts} gave them. */
    private static final String CHANGED_DEFAULTS =
            """
            select p.plugin from _rosey.plugins p join pg_catalog.pg_roles r on r.rolname = p.role_name
            where exists (
              select from pg_catalog.pg_db_role_setting s, unnest(s.setconfig) setting
              where s.setrole = r.oid and (s.setdatabase <> 0 or setting not like 'temp\\_file\\_limit=%'))""";

    private static final String CHANGED_PASSWORDS =
            """
            select p.plugin from _rosey.plugins p join pg_catalog.pg_authid r on r.rolname = p.role_name
            where p.verifier is not null and r.rolpassword is distinct from p.verifier""";

    private static final String IS_SUPERUSER =
            "select rolsuper from pg_catalog.pg_roles where rolname = current_user";

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
            LOG.warn("The role of {} was changed from within; it was put right and its sessions ended", plugin);
            events.accept(new DatabaseEvent.Denied(
                    plugin, "", 0, dev.rosey.bus.StorageCodes.DENIED.name(), "the role was changed from within"));
        }
    }

    private List<String> changed() {
        return sessions.own(session -> session.doReturningWork(connection -> {
            var plugins = new ArrayList<String>();
            try (var statement = connection.createStatement()) {
                for (var query : queries(statement)) {
                    try (var result = statement.executeQuery(query)) {
                        while (result.next()) {
                            plugins.add(result.getString(1));
                        }
                    }
                }
            }
            return plugins.stream().distinct().toList();
        }));
    }

    private static List<String> queries(java.sql.Statement statement) throws java.sql.SQLException {
        try (var result = statement.executeQuery(IS_SUPERUSER)) {
            return result.next() && result.getBoolean(1)
                    ? List.of(CHANGED_DEFAULTS, CHANGED_PASSWORDS)
                    : List.of(CHANGED_DEFAULTS);
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
