package dev.rosey.plugins.inspector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.SubjectPattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ObservatoryTest {

    private final Sky sky = new Sky();

    @Test
    void whoIsDeniedSomethingIsNoModuleForThat() {
        sky.beats("dice-roller", List.of());
        sky.live("plugin.denied", Map.of("plugin", "supervisor", "reason", "leave to say “x”"));
        sky.live("plugin.denied", Map.of("plugin", "dice-roller", "reason", "leave to say “x”"));

        assertThat(sky.observatory.plugins()).extracting(PluginView::name).containsExactly("dice-roller");
    }

    @Test
    void aPluginHasTheFiguresThatItsEventsTell() {
        sky.beats("dice-roller", List.of(Map.of("name", "table", "status", "UP", "data", Map.of())));
        for (int i = 1; i <= 100; i++) {
            sky.handled("dice-roller", "roll", i * 1_000L);
        }
        sky.failed("dice-roller", "roll", "INVALID_NOTATION", "no such dice");

        var plugin = sky.plugin("dice-roller");

        assertThat(plugin.state()).isEqualTo(PluginState.READY);
        assertThat(plugin.kind()).isEqualTo("plugin");
        assertThat(plugin.version()).isEqualTo("1.0.0");
        assertThat(plugin.commands()).isEqualTo(101);
        assertThat(plugin.errors()).isEqualTo(1);
        assertThat(plugin.perSecond()).isEqualTo(1.7);
        assertThat(plugin.p50Us()).isBetween(48_000L, 52_000L);
        assertThat(plugin.p95Us()).isBetween(93_000L, 97_000L);
        assertThat(plugin.inFlight()).isEqualTo(2);
        assertThat(sky.detail("dice-roller").instances().getFirst().checks())
                .containsExactly(new InstanceWatch.Check("table", "UP", ""));
    }

    @Test
    void anUnknownPluginIsNotFound() {
        assertThatThrownBy(() -> sky.plugin("nobody"))
                .isInstanceOfSatisfying(
                        RoseyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    @Test
    void failuresThatDifferInNumbersAndQuotesAreOneKind() {
        sky.failed("quote-db", "get", "NOT_FOUND", "no quote 12 for “alice”");
        sky.failed("quote-db", "get", "NOT_FOUND", "no quote 99 for “bob”");
        sky.failed("quote-db", "add", "UNAVAILABLE", "password=hunter2 was refused");

        var errors = sky.observatory.errors("quote-db");

        assertThat(errors).hasSize(2);
        assertThat(errors)
                .filteredOn(error -> error.action().equals("get"))
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.count()).isEqualTo(2);
                    assertThat(error.message()).contains("99", "bob");
                    assertThat(error.traceId()).isEqualTo(Sky.TRACE);
                });
        assertThat(errors).noneMatch(error -> error.message().contains("hunter2"));
    }

    @Test
    void aFamilyCannotSpeakForThePluginOfAnother() {
        sky.live("evil.heartbeat", Map.of("plugin", "trivia", "instance", "x", "version", "6.6.6"));
        sky.live("dice.heartbeat", Map.of("plugin", "trivia", "instance", "x", "version", "6.6.6"));

        assertThat(sky.observatory.plugins()).isEmpty();
    }

    @Test
    void theSameEventIsCountedOnceHoweverItComes() {
        var message = sky.message("dice.roll_performed", Map.of("total", 3));
        sky.intake.live(message, 0);
        sky.intake.live(message, 0);
        sky.intake
                .stored(message.subject(), message.body(), message.trace(), true)
                .ifPresent(sky.observatory::takeEarlier);

        assertThat(sky.observatory.traffic(SubjectPattern.ALL, 10).total()).isEqualTo(1);
        assertThat(sky.events(">")).hasSize(1);
    }

    @Test
    void whateverTheOrderOfEventsTheFiguresAreTheSame() {
        var messages = new ArrayList<dev.rosey.bus.nats.BusMessage>();
        for (int i = 0; i < 60; i++) {
            sky.now = Sky.START.plusSeconds(i);
            var instance = i < 20 ? "a" : "b";
            var what =
                    i == 0 || i == 20 ? "started" : i == 19 ? "stopping" : i % 5 == 0 ? "heartbeat" : "command_handled";
            messages.add(sky.message(
                    "trivia." + what,
                    Map.of(
                            "plugin",
                            "trivia",
                            "instance",
                            instance,
                            "version",
                            "1." + instance,
                            "action",
                            "a",
                            "duration_us",
                            i * 100,
                            "uptime_ms",
                            1_000L * (i < 20 ? i : i - 20))));
        }
        messages.forEach(message -> sky.intake.live(message, 0));
        var other = new Sky();
        other.now = sky.now;
        Collections.shuffle(messages, new Random(7));
        messages.forEach(message -> other.intake
                .stored(message.subject(), message.body(), message.trace(), true)
                .ifPresent(other.observatory::takeEarlier));

        assertThat(other.observatory.plugins()).isEqualTo(sky.observatory.plugins());
        assertThat(sky.plugin("trivia").restarts()).isEqualTo(1);
        assertThat(sky.detail("trivia").restarts().getFirst().reason()).isEqualTo("stopped in order");
    }

    @Test
    void aTraceShowsItsHopsInTime() {
        sky.handled("dice-roller", "roll", 1_000);
        sky.failed("quote-db", "get", "NOT_FOUND", "no");
        sky.now = sky.now.plusMillis(20);
        sky.failed("trivia", "start", "CONFLICT", "there is a game");

        var trace = sky.observatory.trace("last");

        assertThat(trace.traceId()).isEqualTo(Sky.TRACE);
        assertThat(trace.hops())
                .extracting(Trace.Hop::subject)
                .containsExactly("quote.command_failed", "trivia.command_failed");
        assertThat(trace.hops()).extracting(Trace.Hop::offsetMs).containsExactly(0L, 20L);
        assertThat(sky.observatory.trace(Sky.TRACE.substring(0, 8))).isEqualTo(trace);
        assertThatThrownBy(() -> sky.observatory.trace("ffffffff")).isInstanceOf(RoseyException.class);
    }

    @Test
    void whatModulesAskOfTheirStorageIsNotTheLastTrace() {
        sky.failed("quote-db", "get", "NOT_FOUND", "no");
        sky.now = sky.now.plusMillis(20);
        sky.handled("database-service", "query", 1_000);
        sky.handled("cytube-connection", "channels", 1_000);

        assertThat(sky.observatory.trace("last").hops())
                .extracting(Trace.Hop::subject)
                .containsExactly("quote.command_failed");
    }

    @Test
    void pausingKeepsTheEventsAndCountsOn() {
        sky.live("dice.roll_performed", Map.of());
        sky.observatory.pause(true);
        sky.live("dice.roll_performed", Map.of());
        sky.observatory.pause(false);
        sky.live("dice.roll_performed", Map.of());

        assertThat(sky.events("dice.*")).hasSize(2);
        assertThat(sky.observatory.traffic(SubjectPattern.ALL, 1).total()).isEqualTo(3);
    }

    @Test
    void aFloodIsCountedToTheLastEventSampledAndReported() {
        sky.beats("dice-roller", List.of());
        for (int i = 0; i < 100_000; i++) {
            sky.live("dice.roll_performed", Map.of("total", i));
        }
        var traffic = sky.observatory.traffic(SubjectPattern.of("dice.roll_performed"), 1);

        assertThat(traffic.subjects().getFirst().count()).isEqualTo(100_000);
        assertThat(traffic.leftOut()).isBetween(85_000L, 90_000L);
        assertThat(traffic.kept()).isEqualTo(EventRing.EVENTS);
        sky.passes(java.time.Duration.ofSeconds(3));
        assertThat(sky.wrong()).contains("events DEGRADED");
    }

    @Test
    void whoCannotKeepUpReadsSomeAndStillHearsHearts() {
        sky.beats("dice-roller", List.of());
        sky.waiting = 20_000;
        for (int i = 0; i < 1_000; i++) {
            sky.live("dice.roll_performed", Map.of("total", i));
        }
        sky.passes(java.time.Duration.ofSeconds(4));
        sky.beats("dice-roller", List.of());
        sky.passes(java.time.Duration.ofSeconds(4));

        assertThat(sky.observatory.traffic(SubjectPattern.of("dice.*"), 1).leftOut())
                .isEqualTo(990);
        assertThat(sky.plugin("dice-roller").state()).isEqualTo(PluginState.READY);
        assertThat(sky.wrong()).contains("events DEGRADED");
    }

    @Test
    void whatIsNoEventIsCountedAndChangesNothing() {
        sky.intake.live(
                dev.rosey.bus.nats.BusMessage.of(
                        "dice.heartbeat", null, "{nonsense".getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                0);
        sky.intake.live(dev.rosey.bus.nats.BusMessage.of("$SRV.PING", null, new byte[0]), 0);
        sky.live("dice.heartbeat", Map.of("plugin", Map.of(), "instance", List.of(1), "uptime_ms", "x"));
        sky.live("chat.kicked", Map.of());

        assertThat(sky.observatory.plugins()).isEmpty();
        assertThat(sky.observatory.traffic(SubjectPattern.ALL, 10).total()).isEqualTo(3);
    }
}
