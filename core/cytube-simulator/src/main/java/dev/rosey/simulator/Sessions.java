package dev.rosey.simulator;

import com.corundumstudio.socketio.SocketIOClient;
import org.jspecify.annotations.Nullable;

/** Finds the visitor of a Socket.IO session. */
final class Sessions {
    private static final String KEY = "visitor";

    private Sessions() {}

    static void remember(SocketIOClient socket, Visitor visitor) {
        socket.set(KEY, visitor);
    }

    /** Null before the client has connected, and after it was kicked. */
    static @Nullable Visitor visitor(SocketIOClient socket) {
        Visitor visitor = socket.get(KEY);
        return visitor == null || visitor.isGone() ? null : visitor;
    }
}
