package dev.rosey.plugins.trivia;

import dev.rosey.testkit.HostProcess;
import dev.rosey.testkit.NatsServer;
import dev.rosey.testkit.PostgresServer;
import java.util.Map;

/** JVMs that hold a part of the chain, so that it can be killed. */
final class Hosts {

    private static final String OTHERS = ".*/core/(rosey-core|cytube-connection|cytube-simulator)/.*";

    private Hosts() {}

    /** Trivia alone. */
    static HostProcess trivia(NatsServer nats) {
        return trivia(nats, Map.of());
    }

    /** Trivia alone, with these settings. */
    static HostProcess trivia(NatsServer nats, Map<String, String> settings) {
        return HostProcess.start(nats, OTHERS + "|.*/database-service/.*", settings);
    }

    /** database-service alone. */
    static HostProcess storage(NatsServer nats, PostgresServer database) {
        return HostProcess.start(
                nats,
                OTHERS + "|.*/plugins/trivia/.*",
                Map.of("ROSEY_DATABASE_URL", database.url(), "ROSEY_DATABASE_USER", "postgres"));
    }
}
