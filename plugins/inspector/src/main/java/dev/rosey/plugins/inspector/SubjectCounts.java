package dev.rosey.plugins.inspector;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** How many events there were by subject, exactly, also of those that were left out. Not safe for threads. */
final class SubjectCounts {

    /** Subjects beyond this number are counted together. */
    static final int SUBJECTS = 1_000;

    private static final int SUBJECT_LENGTH = 200;

    static final String OTHERS = "(others)";

    private final Map<String, Count> counts = new HashMap<>();
    private final RateWindow all = new RateWindow();
    private long total;
    private long leftOut;

    /**
     * One subject's figures.
     *
     * @param leftOut how many of {@code count} were counted and not read
     * @param perSecond the average over the last minute
     */
    record Figures(String subject, long count, double perSecond, long leftOut, Instant last) {}

    private static final class Count {
        private final RateWindow rate = new RateWindow();
        private long count;
        private long leftOut;
        private Instant last = Instant.EPOCH;
    }

    void add(String subject, Instant time, boolean read) {
        var count = of(subject);
        count.count++;
        count.rate.add(time);
        count.last = time.isAfter(count.last) ? time : count.last;
        total++;
        all.add(time);
        if (!read) {
            count.leftOut++;
            leftOut++;
        }
    }

    /** Adds what an earlier run had counted. */
    void addEarlier(String subject, long number) {
        of(subject).count += number;
        total += number;
    }

    private Count of(String subject) {
        var known = counts.get(subject);
        if (known != null) {
            return known;
        }
        var fits = counts.size() < SUBJECTS && subject.length() <= SUBJECT_LENGTH;
        return counts.computeIfAbsent(fits ? subject : OTHERS, name -> new Count());
    }

    long total() {
        return total;
    }

    long leftOut() {
        return leftOut;
    }

    double perSecond(Instant now) {
        return all.perSecond(now);
    }

    long within(Duration time, Instant now) {
        return all.within(time, now);
    }

    /** By subject, the most frequent first. */
    List<Figures> figures(Predicate<String> subjects, Instant now) {
        return counts.entrySet().stream()
                .filter(entry -> subjects.test(entry.getKey()))
                .map(entry -> figures(entry.getKey(), entry.getValue(), now))
                .sorted(Comparator.comparingLong(Figures::count).reversed().thenComparing(Figures::subject))
                .toList();
    }

    private static Figures figures(String subject, Count count, Instant now) {
        return new Figures(subject, count.count, count.rate.perSecond(now), count.leftOut, count.last);
    }

    /** The subject with the most events of late. */
    Optional<Figures> busiest(Instant now) {
        return figures(subject -> true, now).stream().max(Comparator.comparingDouble(Figures::perSecond));
    }
}
