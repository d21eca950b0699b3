package dev.rosey.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rosey.simulator.CytubeSimulator;
import dev.rosey.simulator.SimulatorConfig;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ChatClientTest {

    private static final String CHANNEL = "movienight";

    static CytubeSimulator cytube;

    @BeforeAll
    static void start() {
        cytube = CytubeSimulator.start(SimulatorConfig.withPassword("secret"));
    }

    @AfterAll
    static void stop() {
        cytube.close();
    }

    @Test
    void linesAndPrivateMessagesAreHeardAsTheyWereTyped() throws Exception {
        var printed = new CopyOnWriteArrayList<String>();
        var conversation = new Conversation(printed::add);
        try (var alice = join(TerminalUser.guest("alice"), conversation);
                var moderator = join(TerminalUser.registered(2, "secret"), new Conversation(line -> {}))) {
            conversation.with(alice);
            moderator.say("1 < 2 & \"so on\"");
            moderator.tell("alice", "psst");

            await().until(() -> printed.size() == 2);
            assertThat(printed).containsExactlyInAnyOrder("<moderator> 1 < 2 & \"so on\"", "[PM] <moderator> psst");
        }
    }

    @Test
    void aCommandIsWaitedForAndItsAnswerPrintedBeforeTheEnd() throws Exception {
        var printed = new CopyOnWriteArrayList<String>();
        var conversation = new Conversation(printed::add);
        try (var asking = join(TerminalUser.guest("asking"), conversation);
                var answering = answering()) {
            conversation.with(asking);
            conversation.say("!roll 2d6");
            conversation.end();

            assertThat(printed).containsExactly("<answering> 7");
        }
    }

    @Test
    void whoIsNotLetInIsTold() {
        assertThatThrownBy(() -> join(TerminalUser.registered(5, "wrong"), new Conversation(line -> {})))
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("owner");
    }

    @Test
    void aChatThatIsNotThereIsOneClearLine() {
        assertThatThrownBy(() -> ChatClient.join(
                        "http://127.0.0.1:" + Fixture.freePort(), CHANNEL, TerminalUser.guest("nobody"), line -> {}))
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("is Rosey up?");
    }

    private static ChatClient answering() {
        List<ChatClient> self = new CopyOnWriteArrayList<>();
        self.add(ChatClient.join(
                base(),
                CHANNEL,
                TerminalUser.guest("answering"),
                line -> self.getFirst().say("7")));
        return self.getFirst();
    }

    private static ChatClient join(TerminalUser user, Conversation conversation) {
        return ChatClient.join(base(), CHANNEL, user, conversation::heard);
    }

    private static String base() {
        return "http://127.0.0.1:" + cytube.port();
    }
}
