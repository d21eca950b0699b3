package dev.rosey.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import dev.rosey.testkit.Chromium;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What chat shows, what NATS and REST answer and what the page shows are the same facts, also when something is wrong.
 * Faults are told on the bus as the one who has them tells them.
 */
class FourWaysTest {

    private static final List<String> NAMES = List.of("bingo", "clock", "weather");
    private static final int COMMANDS = 25;

    private static final Rig rig = new Rig();
    private static Chromium chromium;
    private static Crowd crowd;
    private static ScheduledExecutorService hearts;

    private Page page;

    @BeforeAll
    static void start() {
        rig.start();
        chromium = new Chromium();
        hearts = Executors.newSingleThreadScheduledExecutor();
        crowd = new Crowd(rig.operator(), new Random(3), NAMES).starts().works(COMMANDS);
        hearts.scheduleAtFixedRate(crowd::beats, 1, 1, TimeUnit.SECONDS);
    }

    @AfterAll
    static void stop() {
        hearts.shutdownNow();
        chromium.close();
        rig.close();
    }

    @BeforeEach
    void open() {
        page = chromium.newPage();
    }

    @AfterEach
    void close() {
        page.close();
    }

    private static ObjectNode rest(String path) {
        return Rig.json(rig.get("/api/v1/" + path));
    }

    @Test
    void allFourTellTheSame() {
        for (var name : NAMES) {
            await().atMost(Rig.PATIENCE)
                    .until(() -> rest("plugins/" + name).path("commands").asInt() == COMMANDS);
            var overRest = rest("plugins/" + name);
            var overNats = rig.ask("plugin." + name);
            for (var field : List.of(
                    "name",
                    "kind",
                    "version",
                    "build",
                    "state",
                    "instances",
                    "commands",
                    "errors",
                    "p50_us",
                    "p95_us",
                    "p99_us",
                    "restarts")) {
                assertThat(overRest.path(field)).as(field).isEqualTo(overNats.path(field));
            }
            var failed = overRest.path("errors").asInt();
            assertThat(rig.chat("plugin", name))
                    .contains(name + " 1.0.0 ready")
                    .contains("(" + COMMANDS + " commands" + (failed == 0 ? "" : ", " + failed + " failed"));

            rig.goIn(page, "#/plugins/" + name);
            Chromium.sees(page, "95th percentile");
            assertThat(fact("Commands")).hasText(String.valueOf(COMMANDS));
            assertThat(fact("Failed")).hasText(String.valueOf(failed));
            assertThat(fact("Version")).hasText("1.0.0");
            page.evaluate("sessionStorage.clear()");
        }
    }

    private com.microsoft.playwright.Locator fact(String label) {
        return page.locator("dl div")
                .filter(new com.microsoft.playwright.Locator.FilterOptions()
                        .setHas(page.locator(
                                "dt",
                                new Page.LocatorOptions()
                                        .setHasText(java.util.regex.Pattern.compile("^" + label + "$")))))
                .locator("dd");
    }

    @Test
    void aPluginThatCrashedIsFound() {
        new Crowd(rig.operator(), new Random(4), List.of("ghost")).starts();
        isFoundEverywhere("ghost", "is gone");
    }

    @Test
    void aPluginThatIsSlowIsFound() {
        var snail = new Crowd(rig.operator(), new Random(5), List.of("snail")).starts();
        IntStream.range(0, 10)
                .forEach(i -> snail.publish(
                        "snail",
                        "command_handled",
                        Map.of("action", "tick", "duration_us", 4_000_000, "channel", "room")));
        hearts.scheduleAtFixedRate(snail::beats, 1, 1, TimeUnit.SECONDS);
        isFoundEverywhere("snail", "is slow");
    }

    @Test
    void aDatabaseThatIsDownIsFound() {
        rig.publish("db.unavailable", Map.of("reason", "PostgreSQL does not answer"));
        isFoundEverywhere("database", "PostgreSQL does not answer");
    }

    @Test
    void aKickIsFound() {
        rig.publish("chat.kicked", Map.of("channel", "movienight", "reason", "too noisy"));
        isFoundEverywhere("cytube", "too noisy");
    }

    @Test
    void aFloodIsFound() {
        hearts.execute(() -> IntStream.range(0, 60)
                .forEach(round ->
                        IntStream.range(0, 1_000).forEach(i -> rig.publishOnly("flood.drop_fell", Map.of("n", i)))));
        isFoundEverywhere("events", "a flood of events");
    }

    @Test
    void aBusThatComesAndGoesIsFound() {
        for (int i = 0; i < 3; i++) {
            rig.nats.kill();
            await().atMost(Rig.PATIENCE).until(() -> rig.get("/api/v1/health").statusCode() == 503);
            rig.nats.start();
            await().atMost(Rig.PATIENCE).until(() -> rig.get("/api/v1/health").statusCode() == 200);
        }
        isFoundEverywhere("nats", "comes and goes");
    }

    /** Each way alone names the part and says why. */
    private void isFoundEverywhere(String component, String why) {
        await(component + " over REST")
                .atMost(Rig.PATIENCE)
                .until(() -> reasons(rest("health"), component).contains(why));
        assertThat(reasons(rig.ask("health"), component)).contains(why);
        assertThat(rig.chat("health", "")).contains(component).contains(why);
        rig.goIn(page, "#/");
        page.locator(".rest summary").evaluateAll("all => all.forEach(one => one.click())");
        Chromium.sees(page, why);
        page.evaluate("sessionStorage.clear()");
    }

    private static String reasons(ObjectNode health, String component) {
        return health.path("reasons")
                .valueStream()
                .filter(reason -> reason.path("component").asText().equals(component))
                .map(reason -> reason.path("reason").asText()
                        + reason.path("impact").asText()
                        + reason.path("action").asText())
                .collect(Collectors.joining("\n"));
    }
}
