package dev.rosey.plugins.trivia;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rosey.bus.BusJson;
import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CloudEvent;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.testkit.NatsServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** Gives trivia its commands and hears its events, as the operator on the bus. */
final class Watcher implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Map<String, Question> QUESTIONS =
            BundledPacks.questions().stream().collect(Collectors.toMap(Question::id, Function.identity()));

    private final List<CloudEvent> events = new CopyOnWriteArrayList<>();
    private final List<CommandRequest> said = new CopyOnWriteArrayList<>();
    private final NatsBus bus;

    Watcher(NatsServer nats) {
        bus = nats.connect(NatsServer.OPERATOR);
        bus.subscribe("trivia.*", message -> events.add(BusJson.read(message.body(), CloudEvent.class)));
        bus.subscribe(
                "rosey.command.chat.say", message -> said.add(BusJson.read(message.body(), CommandRequest.class)));
        bus.flush();
    }

    CommandReply ask(String channel, ChatUser user, String action, String args) {
        var request = CommandRequest.of(channel, user, args, Instant.now());
        var reply = bus.requestAndWait("rosey.command.trivia." + action, BusJson.bytes(request), PATIENCE);
        return BusJson.read(reply.body(), CommandReply.class);
    }

    /** Changes the settings of the plugin, as rosey-core does. */
    CommandReply change(Map<String, String> settings) {
        var body = BusJson.bytes(Map.of("settings", settings));
        return BusJson.read(
                bus.requestAndWait("rosey.settings.trivia", body, PATIENCE).body(), CommandReply.class);
    }

    /** Waits until the storage answers. */
    void awaitStorage(String channel) {
        Awaitility.await("the storage")
                .atMost(PATIENCE.multipliedBy(2))
                .ignoreExceptionsMatching(
                        failure -> failure instanceof RoseyException || failure instanceof CompletionException)
                .until(() -> ask(channel, Chain.ALICE, "stats", "").ok());
    }

    /** Gives a command and does not wait for what becomes of it. */
    void send(String channel, ChatUser user, String action, String args) {
        var request = CommandRequest.of(channel, user, args, Instant.now());
        var unused = bus.request("rosey.command.trivia." + action, BusJson.bytes(request), PATIENCE);
    }

    /** What was said in a channel, or would have been. */
    List<String> said(String channel) {
        return said.stream()
                .filter(line -> line.channel().equals(channel))
                .map(CommandRequest::args)
                .toList();
    }

    /** Serves a command of another module. */
    AutoCloseable serve(String command, Supplier<CommandReply> answer) {
        return bus.subscribe(
                "rosey.command." + command,
                message -> bus.publish(
                        BusMessage.of(String.valueOf(message.replyTo()), null, BusJson.bytes(answer.get()))));
    }

    /** Takes a channel's lease away, as rosey-core does when it has seen its owner's exit. */
    void freeLease(String channel) {
        var key = new BusMessage(
                "$KV.rosey-leases.trivia." + channel, null, Map.of("KV-Operation", "DEL"), new byte[0], 0);
        bus.request(key, PATIENCE).join();
    }

    /** Says something in the plain chat. */
    void chat(String channel, ChatUser user, String text) {
        var data = Map.of("platform", "cytube", "channel", channel, "user", user, "text", text, "message_id", text);
        bus.publish(CloudEvent.of("/services/cytube-connection/test", "chat.message", Instant.now(), data));
    }

    /** Publishes an event about a channel. */
    void channelEvent(String type, String channel) {
        bus.publish(CloudEvent.of(
                "/services/cytube-connection/test", type, Instant.now(), Map.of("channel", channel, "reason", "test")));
    }

    /** Starts a game and returns its id. */
    String start(String channel, ChatUser user, String args) {
        CommandReply reply = ask(channel, user, "start", args);
        if (!reply.ok() || !(reply.data() instanceof Map<?, ?> data)) {
            throw new AssertionError("no game: " + reply);
        }
        return String.valueOf(data.get("game_id"));
    }

    List<CloudEvent> all(String type) {
        return events.stream()
                .filter(event -> event.type().equals("trivia." + type))
                .toList();
    }

    /** The data of the events of one game, in order. */
    List<JsonNode> of(String gameId, String type) {
        return all(type).stream()
                .map(CloudEvent::data)
                .filter(data -> data.path("game_id").asText().equals(gameId))
                .toList();
    }

    JsonNode await1(String gameId, String type, int number) {
        return await(type + " " + number)
                .atMost(PATIENCE)
                .until(
                        () -> of(gameId, type).stream()
                                .filter(data -> data.path("number").asInt(number) == number)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** How many instances have told of this game. */
    long sources(String gameId) {
        return events.stream()
                .filter(event -> event.data().path("game_id").asText().equals(gameId))
                .map(CloudEvent::source)
                .distinct()
                .count();
    }

    /** Waits until this question is open. */
    Question asked(String gameId, int number) {
        return QUESTIONS.get(
                await1(gameId, "question_asked", number).path("question_id").asText());
    }

    /** Waits for the end, and gives user to points. */
    Map<String, Integer> finished(String gameId) {
        Map<String, Integer> scores = new TreeMap<>();
        await1(gameId, "game_finished", 0)
                .path("scores")
                .forEach(score -> scores.put(
                        score.path("user").asText(), score.path("points").asInt()));
        return scores;
    }

    /** User to the points that the events of the answers add up to. */
    Map<String, Integer> answered(String gameId) {
        Map<String, Integer> sums = new TreeMap<>();
        of(gameId, "answer_submitted")
                .forEach(data -> sums.merge(
                        data.path("user").asText(), data.path("points").asInt(), Integer::sum));
        return sums;
    }

    @Override
    public void close() {
        bus.close();
    }
}
