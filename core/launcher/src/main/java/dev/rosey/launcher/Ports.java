package dev.rosey.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
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
        Map<Integer, String> taken = new HashMap<>();
        return new Ports(
                own(taken, environment, NATS, 4222),
                own(taken, environment, API, 8080),
                own(taken, environment, CYTUBE, 8081),
                own(taken, environment, POSTGRES, 5433));
    }

    private static int own(Map<Integer, String> taken, Map<String, String> environment, String variable, int standard) {
        int port = port(environment, variable, standard);
        var other = taken.putIfAbsent(port, variable);
        if (other != null) {
            throw new LauncherException(
                    other + " and " + variable + " are both " + port + ": give each a port of its own.");
        }
        return port;
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
