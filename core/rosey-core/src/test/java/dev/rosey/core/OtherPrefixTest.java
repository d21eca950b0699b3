package dev.rosey.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.testkit.NatsServer;
import dev.rosey.testkit.TestBot;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where commands begin with something else, every text that names one says so. */
class OtherPrefixTest {

    private static final String PREFIX = "r?";
    private static final Pattern USUAL = Pattern.compile("!\\w");

    @RegisterExtension
    static final RoseyInARoom rosey = new RoseyInARoom();

    static {
        rosey.host.with("rosey.prefix", PREFIX);
    }

    private TestBot alice;

    @BeforeEach
    void join() {
        alice = rosey.guest("alice");
    }

    @AfterEach
    void leave() {
        alice.close();
    }

    @Test
    void helpMistakesAndMissingArgumentsAreToldWithIt() {
        answered("help", " — r?help ");
        answered("help greet", " — Greets somebody · also r?hi there");
        answered("greet", "Usage: r?greet ");
        answered("info", "Try r?help.");
        answered("geret bob", "Did you mean r?greet?");
        answered("greet secretly", "Sorry, r?greet secretly is for");

        assertThat(alice.lines())
                .extracting(TestBot.Line::text)
                .noneMatch(text -> USUAL.matcher(text).find());
    }

    @Test
    void operatorsAreToldWhatToTypeWithIt() {
        assertThat(askAboutPlugins("info", "nobody")).endsWith("r?plugin list shows them all.");
        assertThat(askAboutPlugins("reload", "nobody")).endsWith("r?plugin list shows them all.");
        assertThat(askAboutPlugins("set", "nobody")).endsWith("r?plugin list shows them all.");
        assertThat(askAboutPlugins("purge", "quarry")).contains("r?plugin purge quarry ");
    }

    @Test
    void aRequestCarriesItForPluginsInOtherLanguages() {
        try (var operator = rosey.nats.connect(NatsServer.OPERATOR)) {
            var heard = new CompletableFuture<String>();
            operator.subscribe(
                    "rosey.command.greet.greet",
                    message -> heard.complete(
                            BusJson.readObject(message.body()).path("prefix").asText()));
            operator.flush();

            answered("greet dave", "alice greets dave!");

            assertThat(heard).succeedsWithin(Duration.ofSeconds(15)).isEqualTo(PREFIX);
        }
    }

    @Test
    void whatBeginsAsUsualIsJustTalk() {
        alice.say("!greet bob");
        alice.say(PREFIX + "greet carol");

        alice.awaitLine(line -> line.text().equals("alice greets carol!"));
        assertThat(alice.lines()).extracting(TestBot.Line::text).doesNotContain("alice greets bob!");
    }

    private void answered(String command, String answer) {
        alice.say(PREFIX + command);
        alice.awaitLine(line -> line.text().contains(answer));
    }

    private static String askAboutPlugins(String action, String args) {
        try (var operator = rosey.nats.connect(NatsServer.OPERATOR)) {
            var request = CommandRequest.of(RoseyInARoom.CHANNEL, new ChatUser("owner", 5), args, Instant.now());
            var reply = operator.requestAndWait(
                    "rosey.command.plugin." + action, BusJson.bytes(request), Duration.ofSeconds(20));
            return BusJson.read(reply.body(), CommandReply.class).text();
        }
    }
}
