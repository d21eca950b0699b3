package dev.rosey.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A page in the headless Chromium that is on the PATH, by its DevTools protocol: a process and a web socket, where a library
 * would bring a browser's driver of a hundred megabytes. One command at a time.
 */
final class Devtools implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_S = 60;

    private final Process chromium;
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> awaited = new ConcurrentHashMap<>();

    private Devtools(Process chromium, int port) throws Exception {
        this.chromium = chromium;
        var created = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/new?about:blank"))
                        .PUT(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        var address = JSON.readTree(created.body()).path("webSocketDebuggerUrl").asText();
        this.socket = http.newWebSocketBuilder()
                .buildAsync(URI.create(address), new Ear())
                .get(PATIENCE_S, TimeUnit.SECONDS);
    }

    /** Starts the browser. Fails when there is none. */
    static Devtools start() throws Exception {
        var profile = Files.createTempDirectory("rosey-bench-chromium");
        var process = new ProcessBuilder(
                        executable(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-sync",
                        "--disable-component-update",
                        "--remote-debugging-address=127.0.0.1",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "--window-size=1280,900",
                        "about:blank")
                .redirectErrorStream(true)
                .start();
        try {
            return new Devtools(process, port(process));
        } catch (Exception e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static String executable() throws IOException {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> List.of("chromium", "chromium-browser", "google-chrome").stream()
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IOException("chromium is not on the PATH"))
                .toString();
    }

    private static int port(Process process) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.contains("DevTools listening on ")) {
                Thread.ofPlatform().daemon().start(() -> reader.lines().forEach(ignored -> {}));
                return URI.create(line.substring(line.indexOf("ws://"))).getPort();
            }
        }
        throw new IOException("chromium ended before it listened");
    }

    /** Goes to an address; it need not have loaded when this returns. */
    void go(String address) throws Exception {
        command("Page.navigate", Map.of("url", address));
    }

    /** What an expression gives; of a promise, what it is kept with. */
    JsonNode evaluate(String expression) throws Exception {
        var answer = command(
                "Runtime.evaluate", Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
        return answer.path("result").path("value");
    }

    private JsonNode command(String method, Map<String, ?> params) throws Exception {
        int id = ids.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        awaited.put(id, answer);
        socket.sendText(JSON.writeValueAsString(Map.of("id", id, "method", method, "params", params)), true)
                .get(PATIENCE_S, TimeUnit.SECONDS);
        return answer.get(PATIENCE_S, TimeUnit.SECONDS);
    }

    /** Puts the answers together. */
    private final class Ear implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence part, boolean isLast) {
            text.append(part);
            if (isLast) {
                take(text.toString());
                text.setLength(0);
            }
            webSocket.request(1);
            return CompletableFuture.completedStage(null);
        }

        private void take(String message) {
            try {
                var answer = JSON.readTree(message);
                var waiting = awaited.remove(answer.path("id").asInt());
                if (waiting != null) {
                    waiting.complete(answer.path("result"));
                }
            } catch (IOException nonsense) {
                awaited.values().forEach(waiting -> waiting.completeExceptionally(nonsense));
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        socket.abort();
        http.shutdownNow();
        chromium.destroy();
        if (!chromium.waitFor(10, TimeUnit.SECONDS)) {
            chromium.destroyForcibly();
        }
    }
}
