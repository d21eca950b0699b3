package dev.rosey.benchmarks;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How a round went.
 *
 * @param p50Us the median latency in microseconds
 * @param p99Us the 99th percentile in microseconds
 * @param perSecond requests answered in a second
 * @param failures requests that were not answered
 */
record Round(double p50Us, double p99Us, double perSecond, long failures) {

    /** The median of each figure, and all failures. */
    static Round median(List<Round> rounds) {
        return new Round(
                median(rounds, Round::p50Us),
                median(rounds, Round::p99Us),
                median(rounds, Round::perSecond),
                rounds.stream().mapToLong(Round::failures).sum());
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        var sorted = rounds.stream()
                .map(figure::applyAsDouble)
                .sorted(Comparator.naturalOrder())
                .toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
