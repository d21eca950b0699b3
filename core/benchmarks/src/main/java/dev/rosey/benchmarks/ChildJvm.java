package dev.rosey.benchmarks;

import io.nats.client.Connection;
import io.nats.client.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A JVM that ends with this one: it watches its standard input. */
record ChildJvm(Process process) implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-Xms64m", "-Xmx160m");

    /** Starts a class with a main method on this JVM's class path. */
    static ChildJvm start(Class<?> main, Map<String, String> environment, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        return new ChildJvm(
                builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start());
    }

    /** Waits until somebody answers on this subject. */
    void awaitAnswer(Connection connection, String subject) throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (!answers(connection, subject)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("nobody answers on " + subject);
            }
            process.waitFor(100, TimeUnit.MILLISECONDS);
        }
    }

    private static boolean answers(Connection connection, String subject) throws InterruptedException {
        try {
            Message reply = connection
                    .request(subject, "{}".getBytes(StandardCharsets.UTF_8))
                    .get(1, TimeUnit.SECONDS);
            return !reply.isStatusMessage();
        } catch (ExecutionException | TimeoutException nobodyYet) {
            return false;
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
