package dev.rosey.cytube;

import static dev.rosey.cytube.SimulatedCytube.CHANNEL;
import static dev.rosey.cytube.SimulatedCytube.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rosey.bus.BusJson;
import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The commands of the bus, with a real channel behind them. */
class CytubeConnectionTest {

    private final SimulatedCytube world = new SimulatedCytube();
    private final Channels rosey = world.joined();
    private final CytubeConnection connection = new CytubeConnection(rosey);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void saySpeaksInTheChannelWhateverTheCaseOfItsName() {
        assertThat(connection.say(request("MovieNight", "hello all")).ok()).isTrue();
        await().untilAsserted(() -> assertThat(world.saidByRosey()).containsExactly("hello all"));
    }

    @Test
    void pmSpeaksToOneUserAlone() {
        person("alice");
        assertThat(connection
                        .pm(request(CHANNEL, "ALICE hello  you"), "ALICE", "hello  you")
                        .ok())
                .isTrue();
        await().untilAsserted(() -> assertThat(world.channel.said()).anySatisfy(line -> {
            assertThat(line.to()).isEqualTo("alice");
            assertThat(line.text()).isEqualTo("hello  you");
        }));
    }

    @Test
    void whoIsNotThereCannotBeSpokenTo() {
        assertFails(() -> connection.pm(request(CHANNEL, "bob hi"), "bob", "hi"), ErrorCode.NOT_FOUND);
        assertFails(() -> connection.pm(request(CHANNEL, "rosey hi"), "rosey", "hi"), ErrorCode.NOT_FOUND);
    }

    @Test
    void aBlankTextCannotBeSaid() {
        assertFails(() -> connection.say(request(CHANNEL, " \n")), ErrorCode.BAD_REQUEST);
    }

    @Test
    void anUnknownChannelIsNotFound() {
        assertFails(() -> connection.say(request("elsewhere", "hi")), ErrorCode.NOT_FOUND);
        assertFails(() -> connection.users(request("elsewhere", "")), ErrorCode.NOT_FOUND);
    }

    @Test
    void whileNotConnectedEverythingButTheListOfChannelsIsUnavailable() {
        world.cytube.stop();
        await().until(() -> !state(rosey).connected());
        assertFails(() -> connection.say(request(CHANNEL, "hi")), ErrorCode.UNAVAILABLE);
        assertFails(() -> connection.users(request(CHANNEL, "")), ErrorCode.UNAVAILABLE);
        assertFails(() -> connection.media(request(CHANNEL, "")), ErrorCode.UNAVAILABLE);
        JsonNode channel = data(connection.channels(request(CHANNEL, ""))).at("/channels/0");
        assertThat(channel.get("connected").asBoolean()).isFalse();
        assertThat(channel.get("reason").asText()).isNotEqualTo("connected");
    }

    @Test
    void usersAreTheNamesWithRankAfkAndMuted() {
        person("alice");
        world.channel.setRank("alice", 1.5);
        await().untilAsserted(() -> assertThat(
                        data(connection.users(request(CHANNEL, ""))).get("users"))
                .contains(json("{\"name\":\"alice\",\"rank\":1.5,\"afk\":false,\"muted\":false}")));
    }

    @Test
    void mediaIsWhatPlaysIfAnythingDoes() {
        assertThat(connection.media(request(CHANNEL, "")).data()).isNull();
        world.channel.playMedia("Film <&>", 61);
        await().untilAsserted(() -> {
            JsonNode media = data(connection.media(request(CHANNEL, ""))).get("media");
            assertThat(media.get("title").asText()).isEqualTo("Film <&>");
            assertThat(media.get("duration_s").asLong()).isEqualTo(61);
            assertThat(media.has("type")).isTrue();
            assertThat(media.has("media_id")).isTrue();
        });
    }

    @Test
    void channelsTellWhereRoseyIs() {
        await().untilAsserted(() -> {
            JsonNode channel = data(connection.channels(request(CHANNEL, ""))).at("/channels/0");
            assertThat(channel.get("channel").asText()).isEqualTo(CHANNEL);
            assertThat(channel.get("connected").asBoolean()).isTrue();
            assertThat(channel.get("name").asText()).isEqualTo("rosey");
            assertThat(channel.get("rank").asDouble()).isEqualTo(3);
        });
    }

    @Test
    void eventsHaveTheFieldsOfTheContract() {
        Person alice = person("alice");
        alice.say("hi");
        await().until(() -> !world.heard(ChatEvent.ChatLine.class).isEmpty());
        JsonNode line = tree(world.heard(ChatEvent.ChatLine.class).getFirst());
        assertThat(line.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("platform", "channel", "user", "text", "message_id", "sent_at");
        assertThat(line.at("/user/name").asText()).isEqualTo("alice");
        assertThat(Instant.parse(line.get("sent_at").asText())).isNotNull();
        JsonNode connected = tree(world.heard(ChatEvent.Connected.class).getFirst());
        assertThat(connected.get("reason").asText()).isEqualTo("joined");
        assertThat(tree(new ChatEvent.MediaChanged("c", "t", "yt", "id", 5)).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("channel", "title", "type", "media_id", "duration_s");
    }

    private Person person(String name) {
        Person person = world.person(name);
        await().until(() -> state(rosey).room().find(name).isPresent());
        return person;
    }

    private static CommandRequest request(String channel, String args) {
        return CommandRequest.of(channel, new ChatUser("trivia", 0), args, Instant.EPOCH);
    }

    private static void assertFails(ThrowingCallable call, ErrorCode code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RoseyException.class,
                        failure -> assertThat(failure.code()).isEqualTo(code));
    }

    private static JsonNode data(CommandReply reply) {
        return tree(reply).get("data");
    }

    private static JsonNode tree(Object value) {
        return json(new String(BusJson.bytes(value), StandardCharsets.UTF_8));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException notJson) {
            throw new IllegalStateException(notJson);
        }
    }
}
