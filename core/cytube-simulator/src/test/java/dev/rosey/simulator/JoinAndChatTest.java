package dev.rosey.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JoinAndChatTest {
    private final CytubeSimulator simulator = CytubeSimulator.start(SimulatorConfig.withPassword("open sesame"));

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void ranksArriveRightAfterTheConnectionAndAtEachLogin() {
        try (Client rosey = Client.join(simulator, "films", "rosey", "open sesame")) {
            Patience.until(() -> rosey.heard("rank").size() == 3);

            assertThat(rosey.heard("rank").stream().map(one -> one.arguments().getFirst()))
                    .containsExactly(-1, 1, 3);
        }
    }

    @Test
    void chatIsHeardByAllAndByTheSpeaker() {
        try (Client rosey = Client.join(simulator, "films", "rosey", "open sesame");
                Client guest = Client.join(simulator, "films", "Guest_One")) {
            guest.chat("hello <rosey> & all");
            rosey.await("chatMsg");
            guest.await("chatMsg");

            assertThat(guest.chat()).containsExactly("hello &lt;rosey&gt; &amp; all");
            assertThat(rosey.chat()).contains("hello &lt;rosey&gt; &amp; all");
            assertThat(simulator.channel("films").said())
                    .extracting(SaidLine::from, SaidLine::text)
                    .containsExactly(tuple("Guest_One", "hello <rosey> & all"));
        }
    }

    @Test
    void privateMessagesReachBothSidesAndNobodyElse() {
        try (Client rosey = Client.join(simulator, "films", "rosey", "open sesame");
                Client guest = Client.join(simulator, "films", "guest");
                Client other = Client.join(simulator, "films", "other")) {
            guest.pm("ROSEY", "!roll 2d6");
            rosey.await("pm");
            guest.await("pm");
            other.chat("after the pm");
            other.await("chatMsg");

            assertThat(rosey.await("pm").object().toMap())
                    .containsEntry("username", "guest")
                    .containsEntry("to", "rosey")
                    .containsEntry("msg", "!roll 2d6");
            assertThat(other.heard("pm")).isEmpty();
        }
    }

    @Test
    void newcomersAreSentTheLatestFifteenLinesBeforeTheUserList() {
        try (Client first = Client.join(simulator, "films", "first")) {
            for (int i = 1; i <= 17; i++) {
                first.chat("line " + i);
            }
            Patience.until(() -> first.chat().size() == 17);
            try (Client second = Client.connect(simulator)) {
                second.emit("joinChannel", Map.of("name", "Films"));
                second.await("userlist");
                List<String> events =
                        second.heard().stream().map(Client.Heard::event).toList();

                assertThat(second.chat()).hasSize(15).startsWith("line 3").endsWith("line 17");
                assertThat(events.lastIndexOf("chatMsg")).isLessThan(events.indexOf("userlist"));
            }
        }
    }
}
