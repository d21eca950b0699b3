package dev.rosey.launcher;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Says who would log in and hangs up at the server's request for the password: the server asks for one when it accepts
 * connections, and sends an error while it starts or recovers.
 */
record PostgresProbe(int port) implements Probe {

    private static final int PATIENCE_MS = 3_000;
    private static final int PROTOCOL_3_0 = 3 << 16;

    @Override
    public Health ask() throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MS);
            socket.setSoTimeout(PATIENCE_MS);
            var parameters = ("user\0" + Postgres.OWNER + "\0database\0" + Postgres.DATABASE + "\0\0")
                    .getBytes(StandardCharsets.US_ASCII);
            var out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(8 + parameters.length);
            out.writeInt(PROTOCOL_3_0);
            out.write(parameters);
            out.flush();
            return switch (socket.getInputStream().read()) {
                case 'R' -> Health.READY;
                case 'E' -> Health.LIVE;
                default -> throw new IOException("not a PostgreSQL server on port " + port);
            };
        }
    }
}
