package dev.rosey.cytube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rosey.cytube.ChatEvent.ChatLine;
import dev.rosey.cytube.ChatEvent.Connected;
import dev.rosey.cytube.ChatEvent.MediaChanged;
import dev.rosey.cytube.ChatEvent.PrivateLine;
import dev.rosey.cytube.ChatEvent.UserChanged;
import dev.rosey.cytube.ChatEvent.UserJoined;
import dev.rosey.cytube.ChatEvent.UserLeft;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.json.JSONArray;
import org.junit.jupiter.api.Test;

/** The traps of the protocol that one connection meets, with frames as a real server sends them. */
class RoomTest {

    private static final String NOW = "1795336532200";

    private final TestClock clock = new TestClock();
    private final Room room = new Room("movienight", "Rosey");

    @Test
    void joinedIsOnlyWhoIsLoggedInAndHasTheUserList() {
        assertThat(take("login", "{\"success\":true,\"name\":\"rosey\"}")).isEmpty();
        assertThat(room.joined()).isFalse();
        assertThat(take("userlist", "[]")).containsExactly(new Connected("movienight", "joined", "rosey", -1));
        assertThat(room.joined()).isTrue();
    }

    @Test
    void replayedLinesAreNeverFreshNotEvenAgainAfterTheUserList() {
        String old = chat("alice", "!rosey-old-command 16", "{}", "1795336529303");
        String newest = chat("alice", "old line 17", "{}", "1795336529418");
        assertThat(take("chatMsg", old)).isEmpty();
        assertThat(take("chatMsg", newest)).isEmpty();
        join();
        assertThat(take("chatMsg", old)).isEmpty();
        assertThat(take("chatMsg", chat("alice", "older than the replay", "{}", "1795336529000")))
                .isEmpty();
        assertThat(lines(take("chatMsg", chat("alice", "!roll", "{}", NOW)))).containsExactly("!roll");
    }

    @Test
    void aServerClockThatStepsBackDoesNotDeafenRoseyForLong() {
        take("chatMsg", chat("alice", "from the future", "{}", "1895336529303"));
        join();
        clock.pass(Duration.ofSeconds(11));
        assertThat(lines(take("chatMsg", chat("alice", "!roll", "{}", NOW)))).containsExactly("!roll");
    }

    @Test
    void chatBeforeTheLoginIsNotTaken() {
        take("userlist", "[]");
        assertThat(take("chatMsg", chat("alice", "!roll", "{}", NOW))).isEmpty();
    }

    @Test
    void ownMessagesThatComeBackAreNoNewsInWhateverCase() {
        join();
        assertThat(take("chatMsg", chat("rosey", "hello", "{}", NOW))).isEmpty();
        assertThat(take("chatMsg", chat("ROSEY", "hello", "{}", NOW))).isEmpty();
        assertThat(take("pm", pm("rosey", "alice", "reply in private"))).isEmpty();
    }

    @Test
    void theServersOwnVoicesAreNobody() {
        join();
        String meta = "{\"addClass\":\"server-whisper\",\"addClassToNameAndTimestamp\":true}";
        assertThat(take("chatMsg", chat("[server]", "!roll", meta, NOW))).isEmpty();
        assertThat(take("chatMsg", chat("[voteskip]", "!roll", "{}", NOW))).isEmpty();
        assertThat(take("chatMsg", chat("alice", "!roll", meta, NOW))).isEmpty();
        assertThat(take("pm", pm("[server]", "rosey", "!roll"))).isEmpty();
    }

    @Test
    void aShadowMutedUserIsNotHeard() {
        join();
        assertThat(take("chatMsg", chat("troll", "!roll", "{\"shadow\":true}", NOW)))
                .isEmpty();
    }

    @Test
    void htmlIsWhatWasTyped() {
        join();
        assertThat(lines(take("chatMsg", chat("alice", "!play snake<em>case</em>name &lt;3", "{}", NOW))))
                .containsExactly("!play snake_case_name <3");
    }

    @Test
    void aSlashCommandOfAUserIsNotMistakenForOneOfOurs() {
        join();
        assertThat(lines(take("chatMsg", chat("alice", "!roll", "{\"addClass\":\"action\",\"action\":true}", NOW))))
                .containsExactly("/me !roll");
    }

