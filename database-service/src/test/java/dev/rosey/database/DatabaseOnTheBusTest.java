package dev.rosey.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rosey.bus.BusJson;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.testkit.HostileBodies;
import dev.rosey.testkit.NatsServer;
import dev.rosey.testkit.RoseyHost;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The whole module as a host runs it: real nats-server with its own user, real PostgreSQL. */
class DatabaseOnTheBusTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private static Path directory;

    private static OwnServer postgres;

    @RegisterExtension
    @Order(1)
    static final NatsServer nats = new NatsServer();

    private static RoseyHost host;
    private static NatsBus operator;
    private static final List<BusMessage> events = new CopyOnWriteArrayList<>();

    @RegisterExtension
    @Order(2)
    static final BeforeAllCallback start = context -> {
        postgres = new OwnServer(directory.resolve("data"));
        host = new RoseyHost(nats)
                .with("rosey.database.url", postgres.config().url())
                .with("rosey.database.user", "postgres");
        operator = nats.connect(NatsServer.OPERATOR);
        operator.subscribe("db.*", events::add);
        host.start();
    };

    @BeforeAll
    static void migrate() {
        assertThat(ask(
                                "db.exec.quote-db.migrate",
                                "{'migrations':[{'version':'1','description':'create quotes','sql':'create table quotes(id bigint generated always as identity, text text not null)'}],"
                                        + "'statements':[{'name':'insert','kind':'exec','sql':'insert into quotes(text) values (:text) returning id'},"
                                        + "{'name':'search','kind':'query','sql':'select text from quotes where text like :like limit :limit'}]}")
                        .toString())
                .isEqualTo(
                        json(
                                "{'ok':true,'schema':'quote_db','version':'1','applied':['1'],'statements':['insert','search']}"));
    }

    @AfterAll
    static void stop() {
        operator.close();
        host.stop();
        postgres.close();
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private static BusMessage request(String subject, String body) {
        return operator.requestAndWait(subject, json(body).getBytes(StandardCharsets.UTF_8), PATIENCE);
    }

    private static JsonNode ask(String subject, String body) {
        return BusJson.readObject(request(subject, body).body());
    }

    @Test
    void everySubjectOfTheContractIsServed() {
        assertThat(ask("db.exec.quote-db.insert", "{'params':{'text':'one'}}")
                        .at("/rows/0/id")
                        .isIntegralNumber())
                .isTrue();
        assertThat(ask("db.query.quote-db.search", "{'params':{'like':'one','limit':1}}")
                        .toString())
                .isEqualTo(json("{'ok':true,'rows':[{'text':'one'}],'affected':0}"));
        assertThat(ask("db.exec.quote-db.write", "{'sql':'update quotes set text = :t','params':{'t':'one'}}")
                        .get("ok")
                        .asBoolean())
                .isTrue();
        assertThat(ask("db.query.quote-db.read", "{'sql':'select 1 as a'}")
                        .at("/rows/0/a")
                        .asInt())
                .isEqualTo(1);
        assertThat(ask("db.exec.quote-db.transaction", "{'statements':[{'name':'insert','params':{'text':'two'}}]}")
                        .at("/results/0/affected")
                        .asInt())
                .isEqualTo(1);
        assertThat(ask("db.exec.gone.migrate", "{}").get("ok").asBoolean()).isTrue();
        assertThat(ask("db.exec.gone.purge", "{}").toString()).isEqualTo(json("{'ok':true}"));
    }

    @Test
    void failuresAreAnsweredWithCodeAndHeaders() {
        var denied = request("db.query.quote-db.read", "{'sql':'select * from _rosey.plugins'}");

        assertThat(BusJson.readObject(denied.body()).at("/error/code").asText()).isEqualTo("DENIED");
        assertThat(denied.headers()).containsEntry("Nats-Service-Error-Code", "403");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(data("db.denied")).isNotEmpty());
        assertThat(data("db.denied").getFirst().get("plugin").asText()).isEqualTo("quote-db");
        assertThat(data("db.denied").getFirst().get("reason").asText()).contains("_rosey");
    }

    @Test
    void hostileBodiesAreBadRequestsOnEverySubjectAndHarmNothing() {
        var bodies = new LinkedHashMap<>(HostileBodies.notJson());
        bodies.put("NUL in a text", "{\"params\":{\"text\":\"a\\u0000b\"}}".getBytes(StandardCharsets.UTF_8));
        bodies.put("half a pair", "{\"params\":{\"text\":\"\\ud83d\"}}".getBytes(StandardCharsets.UTF_8));
        for (var subject : List.of(
                "db.exec.quote-db.migrate",
                "db.exec.quote-db.insert",
                "db.query.quote-db.search",
                "db.exec.quote-db.write",
                "db.query.quote-db.read",
                "db.exec.quote-db.transaction")) {
            bodies.forEach((what, body) -> {
                var reply = BusJson.readObject(
                        operator.requestAndWait(subject, body, PATIENCE).body());
                assertThat(reply.at("/error/code").asText())
                        .as("%s on %s", what, subject)
                        .isEqualTo("BAD_REQUEST");
            });
        }
        assertThat(ask("db.query.quote-db.search", "{'params':{'like':'%','limit':1}}")
                        .get("ok")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void bodiesThatMakeNoSenseAreBadRequests() {
        for (var body : List.of(
                "", "[]", "no json", "{'params':5}", "{'statements':[{}]}", "{'migrations':[{'version':'x'}]}")) {
            for (var subject : List.of("db.exec.quote-db.write", "db.exec.quote-db.transaction")) {
                assertThat(ask(subject, body).at("/error/code").asText())
                        .as(subject + body)
                        .isEqualTo("BAD_REQUEST");
            }
        }
        assertThat(ask("db.exec.quote-db.migrate", "{'migrations':[{'version':'x','sql':'y'}]}")
                        .at("/error/code")
                        .asText())
                .isEqualTo("BAD_REQUEST");
    }

    @Test
    void eventsTellOfMigrations() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(data("db.migrated"))
                        .anySatisfy(
                                data -> assertThat(data.get("plugin").asText()).isEqualTo("quote-db")));
    }

    @Test
    void anOutageIsSaidInReadinessAndEventsOnceEach() throws Exception {
        postgres.hang();
        try {
            await().atMost(PATIENCE).until(() -> host.status("/health/ready") == 503);
            assertThat(host.get("/health/ready")).contains("\"database\"", "\"reason\"");
            assertThat(host.status("/health/live")).isEqualTo(200);
            assertThat(ask("db.query.quote-db.read", "{'sql':'select 1'}")
                            .at("/error/code")
                            .asText())
                    .isEqualTo("UNAVAILABLE");
        } finally {
            postgres.goOn();
        }
        await().atMost(PATIENCE).until(() -> host.status("/health/ready") == 200);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(data("db.recovered")).hasSize(1));
        assertThat(data("db.unavailable")).hasSize(1);
    }

    @Test
    void metricsTellWhetherTheDatabaseIsThere() throws Exception {
        assertThat(host.get("/metrics")).contains("rosey_database_available");
    }

    private static List<JsonNode> data(String subject) {
        return events.stream()
                .filter(event -> event.subject().equals(subject))
                .map(event -> BusJson.readObject(event.body()).get("data"))
                .toList();
    }
}
