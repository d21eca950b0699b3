package dev.rosey.cytube;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What was sent and has not come back yet. CyTube echoes what it takes, in the order it took it, and only says that
 * something was dropped, not what: what has no echo a moment after that is what was dropped.
 *
 * <p>An echo is matched by its text, or, where a filter rewrote it, with the oldest of its kind. It proves no more than that
 * the server took the line: a shadow-muted user gets echoes too. Not safe for use by several threads.
 */
final class Deliveries {

    /** After this long without an echo a message counts as lost. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private record Sent(Outgoing message, Instant at) {}

    private final List<Sent> unconfirmed = new ArrayList<>();
    private long lost;

    void sent(Outgoing message, Instant now) {
        unconfirmed.add(new Sent(message, now));
    }

    /** The server took a message of ours. */
    void echo(boolean isPrivate, String text) {
        Optional<Sent> match = unconfirmed.stream()
                .filter(sent -> sent.message().isPrivate() == isPrivate)
                .filter(sent -> sent.message().text().strip().equals(text.strip()))
                .findFirst()
                .or(() -> unconfirmed.stream()
                        .filter(sent -> sent.message().isPrivate() == isPrivate)
                        .findFirst());
        match.ifPresent(unconfirmed::remove);
    }

    /** The server will not have the oldest message, however often it is sent. */
    void refused() {
        if (!unconfirmed.isEmpty()) {
            unconfirmed.removeFirst();
            lost++;
        }
    }

    /**
     * Takes out what was sent up to {@code until} and not echoed, at most {@code dropped} of them: those to send again, in
     * order. What was sent twice already is lost.
     */
    List<Outgoing> takeDropped(int dropped, Instant until) {
        List<Outgoing> again = new ArrayList<>();
        int left = dropped;
        Iterator<Sent> all = unconfirmed.iterator();
        while (all.hasNext() && left > 0) {
            Sent sent = all.next();
            if (sent.at().isAfter(until)) {
                break;
            }
            all.remove();
            left--;
            if (sent.message().again()) {
                lost++;
            } else {
                again.add(sent.message().sentAgain());
            }
        }
        return again;
    }

    /** Gives up on what has waited longer than {@link #PATIENCE}. */
    void forgetOld(Instant now) {
        int before = unconfirmed.size();
        unconfirmed.removeIf(sent -> sent.at().plus(PATIENCE).isBefore(now));
        lost += before - unconfirmed.size();
    }

    /** The connection is gone, and with it every echo still to come. */
    void connectionLost() {
        lost += unconfirmed.size();
        unconfirmed.clear();
    }

    long lost() {
        return lost;
    }
}
