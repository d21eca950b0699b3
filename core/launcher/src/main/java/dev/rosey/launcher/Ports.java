package dev.rosey.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;

/**
 * The ports of one Rosey that others know of, all on loopback. Each can be moved by the environment variable that its
 * constant names.
 */
record Ports(int nats, int api, int cytube, int postgres) {

    static final String NATS = "ROSEY_NATS_PORT";
    static final String API = "ROSEY_API_PORT";
    static final String CYTUBE = "ROSEY_CYTUBE_PORT";
    static final String POSTGRES = "ROSEY_PG_PORT";

    static Ports of(Map<String, String> environment) {
        return new Ports(
                port(environment, NATS, 4222),
                port(environment, API, 8080),
                port(environment, CYTUBE, 8081),
                port(environment, POSTGRES, 5433));
    }

    private static int port(Map<String, String> environment, String variable, int standard) {
        var text = environment.getOrDefault(variable, "").strip();
        if (text.isEmpty()) {
            return standard;
        }
        try {
            int port = Integer.parseInt(text);
            if (port > 0 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new LauncherException(variable + " is a port from 1 to 65535, not “" + text + "”.");
    }

    /** Fails with one clear line when somebody listens on the port. */
    static void requireFree(int port, String whose, String variable) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new LauncherException(
                    "Port " + port + " (" + whose + ") is taken: end what uses it, or set " + variable
                            + " to a free port.",
                    e);
        }
    }
}
