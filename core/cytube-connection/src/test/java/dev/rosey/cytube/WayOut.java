package dev.rosey.cytube;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A governor whose time passes when it is told to. */
final class WayOut {

    final TestClock clock = new TestClock();
    final Governor governor = new Governor(clock);

    /** Offers it for nobody in particular. */
    boolean offer(Optional<String> to, String text, boolean reply) {
        return governor.offer(to, text, reply, Optional.empty());
    }

    /** Offers an answer to this person. */
    boolean answer(String person, String text) {
        return governor.offer(Optional.empty(), text, true, Optional.of(person));
    }

    /** Offers so many lines that nobody waits for, each with its number from 0. */
    void offer(int messages) {
        for (int i = 0; i < messages; i++) {
            offer(Optional.empty(), "line " + i, false);
        }
    }

    /** Takes what may leave now. */
    List<String> sendable() {
        List<String> sent = new ArrayList<>();
        for (Optional<Outgoing> next = governor.next(); next.isPresent(); next = governor.next()) {
            sent.add(next.get().text());
        }
        return sent;
    }

    /** Takes all that waits, each as soon as it may leave, and has it come back at once. */
    List<String> all() {
        List<String> sent = new ArrayList<>(sendable());
        sent.forEach(text -> governor.echo(false, text));
        while (governor.waiting() > 0) {
            clock.pass(Duration.ofMillis(110));
            List<String> next = sendable();
            next.forEach(text -> governor.echo(false, text));
            sent.addAll(next);
        }
        return sent;
    }
}
