package dev.rosey.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * Ends this JVM when its parent does. The parent holds the other end of standard input; its end, however it comes about,
 * ends the input.
 */
final class ParentWatch {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private ParentWatch() {}

    /** Watches the input on a thread of its own; stops in order when it ends, and at once when that takes over 10 s. */
    static void start(InputStream input) {
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> {
            awaitEnd(input);
            Thread.ofPlatform().daemon().name("parent-gone").start(ParentWatch::haltLater);
            System.exit(0);
        });
    }

    private static void awaitEnd(InputStream input) {
        try {
            while (input.read() >= 0) {
                // Nothing that the parent says matters, only that it is there.
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
