package dev.rosey.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL of one test's own, which it can stop, kill, hang and start again. */
final class OwnServer implements AutoCloseable {

    private final Path data;
    private final DatabaseConfig config;
    private final List<String> command = new ArrayList<>();

    OwnServer(Path data) {
        this.data = data;
        try (var socket = new ServerSocket(0)) {
            int port = socket.getLocalPort();
            socket.close();
            var server = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
            this.config = DatabaseConfig.of(server.getJdbcUrl("postgres", "postgres"), "postgres", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        rememberCommand();
    }

    /** The server refuses to run as root, who therefore starts it in a user namespace without rights. */
    private void rememberCommand() {
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        var info = postmaster().info();
        command.add(info.command().orElseThrow());
        command.addAll(List.of(info.arguments().orElseThrow()));
    }

    DatabaseConfig config() {
        return config;
    }

    /** Starts it again, after it was stopped or killed; whoever wants it must wait for it. */
    void start() {
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            data.resolve("restarted.log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops it in an orderly way; clients are cut off. */
    void stop() {
        end("-INT");
    }

    /** Ends it at once, as if the machine had stopped. */
    void kill() {
        end("-KILL");
    }

    private void end(String signal) {
        var processes = processes();
        signal(signal, processes.subList(0, 1));
        processes.forEach(process -> process.onExit().join());
    }

    /** Stops all its processes where they are. */
    void hang() {
        signal("-STOP", processes());
    }

    void goOn() {
        signal("-CONT", processes());
    }

    private List<ProcessHandle> processes() {
        var postmaster = postmaster();
        return Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
    }

    private ProcessHandle postmaster() {
        try {
            var pid = Files.readAllLines(data.resolve("postmaster.pid"))
                    .getFirst()
                    .strip();
            return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void signal(String name, List<ProcessHandle> processes) {
        var kill = new ArrayList<>(List.of("kill", name));
        processes.forEach(process -> kill.add(Long.toString(process.pid())));
        try {
            new ProcessBuilder(kill).start().onExit().join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
