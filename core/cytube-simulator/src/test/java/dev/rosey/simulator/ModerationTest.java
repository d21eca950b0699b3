package dev.rosey.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModerationTest {
    private static final String PASSWORD = "open sesame";
    private final CytubeSimulator simulator = CytubeSimulator.start(SimulatorConfig.withPassword(PASSWORD));
    private final SimulatedChannel films = simulator.channel("films");

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void aSecondLoginOfTheSameNameKicksTheFirst() {
        try (Client first = Client.join(simulator, "films", "rosey", PASSWORD);
                Client second = Client.join(simulator, "films", "ROSEY", PASSWORD)) {
            assertThat(first.await("kick").object().getString("reason")).isEqualTo("Duplicate login");
            assertThat(first.await("(disconnect)").arguments()).containsExactly("io server disconnect");
            assertThat(second.heard().stream().map(Client.Heard::event).toList())
                    .containsSubsequence("rank", "login", "userLeave", "addUser", "rank", "setUserRank");
            assertThat(films.users()).containsExactly("rosey");
        }
    }

    @Test
    void theKickedAreToldWhyAndMayComeBack() {
        try (Client rosey = Client.join(simulator, "films", "rosey", PASSWORD)) {
            films.kick("Rosey", "be nice");
            assertThat(rosey.await("kick").object().getString("reason")).isEqualTo("be nice");
            rosey.await("(disconnect)");
        }
        try (Client again = Client.join(simulator, "films", "rosey", PASSWORD)) {
            again.await("userlist");
            assertThat(films.users()).containsExactly("rosey");
        }
    }

    @Test
    void theBannedAreLetInNoMoreUntilTheBanIsLifted() {
        films.ban("rosey");
        try (Client rosey = Client.connect(simulator)) {
            rosey.emit("login", Map.of("name", "rosey", "pw", PASSWORD));
            rosey.await("login");
            rosey.emit("joinChannel", Map.of("name", "films"));
            assertThat(rosey.await("kick").object().getString("reason")).isEqualTo("You are banned from this channel.");
        }
        films.unban("rosey");
        try (Client again = Client.join(simulator, "films", "rosey", PASSWORD)) {
            again.await("userlist");
            assertThat(films.users()).containsExactly("rosey");
        }
    }

    @Test
    void aRankGivenOnceIsThereAtTheNextLogin() {
        films.setRank("rosey", 1);
        try (Client rosey = Client.join(simulator, "films", "rosey", PASSWORD)) {
            films.setRank("rosey", 2);
            Patience.until(() -> rosey.heard("userlist").size() == 2);
            Patience.until(() -> rosey.heard("rank").size() == 4);
            assertThat(rosey.heard("rank").stream().map(one -> one.arguments().getFirst()))
                    .containsExactly(-1, 1, 1, 2);
        }
    }

    @Test
    void aMuteStaysWithTheNameAndOnlyThoseWhoMayMuteAreToldAgain() {
        try (Client guest = Client.join(simulator, "films", "guest")) {
            guest.await("userlist");
            films.mute("guest", false);
        }
        Patience.until(() -> films.users().isEmpty());
        try (Client owner = Client.join(simulator, "films", "owner", PASSWORD);
                Client guest = Client.join(simulator, "films", "Guest")) {
            assertThat(owner.await("setUserMeta").object().getString("name")).isEqualTo("Guest");
            guest.chat("hello?");
            guest.await("noflood");
            assertThat(guest.heard("setUserMeta")).isEmpty();
        }
    }

    @Test
    void aPrivateMessageToNobodyCountsAgainstTheLimit() {
        try (Client guest = Client.join(simulator, "films", "guest")) {
            guest.await("userlist");
            Patience.until(() -> {
                guest.pm("nobody", "hi");
                return !guest.heard("cooldown").isEmpty();
            });
            assertThat(guest.heard("errorMsg").getFirst().object().getString("msg"))
                    .isEqualTo("PM failed: nobody isn't connected to this channel.");
        }
    }

    @Test
    void theMutedAreTold() {
        try (Client guest = Client.join(simulator, "films", "guest")) {
            films.mute("guest", false);
            guest.chat("hello?");
            assertThat(guest.await("noflood").object().getString("action")).isEqualTo("chat");
            films.unmute("guest");
            guest.chat("hello!");
            guest.await("chatMsg");
            assertThat(films.said()).extracting(SaidLine::text).containsExactly("hello!");
        }
    }

    @Test
    void antifloodDropsWhatIsTooMuchAndSaysSo() {
        films.setAntiflood(true);
        try (Client guest = Client.join(simulator, "films", "guest")) {
            for (int i = 0; i < 6; i++) {
                guest.chat("line " + i);
            }
            Patience.until(() -> guest.heard("cooldown").size() == 2);
            assertThat(guest.heard("cooldown").getFirst().arguments()).containsExactly(1000);
            assertThat(guest.chat()).hasSize(4);
        }
    }

    @Test
    void mediaIsAnnouncedWithItsTitleAsItIs() {
        try (Client guest = Client.join(simulator, "films", "guest")) {
            films.playMedia("Film <&> 1", 61);
            assertThat(guest.await("changeMedia").object().getString("title")).isEqualTo("Film <&> 1");
            try (Client late = Client.join(simulator, "films", "late")) {
                assertThat(late.await("changeMedia").object().getString("duration"))
                        .isEqualTo("01:01");
            }
        }
    }

    @Test
    void aChannelsPasswordIsAskedForAndModeratorsNeedNone() {
        films.setPassword("knock");
        try (Client guest = Client.connect(simulator);
                Client owner = Client.connect(simulator)) {
            guest.emit("joinChannel", Map.of("name", "films"));
            assertThat(guest.await("needPassword").arguments()).containsExactly(false);
            guest.emit("channelPassword", "knock");
            guest.await("cancelNeedPassword");
            guest.await("userlist");
            owner.emit("joinChannel", Map.of("name", "films"));
            owner.emit("login", Map.of("name", "owner", "pw", PASSWORD));
            owner.await("userlist");
            assertThat(films.users()).containsExactly("owner");
        }
    }

    @Test
    void filtersMayAddAnyHtml() {
        films.addFilter(Pattern.compile("PICTURE"), "<img src=\"https://example.com/p.png\" />");
        try (Client guest = Client.join(simulator, "films", "guest")) {
            guest.chat("look PICTURE here");
            guest.await("chatMsg");
            assertThat(guest.chat()).containsExactly("look <img src=\"https://example.com/p.png\" /> here");
        }
    }

    @Test
    void whoIsNotThereCannotBeKicked() {
        assertThatThrownBy(() -> films.kick("nobody", "")).isInstanceOf(NoSuchElementException.class);
        assertThat(films.users()).isEqualTo(List.of());
    }
}
