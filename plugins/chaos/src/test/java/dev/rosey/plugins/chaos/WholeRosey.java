package dev.rosey.plugins.chaos;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rosey.bus.BusJson;
import dev.rosey.bus.nats.BusOptions;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.testkit.FreePort;
import dev.rosey.testkit.TestBot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A Rosey of its own home and ports, in processes of its own: what is packaged, and the chaos plugin beside it. */
final class WholeRosey implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofMinutes(2);
    static final String CHANNEL = "movienight";

    /** The folder with the jars that ship. */
    static final Path DISTRIBUTION = Path.of(System.getProperty("rosey.distribution"));

    private static final Path CHAOS = Path.of(System.getProperty("chaos.jar"));

    private final int natsPort = FreePort.find();
    private final int cytubePort = FreePort.find();
    private final int apiPort = FreePort.find();
    private final Path folder;
    private final Process supervisor;

    private WholeRosey(Path folder, String yaml, Set<String> without) {
        this.folder = folder;
        try {
            Files.writeString(Files.createDirectories(home()).resolve("rosey.yaml"), yaml);
            Files.copy(
                    CHAOS,
                    Files.createDirectories(home().resolve("plugins.d")).resolve("chaos.jar"),
                    StandardCopyOption.REPLACE_EXISTING);
            this.supervisor = start(library(without));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(supervisor::destroy));
        await("Rosey in " + folder).atMost(PATIENCE).until(this::isReadyOrGone);
        if (!supervisor.isAlive()) {
            throw new IllegalStateException("Rosey did not start:\n" + log());
        }
    }

    /** Everything that ships, ready when this returns; {@code yaml} is its {@code rosey.yaml}. */
    static WholeRosey start(Path folder, String yaml) {
        return new WholeRosey(folder, yaml, Set.of());
    }

    /** What chat and dice need, and no more. */
    static WholeRosey small(Path folder, String yaml) {
        return new WholeRosey(
                folder,
                yaml,
                Set.of("quote-db", "trivia", "inspector", "inspector-dashboard", "llm-trivia", "database-service"));
    }

    private Path library(Set<String> without) throws IOException {
        var lib = Files.createDirectories(folder.resolve("lib"));
        try (var jars = Files.list(DISTRIBUTION)) {
            for (var jar : jars.toList()) {
                var name = jar.getFileName().toString();
                if (without.stream().noneMatch(artifact -> name.matches(artifact + "-\\d.*"))) {
                    Files.createSymbolicLink(lib.resolve(name), jar.toAbsolutePath());
                }
            }
        }
        return lib;
    }

    private Process start(Path lib) throws IOException {
        var launcher = lib.resolve("launcher-1.0.0.jar");
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Drosey.root=" + folder,
                "-Drosey.lib=" + lib,
                "-cp",
                launcher.toString(),
                "dev.rosey.launcher.Main",
                "up");
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("ROSEY_"));
        environment.put("ROSEY_HOME", home().toString());
        environment.put("ROSEY_NATS_PORT", Integer.toString(natsPort));
        environment.put("ROSEY_CYTUBE_PORT", Integer.toString(cytubePort));
        environment.put("ROSEY_API_PORT", Integer.toString(apiPort));
        environment.put("ROSEY_PG_PORT", Integer.toString(FreePort.find()));
        return builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("up.log").toFile())
                .start();
    }

    Path home() {
        return folder.resolve("home");
    }

    private boolean isReadyOrGone() {
        return !supervisor.isAlive() || status().path("state").asText().equals("READY");
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("up.log"));
        } catch (IOException e) {
            return "nothing";
        }
    }

    private JsonNode status() {
        try {
            return BusJson.read(Files.readAllBytes(home().resolve("run/status.json")), JsonNode.class);
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

    /** Waits for the process of this name: what is told of it may come later than it answers. */
    ProcessHandle awaitProcess(String name) {
        return await("a process " + name)
                .atMost(PATIENCE)
                .until(() -> process(name).filter(ProcessHandle::isAlive), Optional::isPresent)
                .orElseThrow();
    }

    /** The plugins that a process hosts. */
    List<String> pluginsOf(String process) {
        return status().path("processes")
                .valueStream()
                .filter(entry -> entry.path("name").asText().equals(process))
                .flatMap(entry -> entry.path("plugins").valueStream())
                .map(JsonNode::asText)
                .toList();
    }

    /** How often nats-server has read its users anew. */
    long changesOfUsers() {
        try (var lines = Files.lines(home().resolve("logs/nats-server.log"))) {
            return lines.filter(line -> line.endsWith("[INF] Reloaded server configuration"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int natsPort() {
        return natsPort;
    }

    /** Where REST and the page are. */
    URI api() {
        return URI.create("http://127.0.0.1:" + apiPort);
    }

    /** The operator's token for both. */
    String apiToken() {
        return secret("api-token");
    }

    /** Waits for a process of this name that is another than before. */
    ProcessHandle awaitSuccessor(String name, ProcessHandle before) {
        return await("another " + name)
                .atMost(PATIENCE)
                .until(() -> process(name).filter(now -> now.pid() != before.pid()), Optional::isPresent)
                .orElseThrow();
    }

    /** Every process that it has started and that still runs. */
    List<ProcessHandle> processes() {
        return supervisor.descendants().toList();
    }

    /** Sends a signal by its short name. */
    static void signal(ProcessHandle process, String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A connection of the operator. The caller closes it. */
    NatsBus operator() {
        return connect("operator");
    }

    /** A connection of a plugin's user, without the runtime that the plugin would have. The caller closes it. */
    NatsBus connect(String user) {
        var options = BusOptions.of(URI.create("nats://127.0.0.1:" + natsPort), user, secret("nats/" + user));
        var bus = NatsBus.connect(options);
        bus.whenConnected().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        return bus;
    }

    /** Somebody in the channel. */
    TestBot guest(String name) {
        return TestBot.join(cytube(), CHANNEL, name);
    }

    /** Somebody of rank 5 in the channel. */
    TestBot owner() {
        return TestBot.join(cytube(), CHANNEL, "owner", secret("simulator"));
    }

    private URI cytube() {
        return URI.create("http://127.0.0.1:" + cytubePort);
    }

    private String secret(String file) {
        try {
            return Files.readString(home().resolve("credentials").resolve(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks it to stop, as Ctrl-C does, and waits until it has. */
    @Override
    public void close() {
        supervisor.destroy();
        try {
            if (!supervisor.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                supervisor.destroyForcibly();
                throw new IllegalStateException("Rosey does not stop:\n" + log());
            }
            removeLibrary();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void removeLibrary() throws IOException {
        try (var links = Files.list(folder.resolve("lib"))) {
            for (var link : links.toList()) {
                Files.delete(link);
            }
        }
    }
}
