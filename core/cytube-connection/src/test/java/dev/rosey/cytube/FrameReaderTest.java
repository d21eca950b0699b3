package dev.rosey.cytube;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;

class FrameReaderTest {

    @Test
    void theChannelsOptionsGiveUpTheirLimitsAndNeverTheirPassword() {
        JSONObject options = new JSONObject("""
                {"chat_antiflood":true,"chat_antiflood_params":{"burst":4,"sustained":1,"cooldown":4},"password":"s3cret"}""");
        assertThat(FrameReader.read("channelOpts", options))
                .contains(new ServerFrame.Options(
                        Optional.of(new ChatLimits(4, Duration.ofSeconds(1), Duration.ofSeconds(4)))));
        assertThat(FrameReader.read("channelOpts", options).toString()).doesNotContain("s3cret");
        assertThat(FrameReader.read("channelOpts", options.put("chat_antiflood", false)))
                .contains(new ServerFrame.Options(Optional.empty()));
    }

    @Test
    void limitsThatMakeNoSenseAreBounded() {
        JSONObject options = new JSONObject("""
                {"chat_antiflood":true,"chat_antiflood_params":{"burst":-4,"sustained":0,"cooldown":-1}}""");
        assertThat(FrameReader.read("channelOpts", options))
                .contains(new ServerFrame.Options(
                        Optional.of(new ChatLimits(1, Duration.ofSeconds(100), Duration.ZERO))));
    }

    @Test
    void whatIsDroppedForItsPaceIsToldFromWhatIsRefused() {
        assertThat(FrameReader.read("cooldown", 100)).contains(new ServerFrame.Throttled(Duration.ofMillis(100)));
        assertThat(FrameReader.read("noflood", new JSONObject("{\"action\":\"chat\",\"msg\":\"You have been muted\"}")))
                .contains(new ServerFrame.Muted());
        assertThat(FrameReader.read("noflood", new JSONObject("{\"action\":\"x\",\"msg\":\"Not so fast\"}")))
                .contains(new ServerFrame.Refused("Not so fast"));
        assertThat(FrameReader.read("errorMsg", new JSONObject("{\"msg\":\"PM failed: x isn't connected\"}")))
                .contains(new ServerFrame.Refused("PM failed: x isn't connected"));
        assertThat(FrameReader.read("errorMsg", new JSONObject("{\"msg\":\"anything else\"}")))
                .contains(new ServerFrame.Notice("anything else"));
    }

    @Test
    void aPrivateMessageIsNotPrinted() {
        Optional<ServerFrame> frame = FrameReader.read(
                "pm", new JSONObject("{\"username\":\"alice\",\"to\":\"rosey\",\"msg\":\"s3cret\",\"time\":1}"));
        assertThat(frame).isPresent();
        assertThat(frame.toString()).doesNotContain("s3cret");
    }

    @Property
    void oddFramesAreNothingAndHarmNothing(@ForAll("events") String event, @ForAll("bodies") Object body) {
        assertThat(FrameReader.read(event, body)).isNotNull();
        assertThat(FrameReader.read(event)).isNotNull();
    }

    @Provide
    Arbitrary<String> events() {
        return Arbitraries.of(
                "rank",
                "login",
                "chatMsg",
                "pm",
                "userlist",
                "addUser",
                "userLeave",
                "setUserMeta",
                "setAFK",
                "setUserRank",
                "changeMedia",
                "channelOpts",
                "kick",
                "needPassword",
                "noflood",
                "spamFiltered",
                "errorMsg",
                "cooldown",
                "unheard of");
    }

    @Provide
    Arbitrary<Object> bodies() {
        return Arbitraries.of(
                JSONObject.NULL,
                "text",
                5,
                -1.5,
                true,
                new JSONArray(),
                new JSONArray("[1,{\"name\":5}]"),
                new JSONObject(),
                new JSONObject("{\"name\":null,\"msg\":{},\"meta\":[],\"rank\":\"x\",\"success\":true}"),
                new JSONObject("{\"username\":1,\"msg\":[],\"time\":\"x\",\"meta\":5,\"reason\":{},\"success\":5}"),
                new JSONObject(
                        "{\"username\":\"a\",\"msg\":\"b\",\"to\":\"c\",\"time\":9e99,\"id\":{},\"title\":\"t\",\"type\":\"y\","
                                + "\"seconds\":9e99,\"chat_antiflood\":true,\"chat_antiflood_params\":{\"sustained\":1e-99}}"));
    }
}
