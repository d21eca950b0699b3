package dev.rosey.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CloudEvent;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.Permissions;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.core.greeter.Greeter;
import dev.rosey.testkit.NatsServer;
import dev.rosey.testkit.TestBot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From a chat line to a plugin and back: real Socket.IO, a real nats-server, every module with its own user. */
class WholeWayTest {

    @RegisterExtension
    static final RoseyInARoom rosey = new RoseyInARoom();

    private static NatsBus operator;
    private static Instant begun;
    private static final List<BusMessage> traffic = new CopyOnWriteArrayList<>();

    private TestBot alice;

    @BeforeAll
    static void listen() {
        operator = rosey.nats.connect(NatsServer.OPERATOR);
        operator.subscribe(">", traffic::add);
        await().until(() ->
                !rosey.host.bean(PluginDirectory.class).table().match("greet").isEmpty());
        begun = Instant.now();
    }

    @AfterAll
    static void disconnect() {
        operator.close();
    }

    @BeforeEach
    void join() {
        alice = rosey.guest("alice");
        traffic.clear();
    }

    @AfterEach
    void leave() {
        alice.close();
        await().until(() -> !rosey.cytube.channel(RoseyInARoom.CHANNEL).users().contains("alice"));
    }

    @Test
    void aChatLineReachesThePluginAndItsAnswerReachesTheRoom() {
        alice.say("!greet bob");

        var answer = alice.awaitLine(line -> line.text().contains("greets"));

        assertThat(answer).isEqualTo(new TestBot.Line("rosey", "alice greets bob!", false));
    }

    @Test
    void commandsOfManyPeopleReachThePluginInTheOrderOfTheirLines() {
        var people = IntStream.range(0, 100).mapToObj(i -> "person" + i).toList();
        people.forEach(name -> operator.publish(CloudEvent.of(
                "/services/cytube-connection/test",
                "chat.message",
                Instant.now(),
                Map.of("channel", RoseyInARoom.CHANNEL, "user", new ChatUser(name, 1), "text", "!greet silently"))));

        await().until(() -> on("rosey.command.greet.silently").size() == people.size());

        assertThat(on("rosey.command.greet.silently"))
                .extracting(message -> BusJson.read(message.body(), CommandRequest.class)
                        .user()
                        .name())
                .isEqualTo(people);
    }

    @Test
    void anAnswerUnderWayArrivesAlthoughTheServerReadsItsUsersAnew() {
        Greeter.gate = new CountDownLatch(1);
        int before = Greeter.WAITING.get();
        alice.say("!greet patiently");
        await().until(() -> Greeter.WAITING.get() > before);

        rosey.nats.admit("newcomer", new Permissions(List.of(), List.of()));
        Greeter.gate.countDown();

        alice.awaitLine(line -> line.text().equals("Hello at last"));
        assertThat(Greeter.WAITING).hasValue(before + 1);
    }

    @Test
    void oneTraceGoesOverEveryHop() {
        alice.say("!greet bob");
        alice.awaitLine(line -> line.text().contains("greets"));

        await().until(() -> !on("greet.command_handled").isEmpty()
                && !on("rosey.command.chat.say").isEmpty());
        var hops = List.of(
                "rosey.command.greet.greet", "greet.greeted", "greet.command_handled", "rosey.command.chat.say");
        var traces = hops.stream()
                .flatMap(hop -> on(hop).stream())
                .map(message -> message.headers().get("traceparent").substring(3, 35))
                .collect(Collectors.toSet());
        assertThat(traces).hasSize(1);
        assertThat(traffic)
                .filteredOn(message -> message.subject().startsWith("rosey.reply.greet."))
                .hasSize(1)
                .allSatisfy(message -> assertThat(message.headers().get("traceparent"))
                        .contains(traces.iterator().next()));
    }

    @Test
    void anAnswerIsSaidForThePersonWhoAsked() {
        alice.say("!greet bob");
        alice.awaitLine(line -> line.text().contains("greets"));

        assertThat(on("rosey.command.chat.say"))
                .singleElement()
                .extracting(message -> BusJson.read(message.body(), CommandRequest.class)
                        .user()
                        .name())
                .isEqualTo("alice");
    }

    @Test
    void wideSpacesAndSpacesBeforeThePrefixDoNotMatter() {
        alice.say("  !greet\u00a0bob");

        alice.awaitLine(line -> line.text().equals("alice greets bob!"));
    }

    @Test
    void aPrivateMessageIsACommandAndIsAnsweredInPrivate() {
        alice.tell("rosey", "!greet bob");

        assertThat(alice.awaitLine(line -> line.text().contains("greets")).isPrivate())
                .isTrue();
    }

