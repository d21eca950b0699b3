package dev.rosey.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who gets in, and who does not, whatever they try. */
class AccessTest {

    private static final Rig rig = new Rig();

    @BeforeAll
    static void start() {
        rig.start();
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    private static HttpRequest.Builder bare(String path) {
        return HttpRequest.newBuilder(rig.uri(path));
    }

    /** What a raw request is answered, with any path and any headers. */
    private static String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), rig.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> wrongTokens() {
        var token = Rig.TOKEN;
        var wrong = new ArrayList<>(List.of(
                "",
                "Bearer",
                "Bearer ",
                "bearer",
                token,
                "Basic " + token,
                "Token " + token,
                "Bearer  " + token,
                "Bearer\t" + token,
                "Bearer " + token + "x",
                "Bearer x" + token,
                "Bearer " + token + " ",
                "Bearer " + token.toUpperCase(java.util.Locale.ROOT),
                "Bearer null",
                "Bearer undefined",
                "Bearer " + token + "," + token,
                "Bearer " + token + ", Bearer x",
                "Bearer=" + token,
                "Bearer \"" + token + "\"",
                "Bearer " + "A".repeat(5_000),
                "Bearer *",
                "Bearer %00",
                "BearerX " + token,
                "Bearer ' or 1=1 --",
                "Bearer " + new StringBuilder(token).reverse(),
                "Bearer:" + token));
        for (int i = 0; i < token.length(); i++) {
            wrong.add("Bearer " + token.substring(0, i));
        }
        return wrong;
    }

    @Test
    void noTokenButTheRightOneGetsThrough() throws IOException {
        var wrong = wrongTokens();
        assertThat(wrong).hasSizeGreaterThan(50);
        for (var header : wrong) {
            var answer = raw("GET /api/v1/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: "
                    + header + "\r\n\r\n");
            if (header.endsWith(" ") && header.strip().equals("Bearer " + Rig.TOKEN)) {
                continue; // HTTP itself takes spaces from the end of a header
            }
            assertThat(answer).as(header).matches("(?s)HTTP/1.1 40[01] .*").doesNotContain("components");
        }
        assertThat(rig.send(bare("/api/v1/plugins").build()).headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("Bearer"));
    }

    @Test
    void twoTokensAreNone() throws IOException {
        var answer = raw("GET /api/v1/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                + Rig.TOKEN + "\r\nAuthorization: Bearer x\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 401 ");
    }

    @Test
    void noWayOfWritingAPathLeadsAround() throws IOException {
        for (var path : List.of(
                "//api/v1/plugins",
                "/./api/v1/plugins",
                "/x/../api/v1/plugins",
                "/%61pi/v1/plugins",
                "/api%2fv1%2fplugins",
                "/API/v1/plugins",
                "/api/v1/plugins/",
                "/api;x=1/v1/plugins",
                "/api/v1;a=b/plugins",
                "/api/v1/plugins;a=b",
                "/index.html/../api/v1/plugins",
                "/openapi/../api/v1/plugins",
                "/%2e/api/v1/plugins",
                "/api/v1/%70lugins",
                "/api/v1/plugins%00",
                "/api/v1/plugins?token=" + Rig.TOKEN,
                "/api/v1/plugins?access_token=" + Rig.TOKEN,
                "/api\\v1\\plugins",
                "http://localhost/api/v1/plugins",
                "/health/../api/v1/plugins")) {
            var answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(answer).as(path).matches("(?s)HTTP/1.1 4\\d\\d .*").doesNotContain("\"plugins\":");
        }
    }

    @Test
    void noHeaderTalksItsWayIn() {
        for (var header : List.of(
                "X-Original-URL",
                "X-Rewrite-URL",
                "X-Forwarded-For",
                "X-Forwarded-User",
                "X-Api-Key",
                "Cookie",
                "Proxy-Authorization",
                "X-HTTP-Method-Override")) {
            var answer = rig.send(
                    bare("/api/v1/health").header(header, "Bearer " + Rig.TOKEN).build());
            assertThat(answer.statusCode()).as(header).isEqualTo(401);
        }
    }

    @Test
    void whoMayReadMayNotOperate() {
        var reader = "Bearer " + Rig.READER;
        assertThat(rig.send(bare("/api/v1/health")
                                .header("Authorization", reader)
                                .build())
                        .statusCode())
                .isEqualTo(200);
        for (var path : List.of("/api/v1/plugins/trivia/restart", "/api/v1/quotes/import")) {
            assertThat(rig.send(bare(path)
                                    .header("Authorization", reader)
                                    .header("Content-Type", path.endsWith("import") ? "text/csv" : "application/json")
                                    .POST(BodyPublishers.ofString("{}"))
                                    .build())
                            .statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
    }

    @Test
    void whatHoldsNoDataIsOpen() {
        for (var path : List.of(
                "/",
                "/openapi",
                "/openapi/ui/",
                "/health",
                "/health/live",
                "/health/ready",
                "/health/started",
                "/metrics")) {
            var answer = rig.send(bare(path).build());
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .as(path)
                    .hasValueSatisfying(policy -> assertThat(policy).contains("frame-ancestors 'none'"));
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
        }
    }

    @Test
    void aNameThatOnlyPointsHereIsNotAnswered() throws IOException {
        for (var host :
                List.of("evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.1.evil.example", "")) {
            assertThat(raw("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                    .as(host)
                    .matches("(?s)HTTP/1.1 4(21|00) .*");
        }
        for (var host : List.of("localhost", "LOCALHOST:8080", "127.0.0.1:1", "[::1]:8080")) {
            assertThat(raw("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                    .as(host)
                    .startsWith("HTTP/1.1 200 ");
        }
    }
}
