package dev.rosey.k8s;

import dev.rosey.testkit.FreePort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;

/** A PostgreSQL that keeps its data while it is taken away, with the database and the owner that the Secret names. */
final class PostgresProcess {

    private final Path folder;
    private final Map<String, String> secret;
    private final int port = FreePort.find();
    private EmbeddedPostgres server;

    PostgresProcess(Path folder, Map<String, String> secret) {
        this.folder = folder;
        this.secret = secret;
    }

    /** Starts it; the first time, the database is made. */
    void start() throws IOException {
        boolean isNew = !folder.toFile().exists();
        server = EmbeddedPostgres.builder()
                .setPgBinaryResolver(PostgresProcess::binaries)
                .setPort(port)
                .setDataDirectory(folder.toFile())
                .setCleanDataDirectory(false)
                .setServerConfig("max_locks_per_transaction", "256")
                .start();
        if (isNew) {
            run("create role %s login superuser password '%s'".formatted(secret.get("user"), secret.get("password")));
            run("create database rosey owner " + secret.get("user"));
        }
    }

    /** The launcher's jar names the same binaries once more, which the library's own search takes for a mistake. */
    private static InputStream binaries(String system, String machine) {
        var processor = machine.startsWith("a") && !machine.equals("amd64") ? "arm_64" : "x86_64";
        return PostgresProcess.class.getResourceAsStream(
                "/postgres-%s-%s.txz".formatted(system.toLowerCase(Locale.ROOT), processor));
    }

    private void run(String sql) throws IOException {
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    /** Takes it away; the data stays. */
    void stop() throws IOException {
        server.close();
    }

    int port() {
        return port;
    }
}
