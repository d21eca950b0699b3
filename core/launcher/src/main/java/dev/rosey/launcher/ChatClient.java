package dev.rosey.launcher;

import io.socket.client.IO;
import io.socket.client.Socket;
import io.socket.engineio.client.transports.WebSocket;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

/** A person's connection to one CyTube channel. */
final class ChatClient implements AutoCloseable {

    private static final int PATIENCE_S = 10;

    private final TerminalUser user;
    private final Consumer<Line> heard;
    private final Socket socket;
    private final CompletableFuture<Void> joined = new CompletableFuture<>();
    private volatile boolean historyIsOver;

    /**
     * Something that was said.
     *
     * @param by who said it
     * @param isPrivate whether only this user hears it
     */
    record Line(String by, String text, boolean isPrivate) {}

    private ChatClient(Socket socket, TerminalUser user, Consumer<Line> heard) {
        this.socket = socket;
        this.user = user;
        this.heard = heard;
    }

    /**
     * Joins a channel; returns when lines can be said.
     *
     * @param cytube the server's base URL
     * @param heard is given what others say, on the connection's thread
     */
    static ChatClient join(String cytube, String channel, TerminalUser user, Consumer<Line> heard) {
        var options = new IO.Options();
        options.transports = new String[] {WebSocket.NAME};
        options.forceNew = true;
        var socket = IO.socket(URI.create(server(cytube, channel)), options);
        var client = new ChatClient(socket, user, heard);
        client.listen(channel);
        socket.connect();
        client.await();
        return client;
    }

    private static String server(String cytube, String channel) {
        try {
            var url = URI.create(cytube + "/socketconfig/" + channel + ".json").toURL();
            var connection = (HttpURLConnection) url.openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_S));
            connection.setReadTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_S));
            try (var body = connection.getInputStream()) {
                var config = new JSONObject(new String(body.readAllBytes(), StandardCharsets.UTF_8));
                return config.getJSONArray("servers").getJSONObject(0).getString("url");
            }
        } catch (IOException | JSONException e) {
            throw new LauncherException("The chat at " + cytube + " does not answer: is Rosey up? (./rosey status)", e);
        }
    }

    private void listen(String channel) {
        socket.on(Socket.EVENT_CONNECT, ignored -> {
            socket.emit("joinChannel", json("name", channel));
            var login = json("name", user.name());
            socket.emit("login", user.password() == null ? login : login.put("pw", user.password()));
        });
        socket.on(Socket.EVENT_CONNECT_ERROR, ignored -> refuse("cannot connect"));
        socket.on("login", arguments -> loggedIn(object(arguments)));
        socket.on("userlist", ignored -> historyIsOver = true);
        socket.on("kick", arguments -> refuse("kicked: " + object(arguments).optString("reason")));
        socket.on("chatMsg", arguments -> said(object(arguments), false));
        socket.on("pm", arguments -> said(object(arguments), true));
    }

    private void loggedIn(JSONObject answer) {
        if (answer.optBoolean("success")) {
            joined.complete(null);
            return;
        }
        refuse(answer.optString("error"));
    }

    private void refuse(String reason) {
        joined.completeExceptionally(new LauncherException("The chat refuses " + user.name() + ": " + reason));
    }

    private void said(JSONObject message, boolean isPrivate) {
        var by = message.optString("username");
        if (historyIsOver && !by.equalsIgnoreCase(user.name())) {
            heard.accept(new Line(by, TerminalText.plain(message.optString("msg")), isPrivate));
        }
    }

    private void await() {
        try {
            joined.get(PATIENCE_S, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            close();
            throw e.getCause() instanceof LauncherException reason ? reason : new IllegalStateException(e);
        } catch (TimeoutException e) {
            close();
            throw new LauncherException("The chat does not let " + user.name() + " in.", e);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new LauncherException("Interrupted.", e);
        }
    }

    /** Says a line in the channel. */
    void say(String text) {
        socket.emit("chatMsg", json("msg", text).put("meta", new JSONObject()));
    }

    /** Says a line to one user. */
    void tell(String name, String text) {
        socket.emit("pm", json("to", name).put("msg", text).put("meta", new JSONObject()));
    }

    private static JSONObject json(String key, String value) {
        return new JSONObject().put(key, value);
    }

    private static JSONObject object(Object[] arguments) {
        if (arguments.length > 0 && arguments[0] instanceof JSONObject object) {
            return object;
        }
        return arguments.length > 0 && arguments[0] instanceof JSONArray array && array.length() > 0
                ? array.optJSONObject(0, new JSONObject())
                : new JSONObject();
    }

    @Override
    public void close() {
        socket.disconnect();
        socket.close();
    }
}
