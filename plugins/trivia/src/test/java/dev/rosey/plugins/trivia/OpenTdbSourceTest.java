package dev.rosey.plugins.trivia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rosey.testkit.HostProcess;
import dev.rosey.testkit.NatsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Questions from elsewhere: a server that answers like the Open Trivia Database, and a folder of packs. */
class OpenTdbSourceTest {

    private static final String RESULTS =
            "{\"response_code\":0,\"results\":[{\"type\":\"multiple\",\"difficulty\":\"easy\","
                    + "\"category\":\"Entertainment%3A%20Film\",\"question\":\"Who%20directed%20Alien%3F\","
                    + "\"correct_answer\":\"Ridley%20Scott\",\"incorrect_answers\":[\"James%20Cameron\",\"David%20Lynch\"]}]}";
    private static final String PACK = """
            licence: CC0-1.0
            source: here
            author: me
            language: en
            questions:
              - id: house-cat
                category: House
                difficulty: easy
                kind: text
                question: What is our cat called?
                answer: Mitzi
                reference: the cat
            """;

    @RegisterExtension
    static final NatsServer nats = new NatsServer().withStores();

    @TempDir
    Path folder;

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Instant> times = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private HostProcess host;
    private Watcher watcher;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        Files.writeString(folder.resolve("house.yaml"), PACK);
        Files.writeString(folder.resolve("broken.yaml"), "licence: none");
        watcher = new Watcher(nats);
        host = Hosts.trivia(
                nats,
                Map.of(
                        "ROSEY_PLUGINS_TRIVIA_SETTINGS_OPENTDB",
                        "true",
                        "ROSEY_PLUGINS_TRIVIA_SETTINGS_OPENTDB_QUESTIONS",
                        "1",
                        "ROSEY_PLUGINS_TRIVIA_SETTINGS_OPENTDB_URL",
                        "http://127.0.0.1:" + server.getAddress().getPort(),
                        "ROSEY_PLUGINS_TRIVIA_SETTINGS_PACKS",
                        folder.toString()));
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestURI().toString());
        times.add(Instant.now());
        String body = exchange.getRequestURI().getPath().equals("/api_token.php")
                ? "{\"response_code\":0,\"token\":\"abc\"}"
                : RESULTS;
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @AfterEach
    void stop() {
        host.close();
        watcher.close();
        server.stop(0);
    }

    @Test
    void areFetchedSlowlyWithATokenHoweverTheSettingsChangeAndPlayedBesideThoseOfTheFolder() {
        await().atMost(Watcher.PATIENCE.multipliedBy(2)).until(() -> !requests.isEmpty());
        await().atMost(Watcher.PATIENCE)
                .ignoreExceptions()
                .until(() -> watcher.change(Map.of("questions", "11")).ok());
        assertThat(watcher.change(Map.of("questions", "12")).ok()).isTrue();
        await().atMost(Watcher.PATIENCE.multipliedBy(2))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat((Map<?, ?>)
                                watcher.ask("c", Chain.ALICE, "categories", "").data())
                        .extracting(categories -> categories.get("House"))
                        .isEqualTo(1));
        await().atMost(Watcher.PATIENCE.multipliedBy(2)).until(() -> requests.size() == 2);
        assertThat(requests.getFirst()).isEqualTo("/api_token.php?command=request");
        assertThat(requests.get(1)).contains("token=abc").contains("amount=50");
        assertThat(Duration.between(times.get(0), times.get(1))).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
        await().atMost(Watcher.PATIENCE).until(() -> host.log().contains("1 more questions"));
        assertThat(host.log()).contains("a pack is not played: broken.yaml");
    }
}
