package dev.rosey.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The modules of the class path in a JVM of their own, which can be killed. Several of them at one {@link NatsServer} are
 * several instances of each module. It ends with the test's JVM.
 */
public final class HostProcess implements AutoCloseable {

    private static final long ORDERLY_END_SECONDS = 20;

    private final Process process;
    private final Path log;

    private HostProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a host; does not wait until it serves.
     *
     * @param without a regular expression: what of the class path it does not get
     * @param settings by the names of environment variables
     */
    public static HostProcess start(NatsServer nats, String without, Map<String, String> settings) {
        var classes = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(path -> !path.matches(without))
                .collect(Collectors.joining(File.pathSeparator));
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classes,
                "dev.rosey.runtime.Host");
        try {
            var folder = Files.createTempDirectory(nats.credentialsDir().getParent(), "host-");
            var environment = new TreeMap<>(settings);
            nats.configure(
                    (key, value) -> environment.put(key.toUpperCase(Locale.ROOT).replace('.', '_'), value));
            environment.put("ROSEY_HTTP_FILE", folder.resolve("http").toString());
            environment.put("ROSEY_PARENT_WATCH", "stdin");
            builder.environment().putAll(environment);
            var log = folder.resolve("log");
            var process = builder.redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return new HostProcess(process, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code kill -9}; returns when it is dead. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Lets it end in order, as SIGTERM does; returns when it has. */
    public void stop() {
        process.destroy();
        try {
            if (!process.waitFor(ORDERLY_END_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the host does not end: " + log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What it has logged. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
