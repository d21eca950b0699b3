package dev.rosey.plugins.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CommandReply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Jars come into {@code plugins.d}, change, fail and go, and people who roll dice meanwhile do not notice. */
class LifecycleTest {

    @RegisterExtension
    static final SharedRosey shared = new SharedRosey();

    private static WholeRosey rosey;
    private static Witness witness;
    private static Path drops;
    private static Gambler gambler;
    private static ProcessHandle core;

    @BeforeAll
    static void start() {
        rosey = shared.rosey();
        witness = shared.witness();
        drops = rosey.home().resolve("plugins.d");
        core = rosey.process("core").orElseThrow();
        gambler = new Gambler(rosey.guest("gambler"));
        gambler.awaitMore(1);
    }

    @AfterAll
    static void stop() {
        gambler.close();
    }

    @AfterEach
    void nobodyElseNoticed() {
        gambler.awaitMore(1);
        assertThat(gambler.unanswered()).isEmpty();
        assertThat(rosey.process("core")).contains(core);
    }

    @Test
    void aNewVersionThatFailsLeavesTheOldOneServing() throws IOException {
        var jar = TinyPlugin.of("planet", "1.0.0").dropInto(drops);
        awaitVersion("planet", "1.0.0");
        var old = rosey.awaitProcess("planet");

        TinyPlugin.of("planet", "2.0.0").dyingAtStart().dropInto(drops);

        awaitWhy("planet", "could not take over", "nothing to live for");
        assertThat(witness.operate("reload", "planet").text()).contains("could not take over", "1.0.0", "goes on");
        assertThat(witness.ask("planet", "version", "").text()).isEqualTo("1.0.0");
        assertThat(rosey.process("planet")).contains(old);

        TinyPlugin.of("planet", "1.0.0").dropInto(drops);

        awaitWhy("planet", "planet is well");
        assertThat(rosey.process("planet")).contains(old);
        leave("planet", jar);
    }

    @Test
    void aNewVersionWhoseMigrationFailsLeavesTheOldOneServing() throws IOException {
        var jar = TinyPlugin.of("moon", "1.0.0").dropInto(drops);
        awaitVersion("moon", "1.0.0");
        var old = rosey.awaitProcess("moon");

        TinyPlugin.of("moon", "2.0.0")
                .migrating("alter table no_such_table add column more text")
                .dropInto(drops);

        awaitWhy("moon", "could not take over", "could not migrate", "no_such_table");
        assertThat(witness.ask("moon", "version", "").text()).isEqualTo("1.0.0");
        assertThat(witness.ask("moon", "note", "of old").text()).isEqualTo("1 notes");
        assertThat(rosey.process("moon")).contains(old);
        leave("moon", jar);
    }

    @Test
    void aChangedJarReplacesTheRunningOneByItself() throws IOException {
        var jar = TinyPlugin.of("comet", "1.0.0").dropInto(drops);
        awaitVersion("comet", "1.0.0");
        var old = rosey.awaitProcess("comet");

        TinyPlugin.of("comet", "1.1.0").dropInto(drops);

        awaitVersion("comet", "1.1.0");
        await().atMost(WholeRosey.PATIENCE).until(() -> !old.isAlive());
        witness.awaitEvent(
                "plugin.reloaded", event -> event.data().path("plugin").asText().equals("comet"));
        await().atMost(WholeRosey.PATIENCE)
                .untilAsserted(() ->
                        assertThat(witness.operate("info", "comet").text()).startsWith("comet 1.1.0 ("));

        var reply = witness.operate("reload", "comet");

        assertThat(reply.text()).startsWith("comet was reloaded: 1.1.0 (").endsWith("the same as before.");
        for (var which : List.of("old", "new")) {
            assertThat(BusJson.tree(reply.data()).path(which).path("version").asText())
                    .isEqualTo("1.1.0");
        }

        TinyPlugin.of("comet", "1.2.0").dropInto(drops);

        assertThat(witness.operate("reload", "comet").text())
                .startsWith("comet was reloaded: 1.1.0 (")
                .contains(" → 1.2.0 (");
        leave("comet", jar);
    }

    @Test
    void whoHangsIsSeenAndReplaced() throws IOException {
        var jar = TinyPlugin.of("sloth", "1.0.0").dropInto(drops);
        awaitVersion("sloth", "1.0.0");
        var hung = rosey.awaitProcess("sloth");

        WholeRosey.signal(hung, "STOP");

        rosey.awaitSuccessor("sloth", hung);
        awaitVersion("sloth", "1.0.0");
        awaitWhy("sloth", "it hung");
        assertThat(hung.isAlive()).isFalse();
        leave("sloth", jar);
    }

