package dev.rosey.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rosey.bus.Manifest;
import dev.rosey.bus.Permissions;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.bus.nats.NatsBus;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nats-server itself lets a plugin do; the configuration is the one that production gets. */
class PermissionsOnServerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @RegisterExtension
    static final NatsServer nats = new NatsServer().withUser("quote-db", Permissions.ofShipped(quoteDb()));

    private static final Set<String> denied = ConcurrentHashMap.newKeySet();
    private static NatsBus plugin;
    private static NatsBus operator;

    private static Manifest quoteDb() {
        return new Manifest(
                "quote-db",
                Manifest.Kind.PLUGIN,
                "1.0.0",
                "",
                "",
                "",
                List.of("quote"),
                List.of("quote"),
                "quote-db",
                List.of(),
                List.of(),
                List.of("trivia.game_started"),
                List.of("dice.roll"),
                List.of());
    }

    @BeforeAll
    static void connect() {
        operator = nats.connect(NatsServer.OPERATOR);
        plugin = nats.connect("quote-db");
        plugin.onDenied(denied::add);
    }

    @AfterAll
    static void disconnect() {
        plugin.close();
        operator.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quote.added",
                "db.exec.quote-db.insert",
                "db.exec.quote-db.migrate",
                "db.query.quote-db.read",
                "rosey.command.chat.say",
                "rosey.command.chat.pm",
                "rosey.command.chat.users",
                "rosey.command.chat.media",
                "rosey.command.chat.channels",
                "rosey.command.rosey.settings",
                "rosey.peer.quote-db.7f3a",
                "rosey.command.dice.roll"
            })
    void mayPublish(String subject) {
        plugin.publish(BusMessage.of(subject, null, new byte[0]));
        plugin.flush();
        assertThat(deniedOf(subject)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dice.roll_performed",
                "chat.message",
                "plugin.crashed",
                "db.denied",
                "quote.added.twice",
                "db.exec.trivia.insert",
                "db.query.trivia.read",
                "db.exec.rosey-core.purge",
                "db.exec.quote-db.purge",
                "rosey.command.quote.add",
                "rosey.command.dice.flip",
                "rosey.command.plugin.stop",
                "rosey.command.host.stop",
                "rosey.command.rosey.help",
                "rosey.reply.quote.0198f2",
                "rosey.settings.quote-db",
                "rosey.peer.trivia.7f3a",
                "inspector.query.plugins",
                "_INBOX.rosey-core.x",
                "_INBOX.quote-db.x",
                "$SYS.REQ.SERVER.PING",
                "$SRV.PING",
                "$SRV.INFO.trivia",
                "$JS.API.INFO",
                "$JS.API.STREAM.NAMES",
                "$JS.API.STREAM.CREATE.MINE",
                "$JS.API.STREAM.MSG.GET.ROSEY_EVENTS",
                "$JS.API.CONSUMER.CREATE.ROSEY_EVENTS",
                "$JS.API.CONSUMER.DURABLE.CREATE.ROSEY_EVENTS.x",
                "$JS.API.DIRECT.GET.KV_rosey-config",
                "$JS.ACK.x",
                "$KV.rosey-config.quote-db",
                "$KV.rosey-leases.trivia.x"
            })
    void mayNotPublish(String subject) {
        plugin.publish(BusMessage.of(subject, null, new byte[0]));
        await().atMost(PATIENCE).until(() -> !deniedOf(subject).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rosey.command.quote.*",
                "rosey.command.quote.add",
                "_INBOX.quote-db.x.y",
                "_INBOX.quote-db.>",
                "$SRV.PING",
                "$SRV.INFO",
                "$SRV.STATS",
                "$SRV.INFO.quote-db",
                "$SRV.STATS.quote-db.7f3a",
                "trivia.game_started",
                "db.started",
                "db.recovered",
                "rosey.settings.quote-db",
                "rosey.peer.quote-db.>"
            })
    void maySubscribe(String subject) {
        plugin.subscribe(subject, message -> {}).close();
        assertThat(deniedOf(subject)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ">",
                "*",
                "*.*",
                "*.>",
                "_INBOX.>",
                "_INBOX.*.x",
                "_INBOX.rosey-core.>",
                "rosey.command.>",
                "rosey.command.*.*",
                "rosey.command.dice.roll",
                "rosey.command.quote.add.more",
                "rosey.reply.>",
                "rosey.reply.quote.*",
                "chat.message",
                "chat.private_message",
                "chat.*",
                "trivia.*",
                "trivia.game_finished",
                "quote.added",
                "db.exec.quote-db.insert",
                "db.exec.>",
                "db.query.*.*",
                "$SRV.>",
                "$SRV.INFO.trivia",
                "$SRV.PING.trivia.7f3a",
                "$SYS.>",
                "$JS.>",
                "$JS.API.>",
                "$KV.>",
                "$KV.rosey-config.>",
                "rosey.settings.*",
                "rosey.settings.trivia",
                "rosey.peer.>",
                "inspector.query.plugins"
            })
    void mayNotSubscribe(String subject) {
        plugin.subscribe(subject, message -> {});
        await().atMost(PATIENCE).until(() -> !deniedOf(subject).isEmpty());
    }

    @Test
    void answersARequestOnceWhereItWasAsked() {
        var heard = new CopyOnWriteArrayList<String>();
        operator.subscribe("rosey.reply.quote.*", message -> heard.add(message.subject()));
        plugin.subscribe("rosey.command.quote.add", message -> {
            plugin.publish(BusMessage.of(message.replyTo(), null, new byte[0]));
            plugin.publish(BusMessage.of(message.replyTo(), null, new byte[0]));
        });
        operator.publish(BusMessage.of("rosey.command.quote.add", "rosey.reply.quote.once", new byte[0]));
        await().atMost(PATIENCE).until(() -> !deniedOf("rosey.reply.quote.once").isEmpty());
        operator.flush();
        assertThat(heard).containsExactly("rosey.reply.quote.once");
    }

    @Test
    void nobodyConnectsWithoutAUser() {
        var nobody = NatsBus.connect(dev.rosey.bus.nats.BusOptions.of(nats.uri(), "", ""));
        await().atMost(PATIENCE).until(() -> nobody.state().reason().contains("refuses"));
        nobody.close();
    }

    private static List<String> deniedOf(String subject) {
        return denied.stream()
                .filter(words -> words.contains('"' + subject + '"'))
                .toList();
    }
}
