package dev.rosey.plugins.chaos;

import static org.awaitility.Awaitility.await;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CloudEvent;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.bus.nats.NatsBus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The operator on the bus: hears every event but noise, and gives commands. */
final class Witness implements AutoCloseable {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);

    /** An answer that is under way when the bus learns of new users is lost; whoever waits for a state asks again. */
    private static final Duration LIST_WITHIN = Duration.ofSeconds(5);

    /** What changes something is answered when it is done, within a minute. */
    private static final Duration DONE_WITHIN = Duration.ofSeconds(65);

    private static final ChatUser OPERATOR = new ChatUser("operator", 5);

    private final List<CloudEvent> events = new CopyOnWriteArrayList<>();
    private final NatsBus bus;

    Witness(NatsBus bus) {
        this.bus = bus;
        bus.subscribe("*.*", this::hear);
    }

    private void hear(BusMessage message) {
        if (message.subject().equals("chaos.noise") || message.subject().startsWith("$")) {
            return;
        }
        try {
            events.add(CloudEvent.read(message.subject(), message.body()));
        } catch (RoseyException nonsense) {
            // Somebody publishes nonsense on purpose.
        }
    }

    NatsBus bus() {
        return bus;
    }

    Stream<CloudEvent> heard(String type) {
        return events.stream().filter(event -> event.type().equals(type));
    }

    CloudEvent awaitEvent(String type, Predicate<CloudEvent> wanted) {
        return await("an event " + type)
                .atMost(WholeRosey.PATIENCE)
                .until(() -> heard(type).filter(wanted).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    /** Waits until the runtime says that this action of chaos failed with this code. */
    void awaitFailure(String action, String code) {
        awaitEvent(
                "chaos.command_failed",
                event -> event.data().path("action").asText().equals(action)
                        && event.data().path("code").asText().equals(code));
    }

    void forget() {
        events.clear();
    }

    /** The answer to a command, or what stands in its place. */
    CommandReply ask(String token, String action, String args) {
        return ask("rosey.command." + token + '.' + action, OPERATOR, args, ANSWER_WITHIN);
    }

    /** Gives a command and wants no answer. */
    void tell(String token, String action) {
        var request = CommandRequest.of(WholeRosey.CHANNEL, OPERATOR, "", Instant.now());
        bus.publish(BusMessage.of("rosey.command." + token + '.' + action, null, BusJson.bytes(request)));
    }

    /** The answer to {@code !plugin}, which comes when what was asked for is done. */
    CommandReply operate(String action, String args) {
        return operate(OPERATOR, action, args);
    }

    CommandReply operate(ChatUser user, String action, String args) {
        return ask("rosey.command.plugin." + action, user, args, DONE_WITHIN);
    }

    private CommandReply ask(String subject, ChatUser user, String args, Duration within) {
        var request = CommandRequest.of(WholeRosey.CHANNEL, user, args, Instant.now());
        try {
            var reply = bus.requestAndWait(subject, BusJson.bytes(request), within);
            return BusJson.read(reply.body(), CommandReply.class);
        } catch (RoseyException unanswered) {
            return CommandReply.failed(unanswered, "");
        }
    }

    CommandReply chaos(String action, String args) {
        return ask("chaos", action, args);
    }

    /** What an operator is told of a plugin, in one line. */
    String why(String plugin) {
        var reply = ask("rosey.command.plugin.why", OPERATOR, plugin, LIST_WITHIN);
        return reply.text() + ' ' + String.join(" ", reply.more());
    }

    /** How a plugin is, as the list says; empty when it says nothing of it. Nothing is known where there is no list. */
    Optional<String> state(String plugin) {
        var list = ask("rosey.command.plugin.list", OPERATOR, "", LIST_WITHIN);
        if (!list.ok()) {
            return Optional.of("unknown");
        }
        return BusJson.tree(list.data())
                .path("plugins")
                .valueStream()
                .filter(entry -> entry.path("name").asText().equals(plugin))
                .map(entry -> entry.path("state").asText())
                .findFirst();
    }

    /** Waits until the chaos plugin answers. */
    void awaitChaos() {
        await("chaos to answer")
                .atMost(WholeRosey.PATIENCE)
                .until(() -> chaos("ping", "again").ok());
    }

    @Override
    public void close() {
        bus.close();
    }
}