    @Test
    void whatIsNoPluginOrTakesWhatIsAnothersIsRefusedWithTheReason() throws IOException {
        var jars = List.of(
                TinyPlugin.of("notes", "1.0.0").dropPlainInto(drops),
                TinyPlugin.of("trivia", "6.6.6")
                        .withToken("mytrivia")
                        .withFamily("mytrivia")
                        .dropInto(drops),
                TinyPlugin.of("sharper", "1.0.0").withToken("dice").dropInto(drops),
                TinyPlugin.of("forger", "1.0.0").withFamily("chat").dropInto(drops),
                TinyPlugin.of("cuckoo", "1.0.0").dropInto(drops));

        awaitWhy("notes", "notes.jar is no plugin");
        awaitWhy("trivia", "trivia works", "trivia.jar is refused: the name trivia is taken");
        awaitWhy("sharper", "sharper.jar is refused: the token “dice” belongs to dice-roller");
        awaitWhy("forger", "forger.jar is refused: the event family “chat” belongs to cytube-connection");
        awaitWhy("cuckoo", "cuckoo.jar is refused: host: core");
        var list = witness.operate("list", "");
        assertThat(list.text() + ' ' + String.join(" ", list.more()))
                .contains(
                        "notes stopped: notes.jar is no plugin",
                        "sharper 1.0.0 stopped",
                        "forger 1.0.0 stopped",
                        "cuckoo 1.0.0 stopped");
        assertThat(witness.operate("enable", "sharper").text()).startsWith("sharper is not installed now");
        assertThat(witness.state("trivia")).contains("ready");
        assertThat(witness.ask("dice", "roll", "1d6").ok()).isTrue();
        for (var jar : jars) {
            Files.delete(jar);
        }
        await().atMost(WholeRosey.PATIENCE)
                .until(() -> witness.state("notes").isEmpty()
                        && witness.state("cuckoo").isEmpty());
        awaitWhy("trivia", "trivia is well");
    }

    @Test
    void whatAPluginStoredOutlivesItsJarUntilTheOwnerSaysTwiceThatItMayGo() throws IOException {
        var jar = TinyPlugin.of("archive", "1.0.0").dropInto(drops);
        awaitVersion("archive", "1.0.0");
        await().atMost(WholeRosey.PATIENCE)
                .until(() -> witness.ask("archive", "note", "remember").ok());
        assertThat(witness.operate("purge", "archive").error().code()).isEqualTo("CONFLICT");

        leave("archive", jar);

        assertThat(witness.ask("archive", "version", "").error().code()).isEqualTo("UNAVAILABLE");
        assertThat(witness.ask("rosey", "help", "archive").text()).doesNotContain("Says its version");
        TinyPlugin.of("archive", "1.0.1").dropInto(drops);
        awaitVersion("archive", "1.0.1");
        await().atMost(WholeRosey.PATIENCE)
                .untilAsserted(() ->
                        assertThat(witness.ask("archive", "notes", "").text()).matches("[1-9]\\d* notes"));
        leave("archive", jar);

        var moderator = new ChatUser("moderator", 3);
        assertThat(witness.operate(moderator, "purge", "archive").error().code())
                .isEqualTo("FORBIDDEN");
        assertThat(purged(witness.operate("purge", "archive nonsense"))).isFalse();
        assertThat(purged(confirmed("archive"))).isTrue();

        TinyPlugin.of("archive", "1.0.2").dropInto(drops);
        awaitVersion("archive", "1.0.2");
        await().atMost(WholeRosey.PATIENCE)
                .untilAsserted(() ->
                        assertThat(witness.ask("archive", "notes", "").text()).isEqualTo("0 notes"));
        leave("archive", jar);
    }

    /** The answer to the second word. */
    private static CommandReply confirmed(String plugin) {
        var asked = witness.operate("purge", plugin);
        assertThat(purged(asked)).isFalse();
        var code = BusJson.tree(asked.data()).path("code").asText();
        assertThat(asked.text()).contains("for good", "!plugin purge " + plugin + ' ' + code);
        return witness.operate("purge", plugin + ' ' + code);
    }

    private static boolean purged(CommandReply reply) {
        return reply.ok() && BusJson.tree(reply.data()).path("purged").asBoolean();
    }

    /** Waits until it answers, and is known to: whoever hangs before that is given as long as a start may take. */
    private static void awaitVersion(String plugin, String version) {
        await(plugin + ' ' + version)
                .atMost(WholeRosey.PATIENCE)
                .until(() -> version.equals(witness.ask(plugin, "version", "").text())
                        && witness.state(plugin).orElse("none").equals("ready"));
    }

    private static void awaitWhy(String plugin, String... parts) {
        await().atMost(WholeRosey.PATIENCE)
                .untilAsserted(() -> assertThat(witness.why(plugin)).contains(parts));
    }

    /** Takes the jar out, and waits until the bus has forgotten its user: answers under way then do not arrive here. */
    private static void leave(String plugin, Path jar) throws IOException {
        long before = rosey.changesOfUsers();
        Files.delete(jar);
        await().atMost(WholeRosey.PATIENCE).untilAsserted(() -> {
            assertThat(witness.state(plugin)).as("what the list says").isEmpty();
            assertThat(rosey.process(plugin)).as("its process").isEmpty();
            assertThat(rosey.changesOfUsers()).as("changes of users").isGreaterThan(before);
        });
    }
}
