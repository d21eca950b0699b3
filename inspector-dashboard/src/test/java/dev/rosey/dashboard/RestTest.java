package dev.rosey.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The REST interface with a real inspector behind it; every answer is held against the contract. */
class RestTest {

    private static final Rig rig = new Rig();
    private static final Contract contract = new Contract();

    @BeforeAll
    static void start() {
        rig.start();
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    private static HttpResponse<String> get(String path) {
        var answer = rig.get(path);
        contract.check("GET", path, answer);
        return answer;
    }

    @Test
    void saysWhatTheInspectorSays() {
        rig.publish("dice.roll_performed", Map.of("total", 7));

        assertThat(Rig.json(get("/api/v1/plugins")).path("plugins").findValuesAsText("name"))
                .contains("inspector", "inspector-dashboard");
        assertThat(Rig.json(get("/api/v1/plugins/inspector")).path("detail").path("instances"))
                .isNotEmpty();
        assertThat(Rig.json(get("/api/v1/health")).path("status").asText()).isNotEmpty();
        await().atMost(Rig.PATIENCE)
                .until(() -> !Rig.json(get("/api/v1/services")).path("services").isEmpty());
        assertThat(Rig.json(get("/api/v1/errors?plugin=nobody&limit=5")).path("errors"))
                .isEmpty();
        await().atMost(Rig.PATIENCE)
                .until(() -> Rig.json(get("/api/v1/events?subject=dice.*&field.total=7&limit=1"))
                                .path("events")
                                .size()
                        == 1);
        assertThat(get("/api/v1/traces/ffffffffffffffffffffffffffffffff").statusCode())
                .isEqualTo(404);
    }

    @Test
    void refusesWhatMakesNoSenseByName() {
        for (var wrong : List.of(
                "limit=0", "limit=x", "since=yesterday", "subject=a..b", "cursor=-1", "nonsense=1", "field.=1")) {
            var answer = get("/api/v1/events?" + wrong);
            assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
            assertThat(Rig.json(answer).path("parameter").asText()).isEqualTo(wrong.substring(0, wrong.indexOf('=')));
        }
        assertThat(get("/api/v1/events?limit=1&limit=2").statusCode()).isEqualTo(400);
        assertThat(get("/api/v1/traces/xyz").statusCode()).isEqualTo(400);
        assertThat(get("/api/v1/plugins/nobody").statusCode()).isEqualTo(404);
        assertThat(get("/api/v1/plugins/a.b").statusCode()).isEqualTo(404);
        assertThat(get("/api/v1/nothing").statusCode()).isEqualTo(404);
        assertThat(get("/nothing").statusCode()).isEqualTo(404);
        assertThat(rig.send(rig.request("/api/v1/plugins").DELETE().build()).statusCode())
                .isEqualTo(405);
        assertThat(rig.send(rig.request("/api/v1/health")
                                .header("Accept", "image/png")
                                .build())
                        .statusCode())
                .isEqualTo(406);
        assertThat(rig.send(rig.request("/api/v1/plugins/trivia/reload")
                                .header("Content-Type", "text/plain")
                                .POST(BodyPublishers.ofString("x"))
                                .build())
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void whoHasItAlreadyIsNotSentItAgain() {
        var first = get("/api/v1/services");
        var again = rig.send(rig.request("/api/v1/errors")
                .header(
                        "If-None-Match",
                        get("/api/v1/errors").headers().firstValue("ETag").orElseThrow())
                .build());
        assertThat(first.headers().firstValue("ETag")).isPresent();
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void headersThatCannotBeReadAreRefusedWithAProblem() {
        for (var tag : List.of("x", "\"", "W/", "\"a", "W/x")) {
            assertRefused("If-None-Match", tag, 400);
        }
        for (var type : List.of("nonsense", "a/b;q=2", "a/b;q=x", "/", ";")) {
            assertRefused("Accept", type, 400, 406);
        }
    }

    private static void assertRefused(String header, String value, Integer... statuses) {
        var answer =
                rig.send(rig.request("/api/v1/errors").header(header, value).build());
        assertThat(answer.statusCode()).as(header + ": " + value).isIn((Object[]) statuses);
        contract.check("GET", "/api/v1/errors", answer);
    }

    @Test
    void metricsAndHealthSayWhatTheyCanInsteadOfBreakingTheConnection() {
        for (var path : List.of("/metrics", "/health", "/health/ready")) {
            for (var type : List.of("*/*", "image/png", "a/b;q=2", "nonsense")) {
                var answer = rig.send(rig.request(path)
                        .header("Accept", type)
                        .method("OPTIONS", BodyPublishers.noBody())
                        .build());
                assertThat(answer.statusCode()).as(path + ' ' + type).isEqualTo(405);
                assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD");
                assertThat(Rig.json(answer).path("status").asInt()).isEqualTo(405);
            }
            assertThat(get(path).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void compressesForWhoeverTakesIt() throws IOException, InterruptedException {
        var answer = rig.http.send(
                rig.request("/openapi").header("Accept-Encoding", "gzip").build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        try (var plain = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            assertThat(plain.readAllBytes()).isEqualTo(Files.readAllBytes(Contract.FILE));
        }
    }

    @Test
    void servesTheContractAsItIsWrittenWithExamplesThatAreTrue() throws IOException {
        assertThat(get("/openapi").body()).isEqualTo(Files.readString(Contract.FILE));
        assertThat(contract.checkExamples()).isGreaterThan(30);
    }

    @Test
    void exportsEventsOneALine() {
        var marks = List.of("a", "b", "c");
        marks.forEach(mark -> rig.publish("export.thing_happened", Map.of("mark", mark)));
        await().atMost(Rig.PATIENCE).untilAsserted(() -> {
            var lines = rig.send(rig.request("/api/v1/events?subject=export.*")
                            .header("Accept", "application/x-ndjson")
                            .build())
                    .body()
                    .lines()
                    .map(line -> BusJson.readObject(line.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                    .map(event -> event.path("data").path("mark").asText())
                    .toList();
            assertThat(lines).containsExactly("c", "b", "a");
        });
    }

    @Test
    void anOperatorsActionIsCarriedOutAndRecorded() {
        var asked = new CopyOnWriteArrayList<CommandRequest>();
        try (var lifecycle = rig.serve("rosey.command.plugin.reload", request -> {
            asked.add(request);
            return CommandReply.text("trivia is reloaded").withData(Map.of("version", "1.0.1"));
        })) {
            var answer = rig.post("/api/v1/plugins/trivia/reload");
            contract.check("POST", "/api/v1/plugins/trivia/reload", answer);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(Rig.json(answer).path("data").path("version").asText()).isEqualTo("1.0.1");
        }
        assertThat(asked).singleElement().satisfies(request -> {
            assertThat(request.args()).isEqualTo("trivia");
            assertThat(request.user().name()).isEqualTo("olga");
            assertThat(request.user().rank()).isEqualTo(5);
            assertThat(request.platform()).isEqualTo("rest");
        });
        await().atMost(Rig.PATIENCE)
                .until(() -> !Rig.json(get("/api/v1/events?subject=dashboard.action_taken&field.operator=olga"))
                        .path("events")
                        .isEmpty());
        assertThat(rig.post("/api/v1/plugins/trivia/restart").statusCode()).isEqualTo(503);
    }

    @Test
    void aPluginsSettingsAreToldAsItTellsThem() {
        var path = "/api/v1/plugins/trivia/settings";
        assertThat(get(path).statusCode()).isEqualTo(503);
        var questions = Map.of("key", "questions", "value", "10", "from", "default", "doc", "Questions of a game.");
        try (var set = rig.serve("rosey.command.plugin.set", request -> {
            if (request.args().equals("trivia")) {
                return CommandReply.text("").withData(Map.of("settings", List.of(questions)));
            }
            return CommandReply.failed(new RoseyException(ErrorCode.CONFLICT, "takes no settings"), "none");
        })) {
            assertThat(Rig.json(get(path)).path("settings").path(0).path("doc").asText())
                    .isEqualTo("Questions of a game.");
            assertThat(Rig.json(get("/api/v1/plugins/foreign/settings")).path("settings"))
                    .isEmpty();
        }
        assertThat(get("/api/v1/plugins/a.b/settings").statusCode()).isEqualTo(404);
        assertThat(get("/api/v1/plugins/trivia/settings?x=1").statusCode()).isEqualTo(400);
    }

    @Test
    void quotesGoOutAndInPageByPage() {
        var imported = new CopyOnWriteArrayList<String>();
        try (var out = rig.serve("rosey.command.quote.export", RestTest::page);
                var in = rig.serve("rosey.command.quote.import", request -> {
                    imported.add(request.args());
                    return CommandReply.text("ok").withData(Map.of("added", 1, "skipped", 2));
                })) {
            var csv = rig.send(rig.request("/api/v1/quotes/export")
                    .header("Accept", "text/csv")
                    .build());
            assertThat(csv.body()).isEqualTo("id,text\r\n1,one\r\n2,two\r\n");

            var line = "{\"id\":1,\"text\":\"" + "x".repeat(9_000) + "\"}\n";
            var answer = rig.send(rig.request("/api/v1/quotes/import")
                    .header("Content-Type", "application/x-ndjson")
                    .POST(BodyPublishers.ofString(line + line))
                    .build());
            contract.check("POST", "/api/v1/quotes/import", answer);
            assertThat(Rig.json(answer).path("pages").asInt()).isEqualTo(2);
            assertThat(imported).allMatch(args -> args.startsWith("ndjson\n{\"id\":1"));

            var rows = "id,text\n1,\"a\nb\"\n2,c\n";
            rig.send(rig.request("/api/v1/quotes/import")
                    .header("Content-Type", "text/csv")
                    .POST(BodyPublishers.ofString(rows))
                    .build());
            assertThat(imported.getLast()).isEqualTo("csv\n" + rows);
        }
        var nothing = rig.send(rig.request("/api/v1/quotes/import")
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(""))
                .build());
        contract.check("POST", "/api/v1/quotes/import", nothing);
        assertThat(nothing.statusCode()).isEqualTo(400);
    }

    private static CommandReply page(CommandRequest request) {
        return request.args().equals("csv")
                ? CommandReply.text("").withData(Map.of("page", "id,text\r\n1,one\r\n", "cursor", "1"))
                : CommandReply.text("").withData(Map.of("page", "id,text\r\n2,two\r\n"));
    }
}
