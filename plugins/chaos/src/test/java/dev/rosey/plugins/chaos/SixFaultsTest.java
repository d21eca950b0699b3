package dev.rosey.plugins.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is really wrong is found and explained from chat alone, over REST alone and on the page, with what to do about it. */
class SixFaultsTest {

    @RegisterExtension
    static final SharedRosey shared = new SharedRosey();

    private static ThreeWays ways;

    @BeforeAll
    static void open() {
        shared.witness().awaitChaos();
        ways = new ThreeWays(shared.rosey());
    }

    @AfterAll
    static void close() {
        ways.close();
    }

    @Test
    void aPluginWhoseProcessIsKilledAndDoesNotComeUpAgain() throws Exception {
        shared.witness().awaitChaos();
        var chaos = shared.rosey().awaitProcess("chaos");
        var mark = Files.writeString(shared.rosey().home().resolve("chaos-is-doomed"), "");
        try {
            chaos.destroyForcibly();
            ways.find("chaos", "is gone", "status 10", "!plugin restart chaos");
            ways.hearsInChat("!inspect why chaos", "chaos is crashed", "status 10");
        } finally {
            Files.deleteIfExists(mark);
        }
        shared.witness().awaitChaos();
    }

    @Test
    void aPluginThatIsSlow() {
        shared.witness().awaitChaos();
        try (var caller = Executors.newSingleThreadScheduledExecutor()) {
            var unused = caller.scheduleWithFixedDelay(
                    () -> shared.witness().chaos("slow", ""), 0, 50, TimeUnit.MILLISECONDS);
            ways.find("chaos", "“slow” is slow: p95 ", "!inspect plugin chaos");
            ways.hearsInChat("!inspect plugin chaos", "slow: ", "p95 ");
        }
    }

    @Test
    void aDatabaseThatDoesNotStayUp() {
        try (var killer = Executors.newSingleThreadScheduledExecutor()) {
            var unused = killer.scheduleWithFixedDelay(
                    () -> shared.rosey().process("postgres").ifPresent(ProcessHandle::destroyForcibly),
                    0,
                    50,
                    TimeUnit.MILLISECONDS);
            ways.find("database", "PostgreSQL does not answer", "./rosey logs postgres");
            ways.hearsInChat("!inspect why quote-db", "also database");
        }
        ways.awaitOver("database");
    }

    @Test
    void aBusThatComesAndGoes() {
        var rosey = shared.rosey();
        shared.witness().forget();
        await("the bus to be known as flapping").atMost(WholeRosey.PATIENCE).until(() -> {
            var server = rosey.awaitProcess("nats-server");
            server.destroyForcibly();
            rosey.awaitSuccessor("nats-server", server);
            await("an answer")
                    .atMost(WholeRosey.PATIENCE)
                    .until(() -> ways.health().isPresent());
            return ways.health().map(Object::toString).orElse("").contains("comes and goes");
        });
        ways.find("nats", "comes and goes", "./rosey logs nats-server");
        shared.witness().awaitChaos();
        assertThat(shared.witness().heard("plugin.crashed")).isEmpty();
    }

    /** Each flood ends before the next begins; whoever looks late sees a later one. */
    @Test
    void aFloodOfEvents() {
        shared.witness().awaitChaos();
        try (var flooder = Executors.newSingleThreadScheduledExecutor()) {
            var unused = flooder.scheduleWithFixedDelay(
                    () -> shared.witness().chaos("flood-events", "8"), 0, 12, TimeUnit.SECONDS);
            ways.find("events", "a flood of events, most of them chaos.noise", "!inspect events chaos.noise");
            ways.hearsInChat("!inspect events chaos.noise", "newest by: chaos/");
        }
    }

    /** Nobody can ask in a channel in which Rosey is not; whoever asks when she is back is told what was. */
    @Test
    void aKick() {
        ways.owner().say("/kick rosey too noisy");

        ways.awaitRest("cytube", WholeRosey.CHANNEL, "kicked: too noisy", "check the channel, the account and bans");
        ways.seesOnThePage("cytube", "kicked: too noisy", "check the channel, the account and bans");
        ways.awaitOver("cytube");
        ways.hearsInChat("!inspect health", "cytube was DOWN", "kicked: too noisy");
        ways.hearsInChat("!inspect why cytube", "cytube is well", "kicked: too noisy");
    }
}
