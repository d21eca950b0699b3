package dev.rosey.benchmarks;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

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
        return middle(rounds.stream().mapToDouble(figure));
    }

    /** The median of some figures. */
    static double middle(DoubleStream figures) {
        var sorted = figures.sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
