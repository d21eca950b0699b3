package dev.rosey.plugins.inspector;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps health from flickering: what is wrong counts once it has been wrong for 2 s, and until it has been right for 5 s;
 * what came three times within two minutes, until it has been right for a minute. Not safe for threads.
 */
final class Hysteresis {

    static final Duration RAISE_AFTER = Duration.ofSeconds(2);
    static final Duration CLEAR_AFTER = Duration.ofSeconds(5);
    static final Duration CALM_AFTER = Duration.ofMinutes(1);

    /** What is over is told of for so long: who could not ask meanwhile asks then. */
    static final Duration TOLD_FOR = Duration.ofMinutes(10);

    private static final int TOLD = 10;
    private static final int FLAPS = 3;
    private static final Duration FLAPPING = Duration.ofMinutes(2);

    private final Map<String, Alarm> alarms = new HashMap<>();
    private final Deque<Past> past = new ArrayDeque<>();

    /** Something that counted as wrong and no longer does. */
    record Past(Finding finding, Instant until) {}

    private static final class Alarm {
        private Finding finding;
        private Instant wrongFrom;
        private @Nullable Instant rightFrom;
        private boolean raised;
        private final Deque<Instant> comings = new ArrayDeque<>();

        Alarm(Finding finding, Instant now) {
            this.finding = finding;
            this.wrongFrom = now;
            comings.add(now);
        }

        void isWrong(Finding newer, Instant now) {
            var since = newer.since().isBefore(finding.since()) ? newer.since() : finding.since();
            if (rightFrom != null) {
                rightFrom = null;
                comings.add(now);
                if (!raised) {
                    wrongFrom = now;
                    since = newer.since();
                }
            }
            finding = new Finding(
                    newer.component(),
                    newer.kind(),
                    newer.status(),
                    since,
                    newer.reason(),
                    newer.impact(),
                    newer.action());
            raised |= !wrongFrom.plus(RAISE_AFTER).isAfter(now)
                    || !newer.since().plus(RAISE_AFTER).isAfter(now)
                    || flaps(now);
        }

        void isRight(Instant now) {
            if (rightFrom == null) {
                rightFrom = now;
            }
        }

        boolean isOver(Instant now) {
            if (rightFrom == null) {
                return false;
            }
            var calmAfter = flaps(now) ? CALM_AFTER : raised ? CLEAR_AFTER : FLAPPING;
            return !rightFrom.plus(calmAfter).isAfter(now);
        }

        private boolean flaps(Instant now) {
            comings.removeIf(coming -> coming.plus(FLAPPING).isBefore(now));
            return comings.size() >= FLAPS;
        }

        Finding shown(Instant now) {
            if (!flaps(now)) {
                return finding;
            }
            var isRightNow = rightFrom != null;
            return new Finding(
                    finding.component(),
                    finding.kind(),
                    isRightNow ? HealthStatus.DEGRADED : finding.status(),
                    finding.since(),
                    finding.reason() + " (comes and goes: " + comings.size() + " times in two minutes"
                            + (isRightNow ? ", not now)" : ")"),
                    (isRightNow ? "whenever it comes, " : "") + finding.impact(),
                    finding.action());
        }
    }

    /** Takes what is wrong now and returns what counts as wrong, the worst and then the oldest first. */
    List<Finding> update(Collection<Finding> findings, Instant now) {
        var wrong = findings.stream().collect(Collectors.toMap(Finding::key, finding -> finding, (one, two) -> one));
        wrong.forEach((key, finding) ->
                alarms.computeIfAbsent(key, any -> new Alarm(finding, now)).isWrong(finding, now));
        alarms.forEach((key, alarm) -> {
            if (!wrong.containsKey(key)) {
                alarm.isRight(now);
            }
        });
        alarms.values().removeIf(alarm -> isOver(alarm, now));
        return alarms.values().stream()
                .filter(alarm -> alarm.raised)
                .map(alarm -> alarm.shown(now))
                .sorted(Comparator.comparing(Finding::status)
                        .reversed()
                        .thenComparing(Finding::since)
                        .thenComparing(Finding::key))
                .toList();
    }

    private boolean isOver(Alarm alarm, Instant now) {
        if (!alarm.isOver(now)) {
            return false;
        }
        if (alarm.raised && alarm.rightFrom != null) {
            past.addFirst(new Past(alarm.finding, alarm.rightFrom));
        }
        return true;
    }

    /** What counted as wrong not long ago, the newest first. */
    List<Past> past(Instant now) {
        while (past.size() > TOLD || isOld(past.peekLast(), now)) {
            past.removeLast();
        }
        return List.copyOf(past);
    }

    private static boolean isOld(@Nullable Past last, Instant now) {
        return last != null && last.until().plus(TOLD_FOR).isBefore(now);
    }
}
