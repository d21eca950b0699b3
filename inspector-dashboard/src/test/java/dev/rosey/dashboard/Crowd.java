package dev.rosey.dashboard;

import dev.rosey.bus.CloudEvent;
import dev.rosey.bus.nats.NatsBus;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Plugins that are not there, as far as anybody can tell from their events. */
final class Crowd {

    private final NatsBus bus;
    private final RandomGenerator random;
    private final List<String> names;

    Crowd(NatsBus bus, RandomGenerator random, List<String> names) {
        this.bus = bus;
        this.random = random;
        this.names = names;
    }

    private static String family(String name) {
        return name.replace("-", "");
    }

    void publish(String name, String event, Map<String, ?> more) {
        var data = new HashMap<String, Object>(more);
        data.put("plugin", name);
        data.put("instance", "a1");
        data.put("version", "1.0.0");
        data.put("build", "3f2a9c");
        bus.publish(CloudEvent.of("/plugins/" + name + "/a1", family(name) + '.' + event, Instant.now(), data));
    }

    Crowd starts() {
        names.forEach(name -> publish(name, "started", Map.of()));
        return beats();
    }

    Crowd beats() {
        names.forEach(name -> publish(
                name,
                "heartbeat",
                Map.of(
                        "uptime_ms",
                        60_000,
                        "in_flight",
                        0,
                        "commands",
                        5,
                        "errors",
                        0,
                        "memory_mb",
                        100,
                        "health",
                        List.of(Map.of("name", "settings", "status", "UP", "data", Map.of())))));
        bus.flush();
        return this;
    }

    /** Each handles so many commands, and some fail. */
    Crowd works(int commands) {
        for (int i = 0; i < commands; i++) {
            for (var name : names) {
                var micros = 200 + random.nextInt(4_000);
                if (random.nextInt(20) == 0) {
                    fails(name, "TIMEOUT", "no answer within " + micros + " ms");
                } else {
                    publish(
                            name,
                            "command_handled",
                            Map.of("action", "play", "duration_us", micros, "channel", "movienight"));
                }
            }
            if (i % 20 == 0) {
                bus.flush();
            }
        }
        bus.flush();
        return this;
    }

    /** A command failed. */
    void fails(String name, String code, String message) {
        publish(
                name,
                "command_failed",
                Map.of(
                        "action",
                        "play",
                        "duration_us",
                        900,
                        "channel",
                        "movienight",
                        "code",
                        code,
                        "message",
                        message,
                        "trace_id",
                        "4bf92f3577b34da6a3ce929d0e0e4736"));
    }
}
