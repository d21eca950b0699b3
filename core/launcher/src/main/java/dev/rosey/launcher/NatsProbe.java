package dev.rosey.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A NATS server greets whoever connects with what it is; that it can store things is part of the greeting. */
record NatsProbe(int port) implements Probe {

    private static final int PATIENCE_MS = 3_000;

    @Override
    public Health ask() throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MS);
            socket.setSoTimeout(PATIENCE_MS);
            var greeting = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            if (greeting == null || !greeting.startsWith("INFO ")) {
                throw new IOException("not a NATS server on port " + port);
            }
            return greeting.contains("\"jetstream\":true") ? Health.READY : Health.LIVE;
        }
    }
}
