package dev.rosey.core;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.Manifest;
import dev.rosey.bus.Permissions;
import dev.rosey.testkit.NatsServer;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.service.Service;
import io.nats.service.ServiceBuilder;
import io.nats.service.ServiceEndpoint;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A plugin that is written with nothing but the NATS services API and has a user of its own, in a room with Rosey. */
record Parrot(RoseyInARoom rosey) {

    private static final Manifest MANIFEST = new Manifest(
            "parrot",
            Manifest.Kind.PLUGIN,
            "0.1.0",
            "",
            "",
            "",
            List.of("parrot"),
            List.of("parrot"),
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    /** A room that a parrot may come to. */
    static RoseyInARoom room() {
        return new RoseyInARoom(new NatsServer().withUser("parrot", Permissions.of(MANIFEST, List.of(), List.of())));
    }

    /** Connects as the parrot's own user. */
    Connection connect() throws Exception {
        return Nats.connect(Options.builder()
                .server(rosey.nats.uri().toString())
                .userInfo("parrot", rosey.nats.password("parrot"))
                .inboxPrefix("_INBOX.parrot")
                .build());
    }

    /** Serves a phrase, and squawks. The server knows of it when this returns. */
    static Service start(Connection connection, String subject, String phrase) throws Exception {
        return start(connection, subject, phrase, "{\"ok\":true,\"text\":\"Squawk!\"}");
    }

    /** Serves a phrase with always the same answer. */
    static Service start(Connection connection, String subject, String phrase, String answer) throws Exception {
        var service = new ServiceBuilder()
                .connection(connection)
                .name("parrot")
                .version("0.1.0")
                .metadata(Map.of("rosey.kind", "plugin", "rosey.token", "parrot", "rosey.family", "parrot"))
                .addServiceEndpoint(endpoint(connection, "say", subject, phrase, answer))
                .build();
        service.startService();
        connection.flush(Duration.ofSeconds(10));
        return service;
    }

    /** Something more to serve. */
    static ServiceEndpoint endpoint(Connection connection, String name, String subject, String phrase, String answer) {
        return ServiceEndpoint.builder()
                .endpointName(name)
                .endpointSubject(subject)
                .endpointMetadata(Map.of("rosey.phrase", phrase, "rosey.help", "Says what parrots say"))
                .handler(message -> message.respond(connection, answer.getBytes(StandardCharsets.UTF_8)))
                .build();
    }

    /** An instance that says which it is, and in which process. */
    static void serve(Connection connection, String instance, String pid) {
        new ServiceBuilder()
                .connection(connection)
                .name("parrot")
                .version("0.1.0")
                .metadata(Map.of(
                        "rosey.kind", "plugin", "rosey.family", "parrot", "rosey.instance", instance, "rosey.pid", pid))
                .addServiceEndpoint(ServiceEndpoint.builder()
                        .endpointName("idle")
                        .endpointSubject("rosey.command.parrot.idle")
                        .handler(message -> {})
                        .build())
                .build()
                .startService();
    }

    /** Whether chat can use exactly this phrase now. */
    boolean phraseIsUp(String phrase) {
        var directory = rosey.host.bean(PluginDirectory.class);
        return directory
                .table()
                .match(phrase)
                .filter(match -> match.route().command().phrase().equals(phrase))
                .flatMap(match -> directory.plugin(match.route().plugin()))
                .filter(KnownPlugin::isUp)
                .isPresent();
    }

    /** What the instances of a plugin that are there call themselves. */
    List<String> instances(String plugin) {
        return rosey.host.bean(PluginDirectory.class).plugin(plugin).stream()
                .flatMap(known -> known.instances().values().stream())
                .map(info -> info.metadata().get("rosey.instance"))
                .toList();
    }

    /** The body of a command. */
    static byte[] request(String args) {
        return BusJson.bytes(CommandRequest.of(RoseyInARoom.CHANNEL, ChatUser.guest("parrot"), args, Instant.now()));
    }
}
