package dev.rosey.plugins.inspector;

import java.time.Instant;

/**
 * Whether something outside works, from whoever told last by its own time. Facts may come in any order. Not safe for
 * threads.
 */
final class Dependency {

    private boolean up = true;
    private boolean wasDown;
    private Instant since = Instant.MIN;
    private Instant lastTold = Instant.MIN;
    private String reason = "";

    void told(boolean works, Instant time, String why) {
        if (time.isBefore(lastTold)) {
            return;
        }
        lastTold = time;
        if (works != up || since.equals(Instant.MIN)) {
            since = time;
        }
        up = works;
        wasDown |= !works;
        reason = works || why.isEmpty() ? reason : why;
    }

    boolean isUp() {
        return up;
    }

    /** Whether it ever did not work. */
    boolean wasDown() {
        return wasDown;
    }

    Instant since() {
        return since;
    }

    /** Why it does not work. */
    String reason() {
        return reason;
    }
}