    @Test
    void privateMessagesComeInOneLineAndEmptyOnesNotAtAll() {
        join();
        assertThat(take("pm", pm("Guest_One", "rosey", ""))).isEmpty();
        assertThat(take("pm", pm("Guest_One", "rosey", "!guest\\npm")))
                .singleElement()
                .satisfies(event -> {
                    PrivateLine line = (PrivateLine) event;
                    assertThat(line.text()).isEqualTo("!guest pm");
                    assertThat(line.user()).isEqualTo(new CytubeUser("Guest_One", 0, false, false));
                    assertThat(line.toString()).doesNotContain("!guest");
                });
    }

    @Test
    void whoSpeaksHasTheRankOfTheUserList() {
        join();
        assertThat(take("chatMsg", chat("alice", "hi", "{}", NOW)))
                .singleElement()
                .satisfies(event -> assertThat(((ChatLine) event).user().rank()).isEqualTo(5));
        take("setUserRank", "{\"name\":\"Alice\",\"rank\":1.5}");
        assertThat(take("chatMsg", chat("alice", "hi", "{}", NOW)))
                .singleElement()
                .satisfies(event -> assertThat(((ChatLine) event).user().rank()).isEqualTo(1.5));
    }

    @Test
    void theFirstRankAfterALoginIsNotTheLast() {
        take("rank", "-1");
        take("rank", "1");
        join();
        assertThat(room.ownRank()).isEqualTo(1);
        assertThat(take("rank", "3")).isEmpty();
        assertThat(take("setUserRank", "{\"name\":\"rosey\",\"rank\":3}"))
                .containsExactly(new UserChanged("movienight", new CytubeUser("rosey", 3, false, false)));
        assertThat(room.ownRank()).isEqualTo(3);
    }

    @Test
    void aUserListThatIsSentAgainIsNewsOnlyWhereItDiffers() {
        join();
        assertThat(take("userlist", userlist(user("alice", 5, false), user("rosey", 2, false))))
                .containsExactly(new UserChanged("movienight", new CytubeUser("rosey", 2, false, false)));
        assertThat(take("userlist", userlist(user("bob", 1, false), user("rosey", 2, false))))
                .containsExactly(
                        new UserJoined("movienight", new CytubeUser("bob", 1, false, false)),
                        new UserLeft("movienight", new CytubeUser("alice", 5, false, false)));
    }

    @Test
    void usersComeChangeAndGo() {
        join();
        assertThat(take("addUser", user("bob", 0, false)))
                .containsExactly(new UserJoined("movienight", new CytubeUser("bob", 0, false, false)));
        assertThat(take("setAFK", "{\"name\":\"bob\",\"afk\":true}"))
                .containsExactly(new UserChanged("movienight", new CytubeUser("bob", 0, true, false)));
        assertThat(take("setUserMeta", "{\"name\":\"bob\",\"meta\":{\"afk\":true,\"muted\":false,\"ip\":\"x\"}}"))
                .isEmpty();
        assertThat(take("userLeave", "{\"name\":\"BOB\"}"))
                .containsExactly(new UserLeft("movienight", new CytubeUser("bob", 0, true, false)));
        assertThat(take("userLeave", "{\"name\":\"bob\"}")).isEmpty();
    }

    @Test
    void ownMuteIsKnown() {
        join();
        take("setUserMeta", "{\"name\":\"rosey\",\"meta\":{\"afk\":false,\"muted\":true}}");
        assertThat(room.silence()).contains("muted");
    }

    @Test
    void aRankThatMayNotChatIsKnown() {
        join();
        take("rank", "1");
        take("setPermissions", "{\"chat\":1.5,\"mute\":1.5}");
        assertThat(room.silence()).contains("below the rank that chatting takes (1 of 1.5)");
        take("rank", "2");
        assertThat(room.silence()).isEmpty();
    }

