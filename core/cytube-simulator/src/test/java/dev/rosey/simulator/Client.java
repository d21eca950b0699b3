package dev.rosey.simulator;

import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Manager;
import io.socket.client.Socket;
import io.socket.engineio.client.transports.WebSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.json.JSONArray;
import org.json.JSONObject;

/** A client over the real Java Socket.IO client that writes down all it hears. */
final class Client implements AutoCloseable {
    /** Stands for an event without any argument. */
    static final Object NOTHING = new Object();

    private final Socket socket;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();

    private Client(URI server) {
        IO.Options options = IO.Options.builder()
                .setTransports(new String[] {WebSocket.NAME})
                .setForceNew(true)
                .setReconnection(false)
                .build();
        socket = IO.socket(server, options);
        socket.onAnyIncoming(arguments -> heard.add(Heard.of(arguments)));
        socket.on(Socket.EVENT_DISCONNECT, why -> heard.add(new Heard("(disconnect)", List.of(why[0]))));
        socket.on(Socket.EVENT_CONNECT_ERROR, why -> heard.add(new Heard("(connect_error)", List.of())));
        socket.io().on(Manager.EVENT_CLOSE, why -> heard.add(new Heard("(closed)", List.of())));
    }

    /** Connects, and returns when the server has greeted. */
    static Client connect(CytubeSimulator simulator) {
        Client client = new Client(simulator.uri());
        client.socket.connect();
        client.await("rank");
        return client;
    }

    /** In a channel, logged in: as a guest when there is no password. */
    static Client join(CytubeSimulator simulator, String channel, String name, String... password) {
        Client client = connect(simulator);
        client.emit("joinChannel", Map.of("name", channel));
        client.emit("login", password.length == 0 ? Map.of("name", name) : Map.of("name", name, "pw", password[0]));
        client.await("login");
        client.await("addUser");
        return client;
    }

    void emit(String event, Object argument) {
        Ack ack = answer -> heard.add(new Heard("(ack " + event + ")", List.of(answer)));
        if (NOTHING.equals(argument)) {
            socket.emit(event);
        } else if (event.equals("newPoll")) {
            socket.emit(event, new Object[] {JSONObject.wrap(argument)}, ack);
        } else {
            socket.emit(event, JSONObject.wrap(argument));
        }
    }

    /** Returns when the server has handled all that was sent so far, or has ended the session. */
    void fence() {
        CountDownLatch passed = new CountDownLatch(1);
        socket.emit("vote", new Object[] {-1}, (Ack) answer -> passed.countDown());
        Patience.until(() -> passed.getCount() == 0 || !socket.connected());
    }

    void chat(String text) {
        emit("chatMsg", Map.of("msg", text, "meta", Map.of()));
    }

    void pm(String to, String text) {
        emit("pm", Map.of("to", to, "msg", text, "meta", Map.of()));
    }

    List<Heard> heard() {
        return List.copyOf(heard);
    }

    List<Heard> heard(String event) {
        return heard.stream().filter(one -> one.event().equals(event)).toList();
    }

    /** The texts of all chat that was heard, as HTML. */
    List<String> chat() {
        return heard("chatMsg").stream()
                .map(one -> one.object().getString("msg"))
                .toList();
    }

    Heard await(String event) {
        Patience.until(() -> !heard(event).isEmpty());
        return heard(event).getFirst();
    }

    void forget() {
        heard.clear();
    }

    @Override
    public void close() {
        socket.disconnect();
    }

    /** One event, its arguments as plain Java or org.json objects. */
    record Heard(String event, List<Object> arguments) {
        static Heard of(Object... eventAndArguments) {
            List<Object> all = new ArrayList<>(Arrays.asList(eventAndArguments));
            return new Heard(String.valueOf(all.removeFirst()), all);
        }

        JSONObject object() {
            return (JSONObject) arguments.getFirst();
        }

        JSONArray array() {
            return (JSONArray) arguments.getFirst();
        }
    }
}
