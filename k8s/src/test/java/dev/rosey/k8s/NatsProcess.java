package dev.rosey.k8s;

import static org.awaitility.Awaitility.await;

import dev.rosey.testkit.FreePort;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** nats-server with the configuration of an overlay; addresses and folders are those of this machine. */
final class NatsProcess implements AutoCloseable {

    private final Path folder;
    private final String name;
    private final int port;
    private final int monitor = FreePort.find();
    private Process process;

    private NatsProcess(Path folder, String name, int port) {
        this.folder = folder;
        this.name = name;
        this.port = port;
    }

    /** The single server of an overlay. */
    static NatsProcess of(Manifests manifests, Secrets secrets, Path folder) throws IOException {
        return of(manifests, secrets, folder, "nats-0", config -> config);
    }

    /** One server of an overlay, whose configuration is changed further where its neighbours are. */
    static NatsProcess of(
            Manifests manifests,
            Secrets secrets,
            Path folder,
            String name,
            java.util.function.UnaryOperator<String> neighbours)
            throws IOException {
        Files.createDirectories(folder);
        var server = new NatsProcess(folder, name, FreePort.find());
        var config = manifests.one(ConfigMap.class, "nats-config").getData().get("nats.conf");
        Files.writeString(folder.resolve("nats.conf"), neighbours.apply(server.here(config)));
        for (var file : secrets.of("rosey-nats-server").entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), neighbours.apply(file.getValue()));
        }
        return server;
    }

    private String here(String config) {
        return config.replace("0.0.0.0:4222", "127.0.0.1:" + port)
                .replace("0.0.0.0:8222", "127.0.0.1:" + monitor)
                .replace("\"/data\"", '"' + folder.resolve("data").toString() + '"')
                .replace("/tmp/nats.pid", folder.resolve("nats.pid").toString());
    }

    void start() {
        launch();
        awaitPort();
    }

    /** Starts it and returns at once. */
    void launch() {
        var builder = new ProcessBuilder(
                        "nats-server", "--config", folder.resolve("nats.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
        builder.environment().put("POD_NAME", name);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("nats-server cannot be started; is it installed?", e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    void awaitPort() {
        await("nats-server").atMost(Duration.ofSeconds(30)).until(this::listens);
    }

    private boolean listens() throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("nats-server ended: " + Files.readString(folder.resolve("log")));
        }
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Takes it away. */
    void stop() {
        process.destroy();
        process.onExit().join();
    }

    int port() {
        return port;
    }

    URI uri() {
        return URI.create("nats://127.0.0.1:" + port);
    }

    /** The page of its own health, as the probes ask it. */
    URI monitor(String path) {
        return URI.create("http://127.0.0.1:" + monitor + path);
    }

    @Override
    public void close() {
        if (process != null) {
            stop();
        }
    }
}