    @Test
    void theLongestPhraseWins() {
        alice.say("!GREET  Everybody warmly");

        assertThat(alice.awaitLine(line -> line.user().equals("rosey")).text()).isEqualTo("Hello everybody, warmly!");
    }

    @Test
    void aUsageErrorDoesNotUseUpTheCooldownAndTheSecondsAreToldOnceInPrivate() {
        try (var carol = rosey.guest("carol")) {
            carol.say("!greet everybody");
            assertThat(carol.awaitLine(line -> line.user().equals("rosey")).text())
                    .contains("how", "is missing");
            carol.say("!greet everybody loudly");
            carol.awaitLine(line -> line.text().contains("loudly!"));
            carol.say("!greet everybody again");
            carol.say("!greet everybody again");
            carol.say("!greet dave");
            carol.awaitLine(line -> line.text().equals("carol greets dave!"));
            assertThat(carol.lines())
                    .filteredOn(line -> line.text().contains("again in"))
                    .hasSize(1)
                    .allSatisfy(line -> assertThat(line.isPrivate()).isTrue());
        }
    }

    @Test
    void aGuestIsToldPolitelyThatARankIsMissingAndAModeratorIsServed() {
        alice.say("!greet secretly");
        assertThat(alice.awaitLine(line -> line.user().equals("rosey")).text()).contains("higher rank");

        try (var moderator = rosey.moderator()) {
            moderator.say("!greet secretly");
            assertThat(moderator.awaitLine(line -> line.user().equals("rosey")))
                    .isEqualTo(new TestBot.Line("rosey", "psst, hello", true));
        }
    }

    @Test
    void whatIsLongerThanTwoMessagesGoesOnInPrivate() {
        alice.say("!greet long");

        alice.awaitLine(line -> line.text().equals("more 2"));

        assertThat(alice.lines())
                .filteredOn(line -> line.user().equals("rosey"))
                .extracting(TestBot.Line::isPrivate)
                .containsExactly(false, true, true, true);
    }

    @Test
    void aPluginThatFailsIsExcusedWithoutTechnicalWords() {
        alice.say("!greet badly");

        var answer = alice.awaitLine(line -> line.user().equals("rosey")).text();

        assertThat(answer).contains("something went wrong").doesNotContain("java", "select", "Exception");
        await().until(() -> !on("greet.command_failed").isEmpty());
    }

    @Test
    void aTypingMistakeIsHelpedOnceAndOnlyToTheOneWhoMadeIt() {
        try (var dora = rosey.guest("dora")) {
            dora.say("!geret bob");
            assertThat(dora.awaitLine(line -> line.user().equals("rosey")))
                    .isEqualTo(new TestBot.Line("rosey", "Did you mean !greet?", true));
            dora.say("!geret bob");
            dora.say("!xyzzyplugh");
            dora.say("!greet eve");
            dora.awaitLine(line -> line.text().equals("dora greets eve!"));
            assertThat(dora.lines())
                    .filteredOn(line -> line.text().contains("Did you mean"))
                    .hasSize(1);
        }
    }

    @Test
    void otherBotsAndServerUsersAreNeverAnswered() {
        try (var other = rosey.guest("otherbot")) {
            other.say("!greet bob");
            rosey.cytube.channel(RoseyInARoom.CHANNEL).sayAsServer("!greet bob");
            alice.say("!greet last");
            alice.awaitLine(line -> line.text().equals("alice greets last!"));
            assertThat(alice.lines())
                    .filteredOn(line -> line.user().equals("rosey"))
                    .hasSize(1);
        }
    }

    @Test
    void helpKnowsEveryPluginAndInfoAndStatusAnswer() {
        alice.say("!help");
        assertThat(alice.awaitLine(line -> line.text().startsWith("I know")).text())
                .contains("!greet", "!help", "!info", "!status");
        alice.say("!help greet");
        assertThat(alice.awaitLine(line -> line.text().startsWith("!greet")).text())
                .contains("Greets somebody", "hi there");
        alice.say("!info");
        alice.awaitLine(line -> line.text().startsWith("I'm Rosey"));
        alice.say("!status");
        alice.awaitLine(line -> line.text().startsWith("All is well"));
    }

    @Test
    void roseyIsAsOldAsHerModuleAndNotAsTheFirstQuestion() {
        var request = CommandRequest.of(RoseyInARoom.CHANNEL, new ChatUser("alice", 0), "", Instant.now());
        var reply = operator.requestAndWait("rosey.command.rosey.info", BusJson.bytes(request), Duration.ofSeconds(5));
        var info = BusJson.read(reply.body(), CommandReply.class);
        assertThat(Instant.parse(BusJson.tree(info.data()).get("started_at").asText()))
                .isBefore(begun);
    }

    private static List<BusMessage> on(String subject) {
        return traffic.stream()
                .filter(message -> message.subject().equals(subject))
                .toList();
    }
}
