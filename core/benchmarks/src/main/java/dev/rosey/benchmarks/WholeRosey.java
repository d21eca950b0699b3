package dev.rosey.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rosey.bus.BusJson;
import dev.rosey.bus.nats.BusOptions;
import dev.rosey.bus.nats.NatsBus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Everything that {@code ./rosey up} runs, with the simulator, in a home of its own and on free ports. The system property
 * {@code rosey.distribution} names the folder with the jars that ship.
 */
final class WholeRosey implements AutoCloseable {

    /** The simulator's channel. */
    static final String CHANNEL = "movienight";

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path home;
    private final List<Integer> ports;
    private final Process supervisor;

    private WholeRosey(Path home, List<Integer> ports, Process supervisor) {
        this.home = home;
        this.ports = ports;
        this.supervisor = supervisor;
    }

    /**
     * Starts it; ready when this returns.
     *
     * @param yaml its {@code rosey.yaml}
     */
    static WholeRosey start(String yaml) throws IOException, InterruptedException {
        var home = Files.createTempDirectory("rosey-bench-home");
        Files.writeString(home.resolve("rosey.yaml"), yaml);
        var ports = freePorts();
        var rosey = new WholeRosey(home, ports, up(home, ports));
        try {
            rosey.awaitReady();
            return rosey;
        } catch (IllegalStateException | InterruptedException e) {
            rosey.close();
            throw e;
        }
    }

    private static Process up(Path home, List<Integer> ports) throws IOException {
        var lib = Path.of(System.getProperty("rosey.distribution"));
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Drosey.root=" + home,
                "-Drosey.lib=" + lib,
                "-cp",
                lib + "/*",
                "dev.rosey.launcher.Main",
                "up");
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("ROSEY_"));
        environment.put("ROSEY_HOME", home.toString());
        var names = List.of("ROSEY_NATS_PORT", "ROSEY_CYTUBE_PORT", "ROSEY_API_PORT", "ROSEY_PG_PORT");
        for (int i = 0; i < names.size(); i++) {
            environment.put(names.get(i), ports.get(i).toString());
        }
        return builder.redirectErrorStream(true)
                .redirectOutput(home.resolve("up.log").toFile())
                .start();
    }

    private static List<Integer> freePorts() throws IOException {
        var open = new ArrayList<ServerSocket>();
        try {
            for (int i = 0; i < 4; i++) {
                open.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return open.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (var socket : open) {
                socket.close();
            }
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!status().path("state").asText().equals("READY")) {
            if (!supervisor.isAlive() || System.nanoTime() - end > 0) {
                throw new IllegalStateException("Rosey did not start:\n" + Files.readString(home.resolve("up.log")));
            }
            supervisor.waitFor(200, TimeUnit.MILLISECONDS);
        }
    }

    private JsonNode status() {
        try {
            return BusJson.read(Files.readAllBytes(home.resolve("run/status.json")), JsonNode.class);
        } catch (IOException notYet) {
            return BusJson.emptyObject();
        }
    }

    /** The process of this name, while it runs. */
    Optional<ProcessHandle> process(String name) {
        return status().path("processes")
                .valueStream()
                .filter(entry -> entry.path("name").asText().equals(name))
                .map(entry -> entry.path("process").path("pid").asLong())
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .findFirst();
    }

    /** Where one joins the channel. */
    URI cytube() {
        return URI.create("http://127.0.0.1:" + ports.get(1));
    }

    /** A connection of the operator. The caller closes it. */
    NatsBus operator() throws IOException {
        var password =
                Files.readString(home.resolve("credentials/nats/operator")).strip();
        var bus = NatsBus.connect(
                BusOptions.of(URI.create("nats://127.0.0.1:" + ports.getFirst()), "operator", password));
        bus.whenConnected().join();
        return bus;
    }

    /** Stops it, as Ctrl-C does, and removes its home. */
    @Override
    public void close() throws IOException, InterruptedException {
        supervisor.destroy();
        if (!supervisor.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            supervisor.destroyForcibly();
        }
        try (var files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
