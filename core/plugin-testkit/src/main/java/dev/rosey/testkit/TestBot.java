package dev.rosey.testkit;

import io.socket.client.IO;
import io.socket.client.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.json.JSONException;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who chats: a CyTube client on real Socket.IO, in the simulator or in a real channel.
 *
 * <pre>{@code
 * try (var alice = TestBot.join(cytube.uri(), "movienight", "alice")) {
 *     alice.say("!roll 2d6");
 *     alice.awaitLine(line -> line.user().equals("rosey") && line.text().contains("2d6"));
 * }
 * }</pre>
 */
public final class TestBot implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /**
     * A line that the bot heard.
     *
     * @param user who said it
     * @param text the text, as HTML
     * @param isPrivate whether it was said to the bot alone
     */
    public record Line(String user, String text, boolean isPrivate) {}

    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final AtomicBoolean loggedIn = new AtomicBoolean();
    private final AtomicBoolean joined = new AtomicBoolean();
    private final String name;
    private final Socket socket;

    private TestBot(URI server, String name) {
        this.name = name;
        var options = IO.Options.builder()
                .setTransports(new String[] {"websocket"})
                .setForceNew(true)
                .setReconnection(false)
                .build();
        socket = IO.socket(server, options);
        socket.on("chatMsg", args -> lines.add(line(args, false)));
        socket.on("pm", args -> lines.add(line(args, true)));
        socket.on("login", args -> loggedIn.set(((JSONObject) args[0]).optBoolean("success")));
        socket.on("userlist", args -> joined.set(true));
    }

    /** Joins as a guest. */
    public static TestBot join(URI server, String channel, String name) {
        return join(server, channel, name, null);
    }

    /** Joins as a registered user, or as a guest where the password is null, and waits until it is there. */
    public static TestBot join(URI server, String channel, String name, @Nullable String password) {
        var bot = new TestBot(server, name);
        bot.socket.on(Socket.EVENT_CONNECT, args -> {
            bot.socket.emit("joinChannel", new JSONObject(Map.of("name", channel)));
            bot.socket.emit(
                    "login",
                    new JSONObject(password == null ? Map.of("name", name) : Map.of("name", name, "pw", password)));
        });
        bot.socket.connect();
        Awaitility.await(name + " to be in " + channel)
                .atMost(PATIENCE)
                .until(() -> bot.loggedIn.get() && bot.joined.get());
        bot.lines.clear();
        return bot;
    }

    private static Line line(Object[] args, boolean isPrivate) {
        try {
            var message = (JSONObject) args[0];
            return new Line(message.getString("username"), message.getString("msg"), isPrivate);
        } catch (JSONException e) {
            throw new IllegalStateException("the server sent a message that is none", e);
        }
    }

    /** Says something in the channel. */
    public void say(String text) {
        socket.emit("chatMsg", new JSONObject(Map.of("msg", text, "meta", Map.of())));
    }

    /** Says something to somebody in private. */
    public void tell(String to, String text) {
        socket.emit("pm", new JSONObject(Map.of("to", to, "msg", text, "meta", Map.of())));
    }

    /** All that was heard from others since joining, in order. */
    public List<Line> lines() {
        return lines.stream().filter(line -> !line.user().equals(name)).toList();
    }

    /** Forgets what was heard. */
    public void forget() {
        lines.clear();
    }

    /** Waits for a line of somebody else and returns it. */
    public Line awaitLine(Predicate<Line> wanted) {
        return Awaitility.await("a line for " + name)
                .atMost(PATIENCE)
                .until(() -> lines().stream().filter(wanted).findFirst(), java.util.Optional::isPresent)
                .orElseThrow();
    }

    @Override
    public void close() {
        socket.close();
    }
}
