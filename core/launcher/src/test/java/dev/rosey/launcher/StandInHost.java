package dev.rosey.launcher;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** A JVM that keeps the launcher's contract with the modules' JVMs and does nothing else. */
final class StandInHost {

    /** The name of a JVM that lives and is never ready. */
    static final String WAITS = "waits";

    /** The name of a JVM that never listens. */
    static final String SILENT = "silent";

    private StandInHost() {}

    public static void main(String... arguments) throws IOException {
        var host = System.getenv().getOrDefault("ROSEY_HOST", "cytube-simulator");
        if (host.equals(System.getenv("STAND_IN_FAILS"))) {
            System.out.println("the stand-in for " + host + " has nothing to stand on");
            System.exit(7);
        }
        int port = Integer.parseInt(System.getenv().getOrDefault("ROSEY_CYTUBE_PORT", "0"));
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port(host, port)), 0);
        server.createContext("/health", exchange -> {
            boolean waits =
                    host.equals(WAITS) && exchange.getRequestURI().getPath().equals("/health/ready");
            exchange.sendResponseHeaders(waits ? 503 : 200, -1);
            exchange.close();
        });
        if (!host.equals(SILENT)) {
            server.start();
            tellWhereItListens(server);
        }
        while (System.in.read() >= 0) {
            // Its end is what counts.
        }
        Runtime.getRuntime().halt(0);
    }

    private static void tellWhereItListens(HttpServer server) throws IOException {
        var file = Optional.ofNullable(System.getenv("ROSEY_HTTP_FILE")).map(Path::of);
        if (file.isPresent()) {
            var fresh = Files.writeString(
                    Path.of(file.get() + ".new"),
                    String.valueOf(server.getAddress().getPort()));
            Files.move(fresh, file.get(), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static int port(String host, int cytube) {
        return host.equals("cytube-simulator") ? cytube : 0;
    }
}
