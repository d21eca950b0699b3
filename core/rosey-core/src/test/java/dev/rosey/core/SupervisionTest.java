package dev.rosey.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rosey.bus.CommandReply;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.HostOrder;
import dev.rosey.bus.HostState;
import dev.rosey.bus.RoseyException;
import dev.rosey.testkit.NatsServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the supervisor says is taken, and what it does not do is ordered again. */
class SupervisionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long PID = 3_999_999;

    @RegisterExtension
    static final RoseyInARoom rosey = Parrot.room();

    @Test
    void whatAListenerCouldNotTakeIsToldAgain() {
        try (var operator = rosey.nats.connect(NatsServer.OPERATOR)) {
            var heard = new CopyOnWriteArrayList<Long>();
            rosey.host.bean(Supervision.class).onChange(state -> {
                heard.add(state.revision());
                if (heard.size() == 1) {
                    throw new IllegalStateException("on purpose");
                }
            });
            var supervisor = new PlayedSupervisor(operator, true, PlayedSupervisor.state(1, List.of(), List.of()));
            await().atMost(PATIENCE).until(() -> heard.size() >= 2);
            assertThat(heard).startsWith(1L, 1L);

            supervisor.says(PlayedSupervisor.state(2, List.of(), List.of()));
            await().atMost(PATIENCE).until(() -> heard.contains(2L));
        }
    }

    @Test
    void whatTheSupervisorRefusesIsNotTakenForItsAbsence() {
        try (var operator = rosey.nats.connect(NatsServer.OPERATOR)) {
            var supervision = rosey.host.bean(Supervision.class);
            operator.subscribe("rosey.command.host.kill", asked -> {
                var refused = new RoseyException(ErrorCode.UNAVAILABLE, "not built");
                PlayedSupervisor.answer(operator, asked, CommandReply.failed(refused, ""));
            });

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThatThrownBy(() -> supervision.order(new HostOrder.Kill(PID, "a test")))
                            .isInstanceOfSatisfying(RoseyException.class, refused -> {
                                assertThat(refused.message()).isEqualTo("not built");
                                assertThat(refused.chatText()).isNull();
                            }));
        }
    }

    @Test
    void whoHangsIsOrderedToEndUntilItsExitIsSeen() throws Exception {
        try (var operator = rosey.nats.connect(NatsServer.OPERATOR);
                var connection = new Parrot(rosey).connect()) {
            Parrot.serve(connection, "hung", Long.toString(PID));
            await().atMost(PATIENCE).until(() -> lives() == 1);
            var kills = new AtomicInteger();
            operator.subscribe("rosey.command.host.kill", asked -> {
                kills.incrementAndGet();
                var away = new RoseyException(ErrorCode.UNAVAILABLE, "not now");
                PlayedSupervisor.answer(operator, asked, CommandReply.failed(away, ""));
            });
            var host = new HostState.Host("own", PID, "ready", Instant.now(), 0, false, List.of("parrot"));
            var parrot = PlayedSupervisor.module("parrot", "plugins.d");
            var supervisor =
                    new PlayedSupervisor(operator, false, PlayedSupervisor.state(11, List.of(host), List.of(), parrot));

            await().atMost(PATIENCE).until(() -> kills.get() >= 2);
            assertThat(lives()).isEqualTo(1);

            var exit = new HostState.Exit(1, "own", PID, Instant.now(), 137, "it hung", "", List.of("parrot"));
            supervisor.says(PlayedSupervisor.state(12, List.of(), List.of(exit), parrot));
            await().atMost(PATIENCE).until(() -> lives() == 0);
        }
    }

    private static int lives() {
        return rosey.host.bean(Heartbeats.class).in(PID, List.of("parrot")).size();
    }
}
