package dev.rosey.benchmarks;

import dev.rosey.runtime.Host;
import dev.rosey.testkit.NatsServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A JVM that ends with this one: it watches its standard input. Neither a {@code rosey.yaml} nor {@code ROSEY_} variables of
 * the environment reach it: a benchmark must not find the way to a real channel or database.
 *
 * @param log what it prints
 */
record ChildJvm(Process process, Path log) implements AutoCloseable {

    /** The same for all that is compared. */
    static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-Xms64m", "-Xmx160m");

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final int LAST_WORDS = 20;

    /** Starts a {@link BareService}. */
    static ChildJvm bareService(NatsServer nats) throws IOException {
        return start(
                nats,
                ClassPath.own(),
                Map.of(),
                List.of(
                        BareService.class.getName(),
                        nats.uri().toString(),
                        BareService.USER,
                        nats.password(BareService.USER)));
    }

    /** Starts a host with these of the modules that are on this JVM's class path. */
    static ChildJvm host(NatsServer nats, Set<String> modules, Map<String, String> settings) throws IOException {
        var environment = new HashMap<>(settings);
        environment.put("ROSEY_NATS_URL", nats.uri().toString());
        environment.put("ROSEY_CREDENTIALS_DIR", nats.credentialsDir().toString());
        environment.put("ROSEY_PARENT_WATCH", "stdin");
        environment.put("ROSEY_HOME", emptyFolder(nats).toString());
        return start(nats, ClassPath.own().withModules(modules), environment, List.of(Host.class.getName()));
    }

    private static ChildJvm start(
            NatsServer nats, ClassPath classPath, Map<String, String> environment, List<String> main)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(List.of("-cp", classPath.toString()));
        command.addAll(main);
        var log = Files.createTempFile(emptyFolder(nats), "jvm", ".log");
        var builder = new ProcessBuilder(command)
                .directory(emptyFolder(nats).toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("ROSEY_"));
        builder.environment().putAll(environment);
        return new ChildJvm(builder.start(), log);
    }

    /** The server's own folder: it goes with the server, and nobody puts a {@code rosey.yaml} there. */
    private static Path emptyFolder(NatsServer nats) {
        return nats.credentialsDir().resolveSibling("");
    }

    /** Waits until this call succeeds, which shows that the JVM has started. */
    void await(Call call) throws InterruptedException {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (!call.succeeds()) {
            if (!process.isAlive() || System.nanoTime() - end > 0) {
                throw new IllegalStateException("a JVM does not answer; it says:\n" + lastWords());
            }
            process.waitFor(100, TimeUnit.MILLISECONDS);
        }
    }

    private String lastWords() {
        try {
            var lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_WORDS), lines.size()));
        } catch (IOException e) {
            return "nothing";
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(15, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
