package dev.rosey.cytube;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One message on its way to CyTube.
 *
 * @param to whom alone it is for, or empty for the whole channel
 * @param text as {@link ChatMessages} left it
 * @param reply whether somebody waits for it, so that it is not what gives way when the queue is full
 * @param forWhom the person in the channel whose answer it is; empty when it is said for nobody in particular
 * @param acceptedAt when it was queued
 * @param again whether it was sent once already and dropped by CyTube
 */
record Outgoing(
        Optional<String> to, String text, boolean reply, Optional<String> forWhom, Instant acceptedAt, boolean again) {

    Outgoing sentAgain() {
        return new Outgoing(to, text, reply, forWhom, acceptedAt, true);
    }

    boolean isPrivate() {
        return to.isPresent();
    }

    /** What it waits in line with: the answers of one person, or what is said for nobody. */
    String lane() {
        return forWhom.orElse("").toLowerCase(Locale.ROOT);
    }

    /** Without the text when it is private. */
    @Override
    public String toString() {
        return to.map(name -> "Outgoing[to=" + name + "]").orElse("Outgoing[text=" + text + "]");
    }
}
