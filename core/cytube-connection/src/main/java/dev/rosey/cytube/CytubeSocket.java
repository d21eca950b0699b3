package dev.rosey.cytube;

import dev.rosey.cytube.ServerFrame.Closed;
import dev.rosey.cytube.ServerFrame.ConnectFailed;
import dev.rosey.cytube.ServerFrame.Opened;
import io.socket.client.IO;
import io.socket.client.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.json.JSONObject;

/**
 * One Socket.IO connection to a CyTube server. It never reconnects: when to come back, and as what, is for its owner to say.
 *
 * <p>Frames are handed over on the client's own thread, in order. May be used from any thread.
 */
final class CytubeSocket implements AutoCloseable {

    /** Held, since the logging system forgets loggers that nobody holds, and their levels with them. */
    private static final List<Logger> LIBRARY =
            List.of(Logger.getLogger("io.socket.client"), Logger.getLogger("io.socket.engineio"));

    private static final String[] EVENTS = {
        "rank",
        "login",
        "chatMsg",
        "pm",
        "userlist",
        "addUser",
        "userLeave",
        "setUserMeta",
        "setAFK",
        "setUserRank",
        "setPermissions",
        "changeMedia",
        "channelOpts",
        "kick",
        "needPassword",
        "noflood",
        "spamFiltered",
        "errorMsg",
        "cooldown"
    };

    private final Socket socket;

    private CytubeSocket(Socket socket) {
        this.socket = socket;
    }

    /** Starts to connect; the outcome comes as a frame. */
    static CytubeSocket open(URI server, Consumer<ServerFrame> frames) {
        silenceLibrary();
        IO.Options options = IO.Options.builder()
                .setTransports(new String[] {"websocket"})
                .setForceNew(true)
                .setReconnection(false)
                .setTimeout(15_000)
                .build();
        Socket socket = IO.socket(server, options);
        socket.on(Socket.EVENT_CONNECT, ignored -> frames.accept(new Opened()));
        socket.on(Socket.EVENT_CONNECT_ERROR, reason -> frames.accept(new ConnectFailed(readable(reason))));
        socket.on(Socket.EVENT_DISCONNECT, reason -> frames.accept(new Closed(readable(reason))));
        for (String event : EVENTS) {
            socket.on(event, body -> FrameReader.read(event, body).ifPresent(frames));
        }
        CytubeSocket opened = new CytubeSocket(socket);
        socket.connect();
        return opened;
    }

    void join(String channel, Optional<Secret> password) {
        socket.emit("joinChannel", withPassword(Map.of("name", channel), password));
    }

    /** As the registered user with this password, or as a guest without one. */
    void logIn(String name, Optional<Secret> password) {
        socket.emit("login", withPassword(Map.of("name", name), password));
    }

    void send(Outgoing message) {
        JSONObject body = new JSONObject(Map.of("msg", message.text(), "meta", new JSONObject()));
        message.to().ifPresent(to -> body.put("to", to));
        socket.emit(message.isPrivate() ? "pm" : "chatMsg", body);
    }

    @Override
    public void close() {
        socket.off();
        socket.close();
    }

    private static JSONObject withPassword(Map<String, String> body, Optional<Secret> password) {
        JSONObject json = new JSONObject(body);
        password.ifPresent(secret -> json.put("pw", secret.reveal()));
        return json;
    }

    /** A rejection by the server is an object with a message, anything else an exception or a word. */
    private static String readable(Object... reason) {
        if (reason.length == 0) {
            return "no reason given";
        }
        return switch (reason[0]) {
            case JSONObject rejection -> rejection.optString("message", "refused");
            case Throwable failure -> String.valueOf(failure.getMessage());
            case Object word -> word.toString();
        };
    }

    /** The library writes whole packets, passwords among them, to its log when that is fine enough; it is not to be. */
    private static void silenceLibrary() {
        LIBRARY.stream().filter(logger -> logger.isLoggable(Level.FINE)).forEach(logger -> logger.setLevel(Level.INFO));
    }
}
