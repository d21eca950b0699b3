package dev.rosey.simulator;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/**
 * What a simulator is started with.
 *
 * @param host address to bind to; loopback unless someone says otherwise
 * @param port port to bind to, 0 for any free one
 * @param password what every registered user logs in with
 * @param users the registered users and their rank in every channel: 1 user, 1.5 leader, 2 moderator, 3 admin, 5 owner
 * @param usercountInterval how far apart two {@code usercount} of a channel are at least; CyTube takes 10 s
 * @param connections how many connections are served at the same time; more are answered 503
 * @param clock what times in messages and limits are measured with
 */
public record SimulatorConfig(
        String host,
        int port,
        String password,
        Map<String, Double> users,
        Duration usercountInterval,
        int connections,
        InstantSource clock) {

    public SimulatorConfig {
        users = Map.copyOf(users);
        users.keySet().forEach(SimulatorConfig::requireName);
    }

    /** Loopback, any free port, the users {@code owner} (5), {@code rosey} (3) and {@code moderator} (2). */
    public static SimulatorConfig withPassword(String password) {
        return new SimulatorConfig(
                "127.0.0.1",
                0,
                password,
                Map.of("owner", 5.0, "rosey", 3.0, "moderator", 2.0),
                Duration.ofSeconds(10),
                1000,
                InstantSource.system());
    }

    public SimulatorConfig boundTo(String newHost, int newPort) {
        return new SimulatorConfig(newHost, newPort, password, users, usercountInterval, connections, clock);
    }

    public SimulatorConfig withUsers(Map<String, Double> newUsers) {
        return new SimulatorConfig(host, port, password, newUsers, usercountInterval, connections, clock);
    }

    public SimulatorConfig withClock(InstantSource newClock) {
        return new SimulatorConfig(host, port, password, users, usercountInterval, connections, newClock);
    }

    public SimulatorConfig withConnections(int limit) {
        return new SimulatorConfig(host, port, password, users, usercountInterval, limit, clock);
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return "SimulatorConfig[" + host + ":" + port + ", users " + users + "]";
    }

    private static void requireName(String name) {
        if (!Names.isUser(name)) {
            throw new IllegalArgumentException("not a CyTube user name: " + name);
        }
    }
}
