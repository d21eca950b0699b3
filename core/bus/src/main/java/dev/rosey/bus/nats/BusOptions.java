package dev.rosey.bus.nats;

import java.net.URI;
import java.time.Duration;

/**
 * How a module reaches the bus.
 *
 * @param server {@code nats://host:port}; credentials in it are ignored
 * @param user the module's NATS user, which is the module's name
 * @param password its password; never printed
 * @param pingInterval how often the connection is tested; two missed answers make it reconnect
 * @param reconnectWait the pause between two attempts, to which up to as much jitter is added
 */
public record BusOptions(URI server, String user, String password, Duration pingInterval, Duration reconnectWait) {

    /** The usual options: a hung server is noticed within 8 s, a returned one within 1 s. */
    public static BusOptions of(URI server, String user, String password) {
        return new BusOptions(server, user, password, Duration.ofSeconds(2), Duration.ofMillis(250));
    }

    @Override
    public String toString() {
        return "BusOptions[" + server.getHost() + ':' + server.getPort() + ", user=" + user + ']';
    }
}
