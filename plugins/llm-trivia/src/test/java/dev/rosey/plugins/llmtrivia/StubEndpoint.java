package dev.rosey.plugins.llmtrivia;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rosey.bus.BusJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * An endpoint over HTTP that speaks as OpenAI and as Ollama do. It answers each purpose as it is told, and before that what
 * was put into its queue: errors, nonsense, silence.
 */
final class StubEndpoint implements AutoCloseable {

    /** One way to answer over HTTP. */
    interface Reply {
        void send(HttpExchange exchange, JsonNode request) throws IOException;
    }

    private final HttpServer server;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Queue<Reply> next = new ConcurrentLinkedQueue<>();
    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private volatile Function<Purpose, String> content = purpose -> "{}";
    private volatile Reply always;

    StubEndpoint() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Forgets all that it was told and asked. */
    void reset() {
        next.clear();
        requests.clear();
        authorizations.clear();
        always = null;
        content = purpose -> "{}";
    }

    /** What models say from now on. */
    void says(Function<Purpose, String> answers) {
        content = answers;
    }

    /** A question that holds what is needed, and its check. */
    void asks(String question, String answer) {
        says(purpose -> purpose == Purpose.QUESTION ? question(question, answer) : check(answer));
    }

    /** What is done once, before anything else. */
    void once(Reply reply) {
        next.add(reply);
    }

    /** What is done each time from now on. */
    void always(Reply reply) {
        always = reply;
    }

    List<JsonNode> requests() {
        return requests;
    }

    List<String> authorizations() {
        return authorizations;
    }

    static String question(String question, String answer) {
        ObjectNode draft = BusJson.emptyObject().put("question", question).put("answer", answer);
        draft.putArray("alternatives");
        return BusJson.text(draft.put("difficulty", "easy").put("explanation", ""));
    }

    static String check(String answer) {
        return BusJson.text(BusJson.emptyObject().put("answer", answer));
    }

    static String riff(String text) {
        return BusJson.text(BusJson.emptyObject().put("riff", text));
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = BusJson.readObject(exchange.getRequestBody().readAllBytes());
            requests.add(request);
            authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            Reply first = next.poll();
            Reply reply = first != null ? first : always != null ? always : this::say;
            reply.send(exchange, request);
        }
    }

    private void say(HttpExchange exchange, JsonNode request) throws IOException {
        String text = content.apply(purpose(request));
        boolean ollama = exchange.getRequestURI().getPath().endsWith("/api/chat");
        body(200, "application/json", ollama ? ollama(text) : openAi(text)).send(exchange, request);
    }

    /** What is asked for, which the schema in the instruction tells. */
    static Purpose purpose(JsonNode request) {
        String instruction = request.path("messages").path(0).path("content").asText();
        if (instruction.contains("\"riff\"")) {
            return Purpose.RIFF;
        }
        return instruction.contains("\"alternatives\"") ? Purpose.QUESTION : Purpose.CHECK;
    }

    static String openAi(String text) {
        ObjectNode body = BusJson.emptyObject()
                .put("id", "1")
                .put("object", "chat.completion")
                .put("model", "stub");
        ObjectNode choice = body.putArray("choices").addObject().put("index", 0).put("finish_reason", "stop");
        choice.putObject("message").put("role", "assistant").put("content", text);
        body.putObject("usage")
                .put("prompt_tokens", 100)
                .put("completion_tokens", 20)
                .put("total_tokens", 120);
        return BusJson.text(body);
    }

    private static String ollama(String text) {
        ObjectNode body = BusJson.emptyObject().put("model", "stub").put("created_at", "2026-01-01T00:00:00Z");
        body.putObject("message").put("role", "assistant").put("content", text);
        body.put("done", true).put("prompt_eval_count", 100).put("eval_count", 20);
        return BusJson.text(body);
    }

    static Reply body(int status, String type, String body) {
        return (exchange, request) -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    static Reply status(int status) {
        return body(status, "application/json", "{\"error\":{\"message\":\"no\"}}");
    }

    static Reply busy(String retryAfter) {
        return (exchange, request) -> {
            exchange.getResponseHeaders().add("Retry-After", retryAfter);
            exchange.sendResponseHeaders(429, -1);
        };
    }

    /** Says all of the answer's length and sends half of it. */
    static Reply brokenOff() {
        return (exchange, request) -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write("{\"choices\":[".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            throw new IOException("broken off");
        };
    }

    /** Says nothing until the end. */
    Reply silence() {
        return (exchange, request) -> await();
    }

    /** Begins to answer and never goes on. */
    Reply trickle() {
        return (exchange, request) -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            await();
        };
    }

    /** An answer without end. */
    static Reply endless() {
        return (exchange, request) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] much = "x".repeat(64 * 1024).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 1_000; i++) {
                exchange.getResponseBody().write(much);
            }
        };
    }

    /** The answer as server-sent events. */
    static Reply streamed(String text) {
        var events = new StringBuilder();
        for (int i = 0; i < text.length(); i += 7) {
            ObjectNode piece = BusJson.emptyObject().put("object", "chat.completion.chunk");
            piece.putArray("choices")
                    .addObject()
                    .putObject("delta")
                    .put("content", text.substring(i, Math.min(text.length(), i + 7)));
            events.append("data: ").append(BusJson.text(piece)).append("\n\n");
        }
        events.append(
                "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":90,\"completion_tokens\":10,\"total_tokens\":100}}\n\n");
        return body(200, "text/event-stream", events + "data: [DONE]\n\n");
    }

    private void await() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
