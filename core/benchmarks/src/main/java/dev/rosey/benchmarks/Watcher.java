package dev.rosey.benchmarks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rosey.bus.BusJson;
import dev.rosey.testkit.NatsServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The inspector and its dashboard in a JVM of their own, and what is asked of them over HTTP as the page asks it. */
final class Watcher implements AutoCloseable {

    private static final String TOKEN = "benchmark-0123456789abcdef0123456789";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String HEAP = "memory_usedHeap_bytes";

    /** What the page asks for when something has happened. */
    private static final List<String> FACTS = List.of("plugins", "health", "events?limit=1");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ChildJvm jvm;
    private final Path portFile;

    private Watcher(ChildJvm jvm, Path portFile) {
        this.jvm = jvm;
        this.portFile = portFile;
    }

    /** Starts them, and returns when they answer. */
    static Watcher start(NatsServer nats) throws IOException, InterruptedException {
        var folder = nats.credentialsDir().resolveSibling("");
        var token = Files.writeString(folder.resolve("token"), TOKEN);
        var portFile = folder.resolve("http-port-of-dashboard");
        var settings = Map.of(
                "ROSEY_API_TOKEN_FILE", token.toString(),
                "ROSEY_HTTP_FILE", portFile.toString());
        var jvm = ChildJvm.host(nats, Set.of("inspector", "inspector-dashboard"), settings);
        var watcher = new Watcher(jvm, portFile);
        jvm.await(watcher::answers);
        return watcher;
    }

    private boolean answers() {
        try {
            return Files.exists(portFile) && get("/api/v1/plugins/inspector").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The page's address, with the token. */
    URI page() throws IOException {
        return uri("/#token=" + TOKEN);
    }

    private URI uri(String path) throws IOException {
        return URI.create("http://127.0.0.1:" + Files.readString(portFile).strip() + path);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + TOKEN)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    /** What is answered below {@code /api/v1/}. Fails when it is no success. */
    ObjectNode ask(String path) throws IOException, InterruptedException {
        var answer = get("/api/v1/" + path);
        if (answer.statusCode() != 200) {
            throw new IOException(path + " is answered " + answer.statusCode() + ": " + answer.body());
        }
        return BusJson.readObject(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    /** Nanoseconds until the page would know what it shows. */
    long nanosForFacts() throws IOException, InterruptedException {
        long start = System.nanoTime();
        for (var fact : FACTS) {
            ask(fact);
        }
        return System.nanoTime() - start;
    }

    /** Megabytes of heap in use, garbage included. */
    double heapMb() throws IOException, InterruptedException {
        return get("/metrics")
                        .body()
                        .lines()
                        .filter(line -> line.startsWith(HEAP))
                        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                        .mapToDouble(Double::parseDouble)
                        .findFirst()
                        .orElseThrow(() -> new IOException("the metrics have no " + HEAP))
                / (1 << 20);
    }

    @Override
    public void close() throws InterruptedException {
        http.close();
        jvm.close();
    }
}
