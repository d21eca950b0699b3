package dev.rosey.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * The simulator as a process of its own. Reads from the environment {@code ROSEY_CYTUBE_PORT} (8081), {@code
 * ROSEY_BIND} (127.0.0.1) and the password of the registered users, from the file that {@code
 * ROSEY_SIMULATOR_PASSWORD_FILE} names or from {@code ROSEY_SIMULATOR_PASSWORD}. Prints one line when it listens. Ends
 * on SIGTERM, and with {@code ROSEY_PARENT_WATCH=stdin} when its standard input ends, as it does when its parent dies.
 * Ends with status 2 when it cannot start.
 */
public final class SimulatorMain {
    private SimulatorMain() {}

    public static void main(String[] args) throws InterruptedException {
        // Newer JDKs warn of netty's use of Unsafe on every start.
        System.setProperty("io.netty.noUnsafe", "true");
        CountDownLatch ended = new CountDownLatch(1);
        CytubeSimulator simulator = startOrExit(System.getenv());
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "simulator-stop"));
        System.out.println("CyTube simulator listens on " + simulator.uri());
        if ("stdin".equals(System.getenv("ROSEY_PARENT_WATCH"))) {
            Thread watch = new Thread(() -> awaitEnd(System.in, ended), "parent-watch");
            watch.setDaemon(true);
            watch.start();
        }
        ended.await();
        System.exit(0);
    }

    /** What the environment asks for. */
    static SimulatorConfig config(Map<String, String> environment) {
        return SimulatorConfig.withPassword(password(environment))
                .boundTo(environment.getOrDefault("ROSEY_BIND", "127.0.0.1"), port(environment));
    }

    private static CytubeSimulator startOrExit(Map<String, String> environment) {
        try {
            return CytubeSimulator.start(config(environment));
        } catch (IllegalArgumentException | UncheckedIOException wrong) {
            System.err.println("CyTube simulator: " + wrong.getMessage());
            System.exit(2);
            throw wrong;
        }
    }

    private static int port(Map<String, String> environment) {
        String port = environment.getOrDefault("ROSEY_CYTUBE_PORT", "8081");
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65535) {
            throw new IllegalArgumentException("ROSEY_CYTUBE_PORT is no port: " + port);
        }
        return Integer.parseInt(port);
    }

    private static String password(Map<String, String> environment) {
        String file = environment.get("ROSEY_SIMULATOR_PASSWORD_FILE");
        String password = file == null ? environment.get("ROSEY_SIMULATOR_PASSWORD") : content(Path.of(file));
        if (password == null || password.isBlank()) {
            throw new IllegalArgumentException("set ROSEY_SIMULATOR_PASSWORD_FILE or ROSEY_SIMULATOR_PASSWORD");
        }
        return password;
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }

    private static void awaitEnd(InputStream in, CountDownLatch ended) {
        try {
            while (in.read() >= 0) {
                // What the parent says does not matter, only that it is there.
            }
        } catch (IOException gone) {
            // Standard input that cannot be read has ended too.
        } finally {
            ended.countDown();
        }
    }
}
