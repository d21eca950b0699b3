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
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A NATS server greets whoever connects, and its JetStream answers whoever asks. JetStream gives itself up when its disk is full,
 * and stays so when there is room again: then only another start helps, and for that the server has to seem to hang.
 */
final class NatsProbe implements Probe {

    private static final int PATIENCE_MS = 3_000;

    /** A disk that is merely slow has caught up by then. */
    private static final long GIVEN_UP_AFTER = Duration.ofSeconds(30).toNanos();

    private static final String INBOX = "_INBOX.probe";
    private static final Pattern SERVER = Pattern.compile("\"server_id\":\"(\\w+)\"");

    private final int port;
    private final String user;
    private final Supplier<String> password;
    private final LongSupplier nanoTime;
    private volatile Ready ready = new Ready("", 0);

    /** When which start of the server was ready last: another start owes nothing yet. */
    private record Ready(String server, long at) {}

    /** What JetStream said, if whoever asked was let in at all. */
    private enum JetStream {
        ANSWERS,
        SILENT,
        OUT_OF_REACH
    }

    /**
     * @param user one who may ask JetStream
     * @param password asked for anew each time
     */
    NatsProbe(int port, String user, Supplier<String> password, LongSupplier nanoTime) {
        this.port = port;
        this.user = user;
        this.password = password;
        this.nanoTime = nanoTime;
    }

    @Override
    public Health ask() throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MS);
            socket.setSoTimeout(PATIENCE_MS);
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            var greeting = lines.readLine();
            if (greeting == null || !greeting.startsWith("INFO ")) {
                throw new IOException("not a NATS server on port " + port);
            }
            socket.getOutputStream().write(question().getBytes(StandardCharsets.UTF_8));
            return judge(serverOf(greeting), answer(lines));
        }
    }

    private Health judge(String server, JetStream said) throws IOException {
        long now = nanoTime.getAsLong();
        var last = ready;
        return switch (said) {
            case ANSWERS -> {
                ready = new Ready(server, now);
                yield Health.READY;
            }
            case OUT_OF_REACH -> {
                ready = new Ready("", 0);
                yield Health.LIVE;
            }
            case SILENT -> {
                if (last.server().equals(server) && now - last.at() > GIVEN_UP_AFTER) {
                    throw new IOException("JetStream has given up");
                }
                yield Health.LIVE;
            }
        };
    }

    private static String serverOf(String greeting) {
        var id = SERVER.matcher(greeting);
        return id.find() ? id.group(1) : "unnamed";
    }

    private String question() {
        return """
                CONNECT {"verbose":false,"pedantic":false,"user":"%s","pass":"%s","lang":"java","version":"1"}
                SUB %s 1
                PUB $JS.API.INFO %s 0

                """.formatted(user, password.get(), INBOX, INBOX).replace("\n", "\r\n");
    }

    private static JetStream answer(BufferedReader lines) throws IOException {
        try {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("MSG " + INBOX)) {
                    return JetStream.ANSWERS;
                }
            }
            return JetStream.OUT_OF_REACH; // a server that does not know the user hangs up
        } catch (SocketTimeoutException silent) {
            return JetStream.SILENT;
        }
    }
}
