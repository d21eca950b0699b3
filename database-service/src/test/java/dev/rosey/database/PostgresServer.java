package dev.rosey.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** One real PostgreSQL for all tests of a run, and a database of its own for each who asks. */
final class PostgresServer {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private PostgresServer() {}

    /** Started once; the server dies with the tests' JVM. */
    private static final class Running {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_locks_per_transaction", "256")
                        .setServerConfig("lc_messages", "C")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A new, empty database. */
    static DatabaseConfig newDatabase() {
        var name = "rosey" + DATABASES.incrementAndGet();
        run("postgres", "create database " + name);
        return DatabaseConfig.of(Running.SERVER.getJdbcUrl("postgres", name), "postgres", "");
    }

    /** Runs a command as the superuser. */
    static void run(String database, String sql) {
        try (var connection = DriverManager.getConnection(Running.SERVER.getJdbcUrl("postgres", database));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
