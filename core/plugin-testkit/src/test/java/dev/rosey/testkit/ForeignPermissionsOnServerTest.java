package dev.rosey.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rosey.bus.Manifest;
import dev.rosey.bus.ModuleName;
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

/**
 * What nats-server refuses to a plugin that somebody else wrote and that speaks the protocol itself: no runtime of ours
 * stands between it and the server. Its neighbour's name begins like its own.
 */
class ForeignPermissionsOnServerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @RegisterExtension
    static final NatsServer nats = new NatsServer()
            .withUser("parrot", granted("parrot", "parrot"))
            .withUser("parrot-b", granted("parrot-b", "parrotb"));

    private static final Set<String> denied = ConcurrentHashMap.newKeySet();
    private static NatsBus parrot;
    private static NatsBus operator;

    private static Permissions granted(String name, String token) {
        var names = ModuleName.of(name, token, token, name);
        var manifest = new Manifest(
                name,
                Manifest.Kind.PLUGIN,
                "1.0.0",
                "",
                "",
                "",
                names.tokens(),
                names.families(),
                name,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        return Permissions.of(manifest, List.of("dice.roll"), List.of("trivia.game_started"));
    }

    @BeforeAll
    static void connect() {
        operator = nats.connect(NatsServer.OPERATOR);
        parrot = nats.connect("parrot");
        parrot.onDenied(denied::add);
    }

    @AfterAll
    static void disconnect() {
        parrot.close();
        operator.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "parrot.squawked",
                "parrot.denied",
                "db.exec.parrot.insert",
                "db.query.parrot.read",
                "rosey.command.chat.say",
                "rosey.command.chat.pm",
                "rosey.command.chat.users",
                "rosey.command.chat.media",
                "rosey.command.chat.channels",
                "rosey.command.rosey.settings",
                "rosey.command.dice.roll"
            })
    void isHeardWhereItMaySpeak(String subject) {
        var heard = new CopyOnWriteArrayList<String>();
        try (var listening = operator.subscribe(subject, message -> heard.add(message.subject()))) {
            parrot.publish(BusMessage.of(subject, null, new byte[0]));
            await().atMost(PATIENCE).until(() -> heard.contains(subject));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rosey.command.parrot.say",
                "_INBOX.parrot.x",
                "_INBOX.parrot.x.y",
                "$SRV.PING",
                "$SRV.INFO.parrot",
                "$SRV.STATS.parrot.7f3a",
                "trivia.game_started",
                "db.started",
                "db.recovered",
                "rosey.settings.parrot"
            })
    void hearsWhatIsForIt(String subject) {
        var heard = new CopyOnWriteArrayList<String>();
        try (var listening = parrot.subscribe(subject, message -> heard.add(message.subject()))) {
            operator.publish(BusMessage.of(subject, null, new byte[0]));
            await().atMost(PATIENCE).until(() -> heard.contains(subject));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "parrot",
                "parrot.squawked.twice",
                "parrotb.squawked",
                "dice.roll_performed",
                "chat.message",
                "plugin.crashed",
                "plugin.denied",
                "rosey.started",
                "db.exec.parrot-b.insert",
                "db.exec.trivia.migrate",
                "db.query.quote-db.read",
                "db.exec.rosey-core.purge",
                "db.exec.parrot.purge",
                "rosey.command.parrot.say",
                "rosey.command.parrotb.say",
                "rosey.command.quote.add",
                "rosey.command.dice.flip",
                "rosey.command.dice.roll.more",
                "rosey.command.plugin.disable",
                "rosey.command.plugin.purge",
                "rosey.command.host.stop",
                "rosey.command.rosey.help",
                "rosey.command.chat.kick",
                "rosey.reply.parrot.0198f2",
                "rosey.reply.dice.0198f2",
                "rosey.settings.parrot",
                "rosey.settings.trivia",
                "rosey.peer.parrot.7f3a",
                "rosey.peer.trivia.7f3a",
                "inspector.query.plugins",
                "_INBOX.parrot.x",
                "_INBOX.parrot-b.x",
                "_INBOX.rosey-core.x",
                "_INBOX.x",
                "$SYS.REQ.SERVER.PING",
                "$SYS.REQ.USER.INFO",
                "$SRV.PING",
                "$SRV.INFO",
                "$SRV.INFO.trivia",
                "$SRV.INFO.parrot",
                "$JS.API.INFO",
                "$JS.API.STREAM.NAMES",
                "$JS.API.STREAM.CREATE.MINE",
                "$JS.API.STREAM.DELETE.ROSEY_EVENTS",
                "$JS.API.STREAM.PURGE.ROSEY_EVENTS",
                "$JS.API.STREAM.MSG.GET.ROSEY_EVENTS",
                "$JS.API.CONSUMER.CREATE.ROSEY_EVENTS",
                "$JS.API.CONSUMER.CREATE.ROSEY_EVENTS.thief.parrot.squawked",
                "$JS.API.CONSUMER.DURABLE.CREATE.ROSEY_EVENTS.thief",
                "$JS.API.CONSUMER.MSG.NEXT.ROSEY_EVENTS.thief",
                "$JS.API.DIRECT.GET.KV_rosey-config.$KV.rosey-config.trivia",
                "$JS.ACK.x",
                "$JS.FC.x",
                "$KV.rosey-config.parrot",
                "$KV.rosey-leases.trivia.movienight",
                "$KV.rosey-leases.parrot.movienight",
                "$G.x"
            })
    void mayNotSpeakElsewhere(String subject) {
        parrot.publish(BusMessage.of(subject, null, new byte[0]));
        await().atMost(PATIENCE).until(() -> isDenied(subject));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ">",
                "*",
                "*.*",
                "*.>",
                "*.*.>",
                "_INBOX.>",
                "_INBOX.*",
                "_INBOX.*.>",
                "_INBOX.parrot-b.>",
                "_INBOX.parrot*.>",
                "_INBOX.rosey-core.>",
                "rosey.>",
                "rosey.command.>",
                "rosey.command.*.*",
                "rosey.command.dice.roll",
                "rosey.command.chat.say",
                "rosey.command.rosey.settings",
                "rosey.command.host.*",
                "rosey.reply.>",
                "rosey.reply.parrot.*",
                "chat.message",
                "chat.private_message",
                "chat.*",
                "trivia.*",
                "*.game_started",
                "*.started",
                "parrot.squawked",
                "db.exec.parrot.insert",
                "db.exec.*.*",
                "$SRV.>",
                "$SRV.*",
                "$SRV.INFO.*",
                "$SRV.INFO.trivia",
                "$SRV.INFO.parrot-b",
                "$SRV.PING.trivia.7f3a",
                "$SYS.>",
                "$JS.>",
                "$JS.API.>",
                "$JS.EVENT.>",
                "$KV.>",
                "rosey.settings.*",
                "rosey.settings.trivia",
                "rosey.peer.parrot.>",
                "rosey.peer.trivia.>",
                "inspector.query.plugins"
            })
    void mayNotHearOthers(String subject) {
        parrot.subscribe(subject, message -> {});
        await().atMost(PATIENCE).until(() -> isDenied(subject));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rosey.command.dice.roll", "rosey.command.quote.add", "db.exec.trivia.insert"})
    void takesNobodysWorkAwayByJoiningHisQueueGroup(String subject) {
        var owner = new CopyOnWriteArrayList<String>();
        var dispatcher = operator.connection().createDispatcher(message -> owner.add(message.getSubject()));
        dispatcher.subscribe(subject, "dice-roller");
        operator.flush();

        parrot.connection().createDispatcher(message -> {}).subscribe(subject, "dice-roller");

        await().atMost(PATIENCE).until(() -> isDenied(subject));
        for (int i = 0; i < 20; i++) {
            operator.publish(BusMessage.of(subject, null, new byte[0]));
        }
        await().atMost(PATIENCE).until(() -> owner.size() == 20);
        operator.connection().closeDispatcher(dispatcher);
    }

    @Test
    void cannotWriteItselfALetterAndAnswerItWhereItMayNotSpeak() {
        var heard = new CopyOnWriteArrayList<String>();
        try (var listening = operator.subscribe("rosey.command.plugin.purge", message -> heard.add("purge"))) {
            for (var own : List.of("rosey.peer.parrot.1", "parrot.squawked", "rosey.command.parrot.say")) {
                parrot.subscribe(own, message -> {});
                parrot.publish(BusMessage.of(own, "rosey.command.plugin.purge", new byte[0]));
                parrot.flush();
                parrot.publish(BusMessage.of("rosey.command.plugin.purge", null, new byte[0]));
                parrot.flush();
            }
            operator.flush();
            assertThat(heard).isEmpty();
            assertThat(isDenied("rosey.command.plugin.purge")).isTrue();
        }
    }

    @Test
    void answersNobodyASecondTimeAndNobodyElse() {
        var heard = new CopyOnWriteArrayList<String>();
        operator.subscribe("rosey.reply.parrot.*", message -> heard.add(message.subject()));
        parrot.subscribe("rosey.command.parrot.say", message -> {
            parrot.publish(BusMessage.of(message.replyTo(), null, new byte[0]));
            parrot.publish(BusMessage.of(message.replyTo(), null, new byte[0]));
            parrot.publish(BusMessage.of("rosey.reply.parrot.other", null, new byte[0]));
        });
        operator.publish(BusMessage.of("rosey.command.parrot.say", "rosey.reply.parrot.asked", new byte[0]));
        await().atMost(PATIENCE)
                .until(() -> isDenied("rosey.reply.parrot.asked") && isDenied("rosey.reply.parrot.other"));
        operator.flush();
        assertThat(heard).containsExactly("rosey.reply.parrot.asked");
    }

    private static boolean isDenied(String subject) {
        return denied.stream().anyMatch(words -> words.contains('"' + subject + '"'));
    }
}
