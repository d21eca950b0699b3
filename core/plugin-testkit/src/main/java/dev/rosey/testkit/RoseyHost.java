package dev.rosey.testkit;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs all modules of the class path in this JVM, as a host JVM does, on a {@link NatsServer} of the same test. Register it
 * after the server:
 *
 * <pre>{@code
 * @RegisterExtension @Order(1) static final NatsServer nats = new NatsServer();
 * @RegisterExtension @Order(2) static final RoseyHost host = new RoseyHost(nats);
 * }</pre>
 */
public final class RoseyHost implements BeforeAllCallback, AfterAllCallback {

    private static final Duration READY_LIMIT = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final NatsServer nats;
    private final Path httpFile;
    private final Map<String, String> settings = new HashMap<>();
    private @Nullable SeContainer container;

    public RoseyHost(NatsServer nats) {
        this.nats = nats;
        this.httpFile = nats.credentialsDir().resolveSibling("http-port");
    }

    /** Configures the modules; before the start. */
    public RoseyHost with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        start();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop();
    }

    /** Starts the modules and waits until {@code /health/ready} says so. */
    public void start() {
        nats.configure(settings::put);
        settings.put("mp.initializer.allow", "true");
        settings.put("mp.initializer.no-warn", "true");
        settings.put("rosey.http.file", httpFile.toString());
        settings.forEach(System::setProperty);
        container = SeContainerInitializer.newInstance().initialize();
        Awaitility.await("the modules to be ready").atMost(READY_LIMIT).until(() -> status("/health/ready") == 200);
    }

    /** The status with which this host's HTTP server answers a GET; 0 when it does not answer. */
    public int status(String path) {
        try {
            return http.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException notListening) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** What this host's HTTP server answers to a GET. */
    public String get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private URI uri(String path) throws IOException {
        return URI.create("http://127.0.0.1:" + Files.readString(httpFile).strip() + path);
    }

    /** Stops the modules in order, as SIGTERM does. */
    public void stop() {
        var running = container;
        if (running != null) {
            running.close();
            container = null;
        }
        settings.keySet().forEach(System::clearProperty);
    }

    /** A bean of the running modules. */
    public <T> T bean(Class<T> type) {
        var running = container;
        if (running == null) {
            throw new IllegalStateException("the host is not running");
        }
        return running.select(type).get();
    }
}
