package dev.rosey.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rosey.bus.Manifest;
import dev.rosey.bus.Permissions;
import dev.rosey.testkit.NatsServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NatsProbeTest {

    /** Who may not ask JetStream: to it, JetStream is as silent as one that has given up. */
    private static final Manifest DEAF = new Manifest(
            "deaf",
            Manifest.Kind.PLUGIN,
            "1.0.0",
            "",
            "",
            "",
            List.of("deaf"),
            List.of("deaf"),
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    @RegisterExtension
    static final NatsServer nats = new NatsServer()
            .withUser("deaf", Permissions.of(DEAF, List.of(), List.of()))
            .withUser("deafened", Permissions.OPERATOR)
            .withUser("deafened-later", Permissions.OPERATOR);

    private final AtomicLong now = new AtomicLong();

    private NatsProbe probe(String user) {
        return new NatsProbe(nats.uri().getPort(), user, () -> nats.password(user), now::get);
    }

    @Test
    void aServerWhoseJetStreamAnswersIsReady() throws IOException {
        assertThat(probe(NatsServer.OPERATOR).ask()).isEqualTo(Probe.Health.READY);
    }

    @Test
    void aServerWhoseJetStreamNeverAnsweredLives() throws IOException {
        var probe = probe("deaf");
        assertThat(probe.ask()).isEqualTo(Probe.Health.LIVE);
        now.addAndGet(Duration.ofHours(1).toNanos());

        assertThat(probe.ask()).isEqualTo(Probe.Health.LIVE);
    }

    @Test
    void aServerWhoseJetStreamHasGivenUpHangs() throws IOException {
        var probe = probe("deafened");
        assertThat(probe.ask()).isEqualTo(Probe.Health.READY);

        nats.withUser("deafened", Permissions.of(DEAF, List.of(), List.of()));
        nats.admit("newcomer", Permissions.OPERATOR); // who is let in once the server has read all users anew

        assertThat(probe.ask()).isEqualTo(Probe.Health.LIVE);
        now.addAndGet(Duration.ofSeconds(31).toNanos());
        assertThatThrownBy(probe::ask).hasMessageContaining("JetStream");
    }

    @Test
    void aServerThatDoesNotLetTheProbeInHasNotGivenUp() throws IOException {
        var password = new AtomicReference<>(nats.password(NatsServer.OPERATOR));
        var probe = new NatsProbe(nats.uri().getPort(), NatsServer.OPERATOR, password::get, now::get);
        assertThat(probe.ask()).isEqualTo(Probe.Health.READY);

        password.set("another");
        now.addAndGet(Duration.ofSeconds(31).toNanos());
        assertThat(probe.ask()).isEqualTo(Probe.Health.LIVE);
        now.addAndGet(Duration.ofSeconds(31).toNanos());
        assertThat(probe.ask()).isEqualTo(Probe.Health.LIVE);

        password.set(nats.password(NatsServer.OPERATOR));
        assertThat(probe.ask()).isEqualTo(Probe.Health.READY);
    }

    @Test
    void anotherStartOfTheServerOwesNothingYet() throws IOException {
        var probe = probe("deafened-later");
        assertThat(probe.ask()).isEqualTo(Probe.Health.READY);

        nats.kill();
        nats.withUser("deafened-later", Permissions.of(DEAF, List.of(), List.of()));
        nats.start();
        now.addAndGet(Duration.ofSeconds(31).toNanos());

        assertThat(probe.ask()).isEqualTo(Probe.Health.LIVE);
    }

    @Test
    void aServerThatIsGoneAnswersNothing() {
        assertThatThrownBy(() -> new NatsProbe(1, NatsServer.OPERATOR, () -> "", now::get).ask())
                .isInstanceOf(IOException.class);
    }
}
