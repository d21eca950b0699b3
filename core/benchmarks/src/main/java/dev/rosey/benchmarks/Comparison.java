package dev.rosey.benchmarks;

/**
 * Rosey beside what it stands on, as the medians of their rounds.
 *
 * @param bare what it stands on
 * @param rosey Rosey
 */
record Comparison(Round bare, Round rosey) {

    /** How many times as long a call takes through Rosey. */
    double p50Ratio() {
        return rosey.p50Us() / bare.p50Us();
    }

    /** What part of the calls in a second is left with Rosey. */
    double throughputRatio() {
        return rosey.perSecond() / bare.perSecond();
    }
}
