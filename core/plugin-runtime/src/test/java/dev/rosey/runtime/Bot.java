package dev.rosey.runtime;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CloudEvent;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.bus.nats.NatsBus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Whoever sends the tests' commands, and hears the events that follow. */
record Bot(NatsBus bus, List<CloudEvent> events) implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(20);

    static Bot listening(NatsBus bus, String... subjects) {
        var events = new CopyOnWriteArrayList<CloudEvent>();
        for (var subject : subjects) {
            bus.subscribe(subject, message -> events.add(BusJson.read(message.body(), CloudEvent.class)));
        }
        return new Bot(bus, events);
    }

    CompletableFuture<BusMessage> send(String command, double rank, String args) {
        var request = CommandRequest.of("room", new ChatUser("alice", rank), args, Instant.now());
        return bus.request("rosey.command." + command, BusJson.bytes(request), PATIENCE);
    }

    CommandReply say(String command, String args) {
        return reply(send(command, 1, args).join());
    }

    static CommandReply reply(BusMessage message) {
        return BusJson.read(message.body(), CommandReply.class);
    }

    /** The code with which a command fails, in the body and in the headers alike. */
    String failure(String command, String args) {
        return failure(send(command, 1, args).join());
    }

    static String failure(BusMessage message) {
        var reply = reply(message);
        if (reply.ok() || !message.headers().containsKey("Nats-Service-Error-Code")) {
            throw new AssertionError("did not fail: " + reply);
        }
        return reply.error().code() + ' ' + message.headers().get("Nats-Service-Error-Code");
    }

    Stream<CloudEvent> heard(String type) {
        return events.stream().filter(event -> event.type().equals(type));
    }

    @Override
    public void close() {
        bus.close();
    }
}
