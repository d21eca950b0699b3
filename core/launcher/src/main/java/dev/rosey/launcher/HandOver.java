package dev.rosey.launcher;

import dev.rosey.bus.HostState;
import dev.rosey.bus.HostState.Phase;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One JVM taking over from another: the new one starts beside the old one, in the same queue groups, and when it serves, the
 * old one finishes what it has and ends. Where the new one does not get that far, it is taken away, and the old one stays.
 * Belongs to the supervisor's thread.
 */
final class HandOver {

    private static final Duration READY_WITHIN = Duration.ofSeconds(40);

    private String order;
    private final String plugin;
    private final Child successor;
    private final @Nullable Child predecessor;
    private final int endsBefore;
    private final long mustBeReadyAt;
    private final Duration stopWithin;
    private Phase phase = Phase.STARTING;
    private String reason = "";

    /**
     * @param order the id of the order behind it; empty where there is none
     * @param plugin the plugin that it is about
     * @param predecessor null where nothing is to end: a lasting JVM lets go of a plugin by itself, or nothing ran
     */
    HandOver(
            String order,
            String plugin,
            Child successor,
            @Nullable Child predecessor,
            Duration stopWithin,
            long nanoTime) {
        this.order = order;
        this.plugin = plugin;
        this.successor = successor;
        this.predecessor = predecessor;
        this.endsBefore = successor.ends();
        this.stopWithin = stopWithin;
        this.mustBeReadyAt = nanoTime + READY_WITHIN.toNanos();
    }

    String order() {
        return order;
    }

    /** What was begun by itself is what somebody has ordered now. */
    void adopt(String newOrder) {
        order = newOrder;
    }

    String plugin() {
        return plugin;
    }

    Child successor() {
        return successor;
    }

    boolean isAbout(String host) {
        return successor.program().name().equals(host);
    }

    boolean isOver() {
        return phase.isOver();
    }

    boolean hasFailed() {
        return phase == Phase.FAILED;
    }

    /** Whether the successor has not yet shown that it works. */
    boolean isOnTrial(Child child) {
        return phase == Phase.STARTING && child.equals(successor);
    }

    String reason() {
        return reason;
    }

    /** Does what is due. {@code lastWords} is what the successor would have said last. */
    void tick(long nanoTime, java.util.function.Supplier<String> lastWords) {
        switch (phase) {
            case STARTING -> awaitSuccessor(nanoTime, lastWords);
            case DRAINING -> {
                if (predecessor == null || !predecessor.isRunning()) {
                    phase = Phase.DONE;
                }
            }
            case DONE, FAILED -> {
                // Nothing is left to do.
            }
        }
    }

    private void awaitSuccessor(long nanoTime, java.util.function.Supplier<String> lastWords) {
        if (successor.isReady()) {
            phase = Phase.DRAINING;
            if (predecessor != null) {
                predecessor.stop(stopWithin);
            }
            return;
        }
        if (successor.ends() > endsBefore) {
            fail("it ended with status " + successor.exitStatus() + said(lastWords.get()));
        } else if (successor.isLeaving()) {
            fail("it was stopped");
        } else if (nanoTime - mustBeReadyAt > 0) {
            fail("it was not ready within " + READY_WITHIN.toSeconds() + " s" + said(lastWords.get()));
        }
    }

    private static String said(String lastWords) {
        return lastWords.isEmpty() ? "" : ". It said: " + lastWords;
    }

    private void fail(String why) {
        phase = Phase.FAILED;
        reason = why;
    }

    HostState.HandOver told() {
        return new HostState.HandOver(order, plugin, successor.program().name(), phase, reason);
    }
}
