package dev.rosey.launcher;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Asks a JVM over MicroProfile Health.
 *
 * @param at where; nothing as long as it does not listen
 */
record HttpProbe(Supplier<Optional<String>> at) implements Probe {

    private static final int PATIENCE_MS = 3_000;

    /** A JVM that writes its port into a file as soon as it listens. */
    static HttpProbe of(Path portFile) {
        return new HttpProbe(() -> address(portFile));
    }

    /** A JVM whose port is known. */
    static HttpProbe of(int port) {
        return new HttpProbe(() -> Optional.of("http://127.0.0.1:" + port));
    }

    @Override
    public Health ask() throws IOException {
        var address = at.get().orElseThrow(() -> new IOException("does not listen yet"));
        if (status(address, "/health/ready") == HttpURLConnection.HTTP_OK) {
            return Health.READY;
        }
        if (status(address, "/health/live") == HttpURLConnection.HTTP_OK) {
            return Health.LIVE;
        }
        throw new IOException("says that it is not alive");
    }

    /** Where the JVM listens; empty before it does. */
    static Optional<String> address(Path portFile) {
        try {
            int port = Integer.parseInt(Files.readString(portFile).strip());
            return Optional.of("http://127.0.0.1:" + port);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static int status(String address, String path) throws IOException {
        var connection = (HttpURLConnection) URI.create(address + path).toURL().openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout(PATIENCE_MS);
        connection.setReadTimeout(PATIENCE_MS);
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }
}
