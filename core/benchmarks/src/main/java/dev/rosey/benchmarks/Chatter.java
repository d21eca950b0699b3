package dev.rosey.benchmarks;

import io.socket.client.IO;
import io.socket.client.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.json.JSONObject;

/** Somebody in a simulated channel who says a line and measures how long it takes until a line is heard. For one thread. */
final class Chatter implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** What is waited for. */
    private record Awaited(String by, Predicate<String> text, CompletableFuture<Long> heardAt) {}

    private final CompletableFuture<Void> loggedIn = new CompletableFuture<>();
    private final CompletableFuture<Void> joined = new CompletableFuture<>();
    private final String name;
    private final Socket socket;
    private volatile Awaited awaited = new Awaited("", text -> false, new CompletableFuture<>());

    private Chatter(URI server, String channel, String name) {
        this.name = name;
        this.socket = IO.socket(
                server,
                IO.Options.builder()
                        .setTransports(new String[] {"websocket"})
                        .setForceNew(true)
                        .setReconnection(false)
                        .build());
        socket.on(Socket.EVENT_CONNECT, ignored -> {
            socket.emit("joinChannel", new JSONObject(Map.of("name", channel)));
            socket.emit("login", new JSONObject(Map.of("name", name)));
        });
        socket.on("login", arguments -> loggedIn.complete(null));
        socket.on("userlist", arguments -> joined.complete(null));
        socket.on("chatMsg", arguments -> hear((JSONObject) arguments[0]));
    }

    /** Joins as a guest, and is there when this returns. */
    static Chatter join(URI server, String channel, String name) throws InterruptedException {
        var chatter = new Chatter(server, channel, name);
        chatter.socket.connect();
        try {
            CompletableFuture.allOf(chatter.loggedIn, chatter.joined).get(10, TimeUnit.SECONDS);
            return chatter;
        } catch (ExecutionException | TimeoutException e) {
            chatter.close();
            throw new IllegalStateException(name + " cannot join the simulated channel", e);
        }
    }

    String name() {
        return name;
    }

    private void hear(JSONObject line) {
        var wanted = awaited;
        if (line.optString("username").equals(wanted.by()) && wanted.text().test(line.optString("msg"))) {
            wanted.heardAt().complete(System.nanoTime());
        }
    }

    /** Nanoseconds from saying a line to hearing one of somebody; empty when that takes more than 5 s. */
    OptionalLong nanosUntil(String line, String by, Predicate<String> text) throws InterruptedException {
        var wanted = new Awaited(by, text, new CompletableFuture<>());
        awaited = wanted;
        long start = System.nanoTime();
        socket.emit("chatMsg", new JSONObject(Map.of("msg", line, "meta", Map.of())));
        try {
            return OptionalLong.of(wanted.heardAt().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS) - start);
        } catch (ExecutionException | TimeoutException unheard) {
            return OptionalLong.empty();
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
