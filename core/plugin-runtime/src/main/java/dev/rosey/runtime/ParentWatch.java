package dev.rosey.runtime;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * Ends this JVM when its parent does, and hears what it says. The parent holds the other end of standard input; its end,
 * however it comes about, ends the input. The one thing that it says is {@code stop <module>}: that module is to leave this
 * JVM, the others go on.
 */
final class ParentWatch {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final String STOP = "stop ";

    /** The modules that are to leave, until somebody takes them from here. */
    private static final BlockingQueue<String> LEAVING = new LinkedBlockingQueue<>();

    private ParentWatch() {}

    /** Calls back, on a thread of its own, with the name of each module that is to leave. */
    static void onLeave(Consumer<String> leave) {
        Thread.ofPlatform().daemon().name("parent-orders").start(() -> {
            try {
                while (true) {
                    leave.accept(LEAVING.take());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Watches the input on a thread of its own; stops in order when it ends, and at once when that takes over 10 s. */
    static void start(InputStream input) {
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> {
            awaitEnd(input);
            Thread.ofPlatform().daemon().name("parent-gone").start(ParentWatch::haltLater);
            System.exit(0);
        });
    }

    private static void awaitEnd(InputStream input) {
        try (var reader = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith(STOP)) {
                    LEAVING.add(line.substring(STOP.length()).strip());
                }
            }
        } catch (IOException ended) {
            // A broken pipe is an end, too.
        }
    }

    private static void haltLater() {
        try {
            Thread.sleep(LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }
}
