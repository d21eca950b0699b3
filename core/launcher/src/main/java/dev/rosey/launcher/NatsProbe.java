package dev.rosey.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * A NATS server greets whoever connects, and its JetStream answers whoever asks. JetStream gives itself up when its disk is full,
 * and stays so when there is room again: then only another start helps, and for that the server has to seem to hang.
 */
final class NatsProbe implements Probe {

    private static final int PATIENCE_MS = 3_000;

    /** A disk that is merely slow has caught up by then. */
    private static final long GIVEN_UP_AFTER = Duration.ofSeconds(30).toNanos();

    private static final String INBOX = "_INBOX.probe";

    private final int port;
    private final String user;
    private final String password;
    private final LongSupplier nanoTime;
    private OptionalLong lastReady = OptionalLong.empty();

    /** {@code user}: one who may ask JetStream. */
    NatsProbe(int port, String user, String password, LongSupplier nanoTime) {
        this.port = port;
        this.user = user;
        this.password = password;
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized Health ask() throws IOException {
        boolean keeps = asksJetStream();
        long now = nanoTime.getAsLong();
        if (keeps) {
            lastReady = OptionalLong.of(now);
            return Health.READY;
        }
        if (lastReady.isPresent() && now - lastReady.getAsLong() > GIVEN_UP_AFTER) {
            throw new IOException("JetStream has given up");
        }
        return Health.LIVE;
    }

    private boolean asksJetStream() throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MS);
            socket.setSoTimeout(PATIENCE_MS);
            var server = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            var greeting = server.readLine();
            if (greeting == null || !greeting.startsWith("INFO ")) {
                throw new IOException("not a NATS server on port " + port);
            }
            socket.getOutputStream().write(question().getBytes(StandardCharsets.UTF_8));
            return answers(server);
        }
    }

    private String question() {
        return """
                CONNECT {"verbose":false,"pedantic":false,"user":"%s","pass":"%s","lang":"java","version":"1"}
                SUB %s 1
                PUB $JS.API.INFO %s 0

                """.formatted(user, password, INBOX, INBOX).replace("\n", "\r\n");
    }

    private static boolean answers(BufferedReader server) throws IOException {
        try {
            for (var line = server.readLine(); line != null; line = server.readLine()) {
                if (line.startsWith("MSG " + INBOX)) {
                    return true;
                }
            }
        } catch (SocketTimeoutException silent) {
            return false;
        }
        return false;
    }
}
