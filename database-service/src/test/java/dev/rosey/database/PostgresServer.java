package dev.rosey.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One real PostgreSQL for all tests of a run, and a database of its own for each who asks. With
 * {@code -Drosey.test.postgres=<port>} it is the one on that port of loopback, of any version, that trusts its user postgres.
 */
final class PostgresServer {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private PostgresServer() {}

    /** Started once; the server dies with the tests' JVM. */
    private static final class Running {
        static final int PORT =
                Optional.ofNullable(Integer.getInteger("rosey.test.postgres")).orElseGet(() -> start().getPort());

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
        run("postgres", "drop database if exists " + name);
        run("postgres", "create database " + name);
        return DatabaseConfig.of(url(name), "postgres", "");
    }

    /** A new database whose owner is no superuser. */
    static DatabaseConfig newDatabaseOfAPlainOwner() {
        var config = newDatabase();
        var name = config.url().substring(config.url().lastIndexOf('/') + 1);
        var owner = name + "_owner";
        run("postgres", "drop role if exists " + owner);
        run("postgres", "create role " + owner + " login createrole");
        run("postgres", "grant pg_signal_backend to " + owner);
        run("postgres", "alter database " + name + " owner to " + owner);
        return DatabaseConfig.of(config.url(), owner, "");
    }

    private static String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + Running.PORT + '/' + database;
    }

    /** Runs a command as the superuser. */
    static void run(String database, String sql) {
        try (var connection = DriverManager.getConnection(url(database), "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
