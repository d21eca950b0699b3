package dev.rosey.bus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class WireRecordsTest {

    private static final String REQUEST = """
            {"id":"0198f2ac-0000-7000-8000-000000000001","platform":"cytube","channel":"movienight",\
            "user":{"name":"alice","rank":1.0},"args":"2d6+3 fire","private":false,\
            "sent_at":"2026-11-22T09:00:00.123Z","prefix":"!"}""";
    private static final String REPLY = """
            {"ok":true,"text":"🎲 alice rolls 2d6+3 (fire): [4, 3] + 3 = 10","private":false,"data":{"total":10}}""";
    private static final String FAILURE = """
            {"ok":false,"text":"I can't read “2d” — a number of sides is missing after “d”. Try !roll 2d6","private":false,\
            "error":{"code":"INVALID_NOTATION","message":"expected a number of sides","position":2,\
            "expected":"a whole number from 1"}}""";
    private static final String EVENT = """
            {"specversion":"1.0","id":"0198f2","source":"/plugins/trivia/7f3a","type":"trivia.game_started",\
            "time":"2026-11-22T09:00:00.123Z","datacontenttype":"application/json",\
            "data":{"game_id":"g","channel":"movienight","started_by":"alice","questions":10}}""";

    @Test
    void theSamplesOfTheContractAreReadAndWrittenAsTheyStand() {
        assertThat(rewritten(REQUEST, CommandRequest.class)).isEqualTo(REQUEST);
        assertThat(rewritten(REPLY, CommandReply.class)).isEqualTo(REPLY);
        assertThat(BusJson.tree(read(FAILURE, CommandReply.class)))
                .isEqualTo(BusJson.readObject(FAILURE.getBytes(UTF_8)));
        assertThat(rewritten(EVENT, CloudEvent.class)).isEqualTo(EVENT);
    }

    @Test
    void whatARequestLeavesOutHasItsDefault() {
        var request =
                read("{\"id\":\"1\",\"channel\":\"c\",\"user\":{\"name\":\"a\"},\"args\":\"\"}", CommandRequest.class);
        assertThat(request)
                .isEqualTo(new CommandRequest("1", "cytube", "c", new ChatUser("a", 0), "", false, null, null));
    }

    @Test
    void aFullSecondHasItsMillisecondsToo() {
        var request = CommandRequest.of("c", ChatUser.guest("a"), "", Instant.parse("2026-11-22T09:00:00.000000999Z"));
        assertThat(BusJson.text(request)).contains("\"sent_at\":\"2026-11-22T09:00:00.000Z\"");
    }

    @Test
    void timesMayHaveAnyOffset() {
        var event = read(EVENT.replace("09:00:00.123Z", "11:00:00.123+02:00"), CloudEvent.class);
        assertThat(event.time()).isEqualTo(Instant.parse("2026-11-22T09:00:00.123Z"));
    }

    @Test
    void halfASurrogatePairIsWrittenAsAQuestionMark() {
        var reply = CommandReply.text("🎲".substring(0, 1) + "!");
        assertThat(read(BusJson.text(reply), CommandReply.class).text()).isEqualTo("?!");
    }

    /** The history of a schema knows them for one, and a migration 0 for nothing. */
    @Test
    void versionsOfMigrationsThatAreOneAreThereTwiceAndZeroIsNone() {
        for (var same : List.of("1.0", "01", "1.00.0")) {
            var both = List.of(new Migration("1", "", "x"), new Migration(same, "", "x"));
            assertThatThrownBy(() -> new MigrateRequest(both, List.of(), false))
                    .as(same)
                    .hasMessage("migration 1 is there twice");
        }
        for (var nothing : List.of("0", "00", "0.0")) {
            assertThatThrownBy(() -> new Migration(nothing, "", "x"))
                    .as(nothing)
                    .hasMessageContaining("1 or more");
        }
        var others = List.of("10", "1", "1.1", "0.5", "1.01.10").stream()
                .map(version -> new Migration(version, "", "x"))
                .toList();
        assertThat(new MigrateRequest(others, List.of(), false).migrations()).hasSize(5);
    }

    @Test
    void aNulIsASpaceInWhatTheChatShows() {
        var reply = CommandReply.text("a\0b").withMore(List.of("\0"));
        var read = read(BusJson.text(reply), CommandReply.class);
        assertThat(read.text()).isEqualTo("a b");
        assertThat(read.more()).containsExactly(" ");
    }

    @Test
    void aFailureSaysCodeMessageAndDetails() {
        var failure = new RoseyException(ErrorCode.COOLDOWN, "wait")
                .with("retry_after_ms", 1500)
                .withChatText("Wait!");
        assertThat(BusJson.text(CommandReply.failed(failure, "Oops")))
                .isEqualTo("{\"ok\":false,\"text\":\"Wait!\",\"private\":false,"
                        + "\"error\":{\"code\":\"COOLDOWN\",\"message\":\"wait\",\"retry_after_ms\":1500}}");
    }

    @Test
    void aCodeThatIsNoneIsUnknown() {
        assertThat(ErrorCode.ofWire("what ever", 200)).isEqualTo(ErrorCode.user("UNKNOWN", 400));
        assertThat(ErrorCode.ofWire("DENIED", 403).category()).isEqualTo(ErrorCode.Category.USER);
        assertThat(ErrorCode.ofWire("AWAY", 503).category()).isEqualTo(ErrorCode.Category.DEPENDENCY);
    }

    @Property(tries = 150)
    void requestsSurviveTheWire(@ForAll("requests") CommandRequest request) {
        assertThat(BusJson.read(BusJson.bytes(request), CommandRequest.class)).isEqualTo(request);
    }

    @Property(tries = 150)
    void requestsSurviveUnknownFields(@ForAll("requests") CommandRequest request, @ForAll("texts") String extra) {
        var tree = (com.fasterxml.jackson.databind.node.ObjectNode) BusJson.tree(request);
        tree.putObject("x" + extra).put("y", extra);
        assertThat(BusJson.read(BusJson.bytes(tree), CommandRequest.class)).isEqualTo(request);
    }

    @Property(tries = 150)
    void repliesSurviveTheWire(@ForAll("texts") String text, @ForAll boolean isPrivate, @ForAll List<Integer> numbers) {
        var reply = new CommandReply(true, text, isPrivate, Map.of("n", numbers), List.of(text), null);
        assertThat(BusJson.read(BusJson.bytes(reply), CommandReply.class)).isEqualTo(reply);
    }

    @Property(tries = 150)
    void errorsSurviveTheWire(@ForAll("texts") String text, @ForAll int number) {
        var error = new WireError("SOME_CODE", text, Map.of("position", number, "expected", text));
        var reply = new CommandReply(false, text, false, null, List.of(), error);
        assertThat(BusJson.read(BusJson.bytes(reply), CommandReply.class)).isEqualTo(reply);
    }

    @Property(tries = 150)
    void eventsSurviveTheWire(@ForAll("texts") String text, @ForAll("times") Instant time) {
        var event = CloudEvent.of("/plugins/hello/1", "hello.said", time, Map.of("text", text));
        assertThat(BusJson.read(BusJson.bytes(event), CloudEvent.class)).isEqualTo(event);
    }

    @Property(tries = 50)
    void anEventWrittenAtOnceIsTheSame(@ForAll("texts") String text, @ForAll("times") Instant time) {
        var event = CloudEvent.of("/plugins/hello/1", "hello.said", time, Map.of("text", text));
        var written = BusJson.read(
                CloudEvent.bytesOf(event.source(), event.type(), time, Map.of("text", text)), CloudEvent.class);
        assertThat(written).usingRecursiveComparison().ignoringFields("id").isEqualTo(event);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("aZ09 !\"\\/{}[]:,'“é\t\n\u007f\u2028".toCharArray())
                .ofMaxLength(30)
                .map(text -> text + "🎲");
    }

    @Provide
    Arbitrary<Instant> times() {
        return Arbitraries.longs().between(0, 253_402_300_799_999L).map(Instant::ofEpochMilli);
    }

    @Provide
    Arbitrary<CommandRequest> requests() {
        var ranks = Arbitraries.doubles().between(0, 5).ofScale(2);
        var users = Combinators.combine(texts(), ranks).as(ChatUser::new);
        return Combinators.combine(
                        Arbitraries.of("cytube", "rest"),
                        texts(),
                        users,
                        texts(),
                        Arbitraries.of(true, false),
                        times(),
                        texts().injectNull(0.2))
                .as((platform, channel, user, args, isPrivate, time, prefix) ->
                        new CommandRequest(Ids.next(time), platform, channel, user, args, isPrivate, time, prefix));
    }

    private static <T> T read(String json, Class<T> type) {
        return BusJson.read(json.getBytes(UTF_8), type);
    }

    private static String rewritten(String json, Class<?> type) {
        return BusJson.text(read(json, type));
    }
}
