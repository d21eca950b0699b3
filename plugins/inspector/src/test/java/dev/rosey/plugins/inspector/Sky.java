package dev.rosey.plugins.inspector;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.CloudEvent;
import dev.rosey.bus.nats.BusMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** An observatory with a clock that a test moves, and events of which the test says what they are. */
final class Sky implements InstantSource {

    static final Instant START = Instant.parse("2026-11-22T09:00:00Z");
    static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    InspectorSettings settings = new InspectorSettings(false, 3, Duration.ofSeconds(1));
    Instant now = START;
    long waiting;
    final Observatory observatory = new Observatory("!", this, () -> settings);
    final Intake intake = new Intake(observatory, this, () -> settings);

    @Override
    public Instant instant() {
        return now;
    }

    /** Lets time pass, a second at a time, and looks at health each time, as the pulse does. */
    Sky passes(Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            now = now.plusSeconds(1);
            observatory.health();
        }
        return this;
    }

    /** Lets time pass in which these modules' hearts beat. */
    Sky passesWithBeatsOf(Duration time, String... plugins) {
        for (long second = 0; second < time.toSeconds(); second++) {
            passes(Duration.ofSeconds(1));
            for (var plugin : plugins) {
                beats(plugin, List.of());
            }
        }
        return this;
    }

    void beats(String plugin, List<Map<String, Object>> checks) {
        live(
                family(plugin) + ".heartbeat",
                Map.of(
                        "plugin",
                        plugin,
                        "instance",
                        plugin + "-1",
                        "version",
                        "1.0.0",
                        "build",
                        "abc",
                        "uptime_ms",
                        Duration.between(START, now).toMillis(),
                        "in_flight",
                        2,
                        "memory_mb",
                        120,
                        "health",
                        checks));
    }

    void handled(String plugin, String action, long micros) {
        live(
                family(plugin) + ".command_handled",
                Map.of(
                        "plugin",
                        plugin,
                        "instance",
                        plugin + "-1",
                        "action",
                        action,
                        "duration_us",
                        micros,
                        "channel",
                        "movienight"));
    }

    void failed(String plugin, String action, String code, String message) {
        live(
                family(plugin) + ".command_failed",
                Map.of(
                        "plugin",
                        plugin,
                        "instance",
                        plugin + "-1",
                        "action",
                        action,
                        "duration_us",
                        1_000,
                        "channel",
                        "movienight",
                        "code",
                        code,
                        "message",
                        message,
                        "trace_id",
                        TRACE));
    }

    /** The router says how long somebody waited for a plugin's answer. */
    void answered(String plugin, String action, long micros, String code) {
        live(
                "rosey.command_answered",
                Map.of(
                        "plugin",
                        plugin,
                        "action",
                        action,
                        "channel",
                        "movienight",
                        "duration_us",
                        micros,
                        "code",
                        code));
    }

    static String family(String plugin) {
        return switch (plugin) {
            case "dice-roller" -> "dice";
            case "quote-db" -> "quote";
            case "rosey-core" -> "rosey";
            case "database-service" -> "db";
            case "cytube-connection" -> "chat";
            default -> plugin;
        };
    }

    /** An event arrives now. */
    void live(String subject, Map<String, ?> data) {
        intake.live(message(subject, data), waiting);
    }

    /** The same from a certain instance. */
    void liveFrom(String source, String subject, Map<String, ?> data) {
        intake.live(message(CloudEvent.of(source, subject, now, data)), waiting);
    }

    BusMessage message(String subject, Map<String, ?> data) {
        return message(CloudEvent.of("/plugins/test/1", subject, now, data));
    }

    static BusMessage message(CloudEvent event) {
        return BusMessage.of(event.type(), null, BusJson.bytes(event));
    }

    List<EventPage.Event> events(String pattern) {
        return observatory.events(EventQuery.ofSubject(pattern, 500)).events();
    }

    PluginView plugin(String name) {
        return observatory.plugin(name);
    }

    PluginView.Detail detail(String name) {
        return java.util.Objects.requireNonNull(plugin(name).detail());
    }

    /** What chat answers to {@code !inspect health} or {@code !inspect why <name>}. */
    String chat(String question) {
        var answers = new ChatAnswers(observatory, now);
        return String.join(" · ", question.equals("health") ? answers.health() : answers.why(question.substring(4)));
    }

    /** What counts as wrong. */
    List<String> wrong() {
        return observatory.health().reasons().stream()
                .map(reason -> reason.component() + " " + reason.status())
                .toList();
    }
}
