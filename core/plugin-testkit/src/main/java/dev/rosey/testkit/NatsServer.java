package dev.rosey.testkit;

import dev.rosey.bus.Manifest;
import dev.rosey.bus.NatsConfig;
import dev.rosey.bus.Permissions;
import dev.rosey.bus.nats.BusOptions;
import dev.rosey.bus.nats.BusStores;
import dev.rosey.bus.nats.NatsBus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real nats-server on a free port of loopback, with a user for every module whose manifest is on the class path, one
 * {@code operator} who may do everything, and whoever a test adds. It can be killed, frozen and started again on the same
 * port.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final NatsServer nats = new NatsServer();
 * }</pre>
 */
public final class NatsServer implements BeforeAllCallback, AfterAllCallback, AutoCloseable {

    /** The user who may do everything. */
    public static final String OPERATOR = "operator";

    private static final Duration START_LIMIT = Duration.ofSeconds(20);

    private final int port = FreePort.find();
    private final Path folder = temporaryFolder();
    private final Map<String, Permissions> users = new TreeMap<>();
    private boolean stores;
    private @Nullable Process process;

    public NatsServer() {
        users.put(OPERATOR, Permissions.OPERATOR);
        manifests().forEach(manifest -> users.put(manifest.name(), Permissions.ofShipped(manifest)));
    }

    /** Adds a user beside those of the manifests. */
    public NatsServer withUser(String name, Permissions permissions) {
        users.put(name, permissions);
        return this;
    }

    /** Takes a user away; whoever is connected as that user is refused at the next start. */
    public NatsServer withoutUser(String name) {
        users.remove(name);
        return this;
    }

    /** Makes at its start what rosey-core makes on the bus, for tests that go without rosey-core. */
    public NatsServer withStores() {
        stores = true;
        return this;
    }

    /** The manifests on the class path. */
    public static List<Manifest> manifests() {
        var manifests = new ArrayList<Manifest>();
        try {
            for (URL url : Collections.list(NatsServer.class.getClassLoader().getResources(Manifest.RESOURCE))) {
                try (var stream = url.openStream()) {
                    manifests.add(Manifest.read(stream));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return manifests;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        start();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    /** Starts the server, unless it runs, and waits until it takes connections. */
    public void start() {
        if (process != null && process.isAlive()) {
            return;
        }
        try {
            var config = writeUsers();
            process = new ProcessBuilder("nats-server", "--config", config.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("nats-server.log").toFile()))
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        } catch (IOException e) {
            throw new UncheckedIOException("nats-server cannot be started; is it installed?", e);
        }
        Awaitility.await("nats-server on port " + port).atMost(START_LIMIT).until(this::listens);
        if (stores) {
            try (var operator = connect(OPERATOR)) {
                BusStores.create(operator);
            }
        }
    }

    /** Has the running server read its users anew, with one more, as it does when a plugin comes. */
    public void admit(String name, Permissions permissions) {
        users.put(name, permissions);
        try {
            writeUsers();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        signal("HUP");
        connect(name).close();
    }

    private Path writeUsers() throws IOException {
        var credentials = Files.createDirectories(credentialsDir());
        for (var user : users.keySet()) {
            Files.writeString(credentials.resolve(user), password(user));
        }
        return Files.writeString(folder.resolve("nats-server.conf"), config());
    }

    private String config() {
        var configured = users.entrySet().stream()
                .map(user -> new NatsConfig.User(user.getKey(), password(user.getKey()), user.getValue()))
                .toList();
        return new NatsConfig(port, folder.resolve("jetstream").toString(), configured).text();
    }

    /** Kills the server ({@code kill -9}). */
    public void kill() {
        var running = process;
        if (running != null) {
            running.destroyForcibly();
            await(running);
        }
    }

    /** Stops the server's process from running without ending it ({@code kill -STOP}); {@link #thaw} undoes it. */
    public void freeze() {
        signal("STOP");
        Awaitility.await("nats-server to be frozen").atMost(START_LIMIT).until(this::isFrozen);
    }

    /** Whether every thread of the server is stopped: the signal reaches them one after another. */
    private boolean isFrozen() throws IOException {
        var running = process;
        var tasks = Path.of("/proc", Long.toString(running == null ? 0 : running.pid()), "task");
        if (!Files.isDirectory(tasks)) {
            return true;
        }
        try (var threads = Files.list(tasks)) {
            return threads.allMatch(NatsServer::isStopped);
        }
    }

    private static boolean isStopped(Path thread) {
        try {
            var stat = Files.readString(thread.resolve("stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).startsWith("T");
        } catch (IOException ended) {
            return true;
        }
    }

    /** Lets a frozen server go on. */
    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        var running = process;
        if (running == null) {
            throw new IllegalStateException("nats-server was not started");
        }
        try {
            await(new ProcessBuilder("kill", "-" + name, Long.toString(running.pid())).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        var running = process;
        if (running != null && running.isAlive()) {
            thaw();
            running.destroy();
            await(running);
        }
        deleteFolder();
    }

    private static void await(Process running) {
        try {
            if (!running.waitFor(10, TimeUnit.SECONDS)) {
                running.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** {@code nats://127.0.0.1:port}. */
    public URI uri() {
        return URI.create("nats://127.0.0.1:" + port);
    }

    /** The folder with a password file for each user. */
    public Path credentialsDir() {
        return folder.resolve("credentials");
    }

    /** The password of a user. */
    public String password(String user) {
        return "test-password-of-" + user;
    }

    /** A connection as this user, connected when it returns. The caller closes it. */
    public NatsBus connect(String user) {
        var bus = NatsBus.connect(
                new BusOptions(uri(), user, password(user), Duration.ofSeconds(2), Duration.ofMillis(100)));
        bus.whenConnected().orTimeout(START_LIMIT.toSeconds(), TimeUnit.SECONDS).join();
        return bus;
    }

    /** Sets the system properties with which a host in this JVM finds the server; {@code set} takes key and value. */
    public void configure(java.util.function.BiConsumer<String, String> set) {
        set.accept("rosey.nats.url", uri().toString());
        set.accept("rosey.credentials.dir", credentialsDir().toString());
    }

    private boolean listens() {
        if (process == null || !process.isAlive()) {
            throw new IllegalStateException("nats-server ended; its log is in " + folder);
        }
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("rosey-nats-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void deleteFolder() {
        try (var paths = Files.walk(folder)) {
            Consumer<Path> delete = path -> path.toFile().delete();
            paths.sorted(java.util.Comparator.reverseOrder()).forEach(delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
