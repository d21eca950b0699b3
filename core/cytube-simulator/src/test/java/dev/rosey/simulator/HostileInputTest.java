package dev.rosey.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileInputTest {
    private final CytubeSimulator simulator = CytubeSimulator.start(SimulatorConfig.withPassword("open sesame"));
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        try (Client wellBehaved = Client.join(simulator, "elsewhere", "after")) {
            wellBehaved.chat("still here");
            wellBehaved.await("chatMsg");
        }
        simulator.close();
        http.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "42[\"chatMsg\",{\"msg\":",
                "42{\"chatMsg\":1}",
                "42[]",
                "42[5]",
                "42[\"login\",{\"name\":\"rosey\",\"pw\":\"secret\"}] and more",
                "4",
                "9",
                "hello",
                "43[]",
                "451-[\"chatMsg\",{\"_placeholder\":true,\"num\":0}]",
                "4299999999999999999999[\"vote\"]",
                "42/other,[\"chatMsg\",{}]",
                "40",
                "12:42[\"x\"]",
                "42[\"x\"]\u001e42[\"y\"]"
            })
    void framesThatMakeNoSenseEndTheConnection(String frame) throws Exception {
        Raw raw = open();
        raw.send("40");
        Patience.until(() -> raw.heard.contains("42[\"rank\",-1]"));
        raw.send(frame);
        raw.closed.get(20, TimeUnit.SECONDS);
    }

    @Test
    void anEventBeforeTheConnectPacketEndsTheConnection() throws Exception {
        Raw raw = open();
        raw.send("42[\"joinChannel\",{\"name\":\"films\"}]");
        raw.closed.get(20, TimeUnit.SECONDS);
        assertThat(raw.heard).noneMatch(frame -> frame.startsWith("42"));
    }

    @Test
    void aFrameThatIsTooLongEndsTheConnection() throws Exception {
        Raw raw = open();
        raw.send("40");
        raw.send("42[\"chatMsg\",{\"msg\":\"" + "x".repeat(200_000) + "\"}]");
        raw.closed.get(20, TimeUnit.SECONDS);
    }

    @Test
    void anotherNamespaceIsRefused() {
        Raw raw = open();
        raw.send("40/nope,");
        Patience.until(() -> raw.heard.contains("44/nope,{\"message\":\"Invalid namespace\"}"));
    }

    @Test
    void aKickedConnectionStaysOpenAndMayStartAnew() {
        Raw raw = open();
        raw.send("40");
        raw.send("42[\"joinChannel\",{\"name\":\"bad name!\"}]");
        Patience.until(() -> raw.heard.contains("41"));
        raw.send("42[\"chatMsg\",{\"msg\":\"dropped\"}]");
        raw.send("40");
        raw.send("42[\"joinChannel\",{\"name\":\"films\"}]");
        Patience.until(() -> raw.heard.stream().anyMatch(frame -> frame.startsWith("42[\"userlist\"")));
        assertThat(raw.heard.stream().filter("42[\"rank\",-1]"::equals)).hasSize(2);
        assertThat(raw.closed).isNotDone();
    }

    @Test
    void argumentsOfAnyTypeAreSurvived() {
        List<String> events = List.of(
                "joinChannel",
                "channelPassword",
                "login",
                "chatMsg",
                "pm",
                "setChannelRank",
                "setOptions",
                "setPermissions",
                "unban",
                "requestBanlist",
                "requestPlaylist",
                "playerReady",
                "vote",
                "closePoll",
                "newPoll",
                "constructor",
                "noSuchEvent");
        List<String> arguments = List.of(
                "null",
                "5",
                "-1e308",
                "\"\\ud800\"",
                "[]",
                "[[[[]]]]",
                "{}",
                "{\"name\":5,\"msg\":null,\"to\":{},\"rank\":\"x\",\"opts\":7,\"title\":[],\"option\":1e99}",
                "{\"name\":\"\\u0000\",\"msg\":\"\\u0000\\ud800\",\"to\":\"\\ud83d\",\"rank\":1e999}",
                "{\"title\":\"t\",\"opts\":[\"\\ud800\",1,null],\"option\":2147483647,\"password\":\"\\udc00\"}");
        try (Client owner = Client.join(simulator, "films", "owner", "open sesame")) {
            Raw raw = open();
            raw.send("40");
            raw.send("42[\"joinChannel\",{\"name\":\"films\"}]");
            raw.send("42[\"login\",{\"name\":\"moderator\",\"pw\":\"open sesame\"}]");
            for (String event : events) {
                raw.send("42[\"" + event + "\"]");
                arguments.forEach(argument -> raw.send("42[\"" + event + "\"," + argument + "]"));
            }
            raw.send("42[\"pm\",{\"to\":\"owner\",\"msg\":\"alive \\ud83c\"}]");
            assertThat(owner.await("pm").object().getString("msg")).isEqualTo("alive \uFFFD");
        }
    }

    @Test
    void moreConnectionsThanAreServedAreRefusedAndThenServedAgain() throws Exception {
        try (CytubeSimulator small =
                CytubeSimulator.start(SimulatorConfig.withPassword("x").withConnections(3))) {
            List<Client> three = List.of(Client.connect(small), Client.connect(small), Client.connect(small));
            assertThat(refused(small)).isTrue();
            three.forEach(Client::close);
            Patience.until(() -> small.connections() == 0);
            Client.join(small, "films", "Ann").close();
        }
    }

    @Test
    void hundredsOfGuestsComeAndGo() {
        SimulatedChannel films = simulator.channel("films");
        List<Raw> guests = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Raw raw = open();
            raw.send("40");
            raw.send("42[\"joinChannel\",{\"name\":\"films\"}]");
            raw.send("42[\"login\",{\"name\":\"guest" + i + "\"}]");
            guests.add(raw);
        }
        Patience.until(() -> films.users().size() == 300);
        guests.forEach(raw -> raw.socket.abort());
        Patience.until(() -> films.size() == 0);
    }

    @Test
    void anyNumberOfChannelNamesIsSurvived() {
        try (Client last = Client.connect(simulator)) {
            for (int i = 0; i < 350; i++) {
                Raw raw = open();
                raw.send("40");
                raw.send("42[\"joinChannel\",{\"name\":\"room" + i + "\"}]");
                Patience.until(() -> raw.heard.stream().anyMatch(frame -> frame.startsWith("42[\"userlist\"")));
                raw.socket.abort();
            }
            Patience.until(() -> simulator.connections() <= 2);
            last.emit("joinChannel", Map.of("name", "last"));
            last.await("userlist");
        }
    }

    private boolean refused(CytubeSimulator small) {
        try {
            Raw.open(http, small).get(20, TimeUnit.SECONDS);
            return false;
        } catch (Exception expected) {
            return true;
        }
    }

    private Raw open() {
        return Raw.open(http, simulator).join();
    }

    /** A websocket that sends whatever it is told to. */
    private static final class Raw implements WebSocket.Listener {
        private final List<String> heard = new CopyOnWriteArrayList<>();
        private final CompletableFuture<Object> closed = new CompletableFuture<>();
        private final StringBuilder part = new StringBuilder();
        private WebSocket socket;

        static CompletableFuture<Raw> open(HttpClient http, CytubeSimulator simulator) {
            Raw raw = new Raw();
            URI uri = URI.create("ws://127.0.0.1:" + simulator.port() + "/socket.io/?EIO=4&transport=websocket");
            return http.newWebSocketBuilder().buildAsync(uri, raw).thenApply(socket -> {
                raw.socket = socket;
                return raw;
            });
        }

        void send(String frame) {
            socket.sendText(frame, true).exceptionally(broken -> null).join();
        }

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                heard.add(part.toString());
                part.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket webSocket, int status, String reason) {
            closed.complete(status);
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            closed.complete(error);
        }
    }
}
