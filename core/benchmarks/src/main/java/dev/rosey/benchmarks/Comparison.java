package dev.rosey.benchmarks;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Rosey beside what it stands on, in rounds by turns. A figure is the median of its rounds; a ratio is the median of the
 * ratios of the pairs, so that what slows the machine down for a while weighs on both sides alike.
 *
 * @param bareRounds what it stands on
 * @param roseyRounds Rosey, as many
 */
record Comparison(List<Round> bareRounds, List<Round> roseyRounds) {

    Comparison {
        bareRounds = List.copyOf(bareRounds);
        roseyRounds = List.copyOf(roseyRounds);
    }

    /** What it stands on. */
    Round bare() {
        return Round.median(bareRounds);
    }

    /** Rosey. */
    Round rosey() {
        return Round.median(roseyRounds);
    }

    /** How many times as long a call takes through Rosey. */
    double p50Ratio() {
        return ratio(Round::p50Us);
    }

    /** What part of the calls in a second is left with Rosey. */
    double throughputRatio() {
        return ratio(Round::perSecond);
    }

    private double ratio(ToDoubleFunction<Round> figure) {
        return Round.middle(IntStream.range(0, bareRounds.size())
                .mapToDouble(pair ->
                        figure.applyAsDouble(roseyRounds.get(pair)) / figure.applyAsDouble(bareRounds.get(pair))));
    }
}
