package dev.rosey.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebPagesTest {
    private final CytubeSimulator simulator = CytubeSimulator.start(SimulatorConfig.withPassword("open sesame"));
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        http.close();
        simulator.close();
    }

    @Test
    void socketconfigPointsAtTheSimulatorItself() throws Exception {
        assertThat(get("/socketconfig/no-such-channel.json").body())
                .isEqualTo("{\"servers\":[{\"url\":\"http://127.0.0.1:" + simulator.port() + "\",\"secure\":false}]}");
    }

    @Test
    void aChannelCannotBeCalledAnything() throws Exception {
        HttpResponse<String> bad = get("/socketconfig/$bad$.json");
        assertThat(bad.statusCode()).isEqualTo(404);
        assertThat(bad.body()).isEqualTo("{\"error\":\"Channel \\\"$bad$\\\" does not exist.\"}");
    }

    @Test
    void thePageMayLoadNothingFromElsewhere() throws Exception {
        HttpResponse<String> page = get("/r/films");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(get("/page/chat.js").headers().firstValue("content-type"))
                .contains("text/javascript; charset=utf-8");
    }

    @Test
    void readinessIsAnswered() throws Exception {
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/r/",
                "/r/a%20b",
                "/r/../x",
                "/page/chat.html",
                "/page/../chat.js",
                "/socketconfig/x",
                "/socket.io",
                "/socket.io/x"
            })
    void whatIsNotThereIsNotFound(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/socket.io/",
                "/socket.io/?EIO=4&transport=polling",
                "/socket.io/?EIO=4&transport=websocket",
                "/socket.io/?EIO=3&transport=websocket",
                "/socket.io/?EIO=4&transport=websocket&sid=x"
            })
    void onlyWebsocketsOfEngineIoFourAreServed(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(400);
    }

    @Test
    void nothingCanBePosted() throws Exception {
        HttpRequest post = HttpRequest.newBuilder(uri("/r/films"))
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build();
        assertThat(http.send(post, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(405);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + simulator.port() + path);
    }
}
