package dev.rosey.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The service's own schema, and what everybody on the database is forbidden before a plugin arrives. Repeatable.
 *
 * <p>Advisory locks, large objects and temporary tables have no owner that could keep plugins apart, so nobody gets them.
 * A service that is no superuser cannot take some of these rights away; it says so in the log, and the README has the
 * commands for an administrator.
 */
final class OwnSchema {

    /** The schema for extensions that all plugins may use. */
    static final String EXTENSIONS = "_extensions";

    private static final Logger LOG = LoggerFactory.getLogger(OwnSchema.class);
    private static final String LOCATION = "classpath:dev/rosey/database/schema";

    private static final String REVOKE_FUNCTIONS = """
            do $$
            declare routine regprocedure;
            begin
              for routine in
                select p.oid from pg_catalog.pg_proc p
                where p.pronamespace = 'pg_catalog'::regnamespace
                  and (p.proname like 'pg\\_advisory\\_%' or p.proname like 'pg\\_try\\_advisory\\_%'
                       or p.proname like 'lo\\_%' or p.proname in ('lowrite', 'loread', 'pg_logical_emit_message', 'pg_notify'))
                  and (p.proacl is null or exists (select from aclexplode(p.proacl) a where a.grantee = 0))
              loop
                execute format('revoke execute on function %s from public', routine);
              end loop;
            end $$""";

    private final DataSource source;

    OwnSchema(DataSource source) {
        this.source = source;
    }

    /** Brings the schema up to date and takes the rights away. Fails when the database cannot be used. */
    void prepare() throws SQLException {
        migrate();
        try (Connection connection = source.getConnection()) {
            harden(connection);
        }
    }

    private void migrate() throws SQLException {
        try {
            Flyway.configure(OwnSchema.class.getClassLoader())
                    .dataSource(source)
                    .schemas(TenantConnections.OWN)
                    .defaultSchema(TenantConnections.OWN)
                    .table("own_history")
                    .locations(LOCATION)
                    .placeholderReplacement(false)
                    .loggers("slf4j")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new SQLException("the service's own schema cannot be brought up to date: " + e.getMessage(), e);
        }
    }

    private static void harden(Connection connection) throws SQLException {
        var database = '"' + connection.getCatalog().replace("\"", "\"\"") + '"';
        var refused = new ArrayList<String>();
        for (var command : List.of(
                "revoke all on database " + database + " from public",
                "revoke all on schema public from public",
                "revoke all on schema " + TenantConnections.OWN + " from public",
                "create schema if not exists " + EXTENSIONS,
                "grant usage on schema " + EXTENSIONS + " to public",
                "create extension if not exists pg_trgm schema " + EXTENSIONS,
                REVOKE_FUNCTIONS)) {
            try {
                HibernateSessions.execute(connection, command);
            } catch (SQLException e) {
                refused.add(command.lines().findFirst().orElse("") + " (" + SqlFailures.message(e) + ')');
            }
        }
        if (!refused.isEmpty()) {
            LOG.warn("The database keeps plugins apart less well than it could; refused: {}", refused);
        }
    }
}
