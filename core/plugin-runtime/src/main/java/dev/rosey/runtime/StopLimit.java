package dev.rosey.runtime;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * Ends a JVM that was asked to end and does not: a plugin's shutdown hook may never return. Whoever asked need not watch.
 */
final class StopLimit {

    /** Longer than everything that is waited for on the way; the supervisor's patience is of the same length. */
    private static final Duration LIMIT = Duration.ofSeconds(12);

    /** As if by {@code kill -9}. */
    private static final int STATUS = 137;

    private StopLimit() {}

    static void set() {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() ->
                        Thread.ofPlatform().daemon().name("rosey-stop-limit").start(StopLimit::endInTime)));
    }

    private static void endInTime() {
        if (leavesAnArchive()) {
            return;
        }
        try {
            Thread.sleep(LIMIT);
        } catch (InterruptedException e) {
            // Nobody has a reason to, and it does not make the stop any faster.
        }
        Runtime.getRuntime().halt(STATUS);
    }

    /** A JVM that is to write its classes down when it ends takes as long as that takes. */
    private static boolean leavesAnArchive() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .anyMatch(argument -> argument.startsWith("-XX:ArchiveClassesAtExit"));
    }
}
