package dev.rosey.cytube;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The server's side of it, as recorded, behind a network that delays each message as it likes and keeps their order. */
final class SlowCytube {
    private record InFlight(String text, Instant arrives) {}

    final List<String> taken = new ArrayList<>();
    private final ChatLimits limits;
    private final List<Integer> delays;
    private final List<InFlight> back = new ArrayList<>();
    private int count;
    private int messages;
    private Instant last = Instant.EPOCH;
    private Instant lastArrival = Instant.EPOCH;

    SlowCytube(ChatLimits limits, List<Integer> delays) {
        this.limits = limits;
        this.delays = delays;
    }

    void send(String text, Instant now) {
        Instant there = later(lastArrival, now.plusMillis(delay()));
        assertThat(takes(there)).as("%s, arriving at %s", text, there).isTrue();
        taken.add(text);
        lastArrival = there;
        Instant andBack = there.plusMillis(delay());
        back.add(new InFlight(
                text, back.isEmpty() ? andBack : later(back.getLast().arrives(), andBack)));
    }

    List<String> echoes(Instant now) {
        List<String> here = back.stream()
                .filter(echo -> !echo.arrives().isAfter(now))
                .map(InFlight::text)
                .toList();
        back.removeIf(echo -> !echo.arrives().isAfter(now));
        return here;
    }

    private int delay() {
        return delays.get(messages++ % delays.size());
    }

    private boolean takes(Instant now) {
        if (last.isBefore(now.minus(limits.silence()))) {
            count = 1;
        } else if (count < limits.burst()) {
            count++;
        } else if (Duration.between(last, now).compareTo(limits.interval()) < 0) {
            return false;
        }
        last = now;
        return true;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
