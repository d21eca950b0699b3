package dev.rosey.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NatsConfigTest {

    @TempDir
    static Path folder;

    static RunningRosey rosey;

    @BeforeAll
    static void start() throws Exception {
        rosey = RunningRosey.start(Fixture.in(folder)
                .withoutPostgres()
                .with("rosey-core", "service")
                .with("trivia", "plugin"));
    }

    @AfterAll
    static void stop() {
        rosey.close();
    }

    @Test
    void theServerAcceptsTheFileAndWritesNoPasswordIntoIt() throws Exception {
        var config = rosey.fixture().home().natsConfig();
        var check = new ProcessBuilder(
                        Tether.find("nats-server").orElseThrow().toString(), "-t", "-c", config.toString())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("valid");
        assertThat(check.waitFor()).isZero();
        assertThat(config).content().doesNotContain(password("trivia"), password("operator"));
    }

    @Test
    void passwordsAreLongAndOnlyTheirOwnerReadsThem() throws Exception {
        var file = rosey.fixture().home().natsCredentials().resolve("trivia");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(password("trivia")).hasSize(43).isEqualTo(password("trivia"));
        assertThat(new Credentials(rosey.fixture().home()).natsHash("trivia"))
                .startsWith("$2a$04$")
                .isEqualTo(new Credentials(rosey.fixture().home()).natsHash("trivia"));
    }

    @Test
    void nobodyGetsInWithoutAUser() {
        assertThatThrownBy(() -> Nats.connect(options().build())).hasMessageContaining("Authorization");
        assertThatThrownBy(
                        () -> Nats.connect(options().userInfo("trivia", "guess").build()))
                .hasMessageContaining("Authorization");
    }

    @Test
    void theOperatorMayDoEverythingAndAModuleOnlyWhatIsItsOwn() throws Exception {
        var denied = new CopyOnWriteArrayList<String>();
        try (var operator = connect("operator", List.of());
                var trivia = connect("trivia", denied)) {
            var heard = operator.subscribe(">");
            operator.flush(Duration.ofSeconds(10));

            trivia.publish("trivia.started", new byte[0]);
            assertThat(heard.nextMessage(Duration.ofSeconds(10)).getSubject()).isEqualTo("trivia.started");

            trivia.publish("dice.started", new byte[0]);
            trivia.subscribe("chat.private_message");
            await().until(() -> denied.size() == 2);
            assertThat(denied)
                    .anySatisfy(text -> assertThat(text).contains("dice.started"))
                    .anySatisfy(text -> assertThat(text).contains("chat.private_message"));
            assertThat(operator.jetStreamManagement().getAccountStatistics().getStreams())
                    .isZero();
        }
    }

    private static Connection connect(String user, List<String> denied) throws Exception {
        return Nats.connect(options()
                .userInfo(user, password(user))
                .inboxPrefix("_INBOX." + user + ".")
                .errorListener(new ErrorListener() {
                    @Override
                    public void errorOccurred(Connection connection, String error) {
                        denied.add(error);
                    }
                })
                .build());
    }

    private static Options.Builder options() {
        return new Options.Builder()
                .server("nats://127.0.0.1:" + rosey.fixture().ports().nats())
                .noReconnect();
    }

    private static String password(String user) {
        return new Credentials(rosey.fixture().home()).nats(user);
    }
}