    @Test
    void theRankThatTheLoginTellsIsNotTheOneInTheChannel() {
        take("setPermissions", "{\"chat\":2,\"mute\":1.5}");
        take("userlist", userlist(user("alice", 5, false)));
        take("rank", "1");
        take("login", "{\"success\":true,\"name\":\"rosey\"}");
        assertThat(room.awaitsRank()).isTrue();
        assertThat(room.silence()).isEmpty();

        take("setUserRank", "{\"name\":\"alice\",\"rank\":4}");
        assertThat(room.awaitsRank()).isTrue();
        take("rank", "1.5");
        assertThat(room.awaitsRank()).isFalse();
        assertThat(room.silence()).contains("below the rank that chatting takes (1.5 of 2)");
    }

    @Test
    void whoOnlyJoinsIsNotSilencedYet() {
        take("setPermissions", "{\"chat\":0,\"mute\":1.5}");
        assertThat(room.silence()).isEmpty();
        take("rank", "0");
        join();
        assertThat(room.silence()).isEmpty();
    }

    @Test
    void aTitleIsHandedOnUnescapedAndOnlyWhenItIsAnother() {
        String film = "{\"id\":\"m1\",\"title\":\"Film <&> \\\"x\\\" &amp;\",\"seconds\":61,\"duration\":\"01:01\","
                + "\"type\":\"cm\",\"meta\":{},\"currentTime\":-3,\"paused\":true}";
        take("changeMedia", film);
        join();
        assertThat(take("changeMedia", film)).isEmpty();
        assertThat(room.view().media()).contains(new Media("Film <&> \"x\" &amp;", "cm", "m1", Duration.ofSeconds(61)));
        assertThat(take("changeMedia", film.replace("m1", "m2")))
                .hasOnlyElementsOfType(MediaChanged.class)
                .hasSize(1);
    }

    @Test
    void theSameLineHasTheSameIdForEverybodyAndNoOtherHasIt() {
        join();
        Room other = new Room("movienight", "other");
        ServerFrame.Chat line = (ServerFrame.Chat) frame("chatMsg", chat("alice", "hi", "{}", NOW));
        other.apply((ServerFrame.OfRoom) frame("login", "{\"success\":true,\"name\":\"other\"}"), clock.instant());
        other.apply((ServerFrame.OfRoom) frame("userlist", "[]"), clock.instant());
        String first = id(room.apply(line, clock.instant()));
        assertThat(id(other.apply(line, clock.instant()))).isEqualTo(first);
        assertThat(id(room.apply(line, clock.instant()))).isNotEqualTo(first);
        assertThat(id(take("chatMsg", chat("alice", "hi", "{}", "1795336532201"))))
                .isNotEqualTo(first);
    }

    private void join() {
        take("login", "{\"success\":true,\"name\":\"rosey\"}");
        take("userlist", userlist(user("alice", 5, false), user("rosey", 1, false)));
    }

    private List<ChatEvent> take(String event, String json) {
        return room.apply((ServerFrame.OfRoom) frame(event, json), clock.instant());
    }

    private static ServerFrame frame(String event, String json) {
        Optional<ServerFrame> frame = FrameReader.read(event, new JSONArray("[" + json + "]").get(0));
        return frame.orElseThrow();
    }

    private static String id(List<ChatEvent> events) {
        return ((ChatLine) events.getFirst()).messageId();
    }

    private static List<String> lines(List<ChatEvent> events) {
        return events.stream().map(event -> ((ChatLine) event).text()).toList();
    }

    private static String chat(String name, String html, String meta, String time) {
        return "{\"username\":\"%s\",\"msg\":\"%s\",\"meta\":%s,\"time\":%s}".formatted(name, html, meta, time);
    }

    private static String pm(String from, String to, String html) {
        return "{\"username\":\"%s\",\"msg\":\"%s\",\"meta\":{},\"time\":%s,\"to\":\"%s\"}"
                .formatted(from, html, NOW, to);
    }

    private static String user(String name, double rank, boolean afk) {
        return "{\"name\":\"%s\",\"rank\":%s,\"profile\":{\"image\":\"\",\"text\":\"\"},\"meta\":{\"afk\":%s,\"muted\":false}}"
                .formatted(name, rank, afk);
    }

    private static String userlist(String... users) {
        return "[" + String.join(",", users) + "]";
    }
}
