package dev.rosey.benchmarks;

import java.util.Locale;

/** How figures are written in tables. */
final class Figures {

    private Figures() {}

    static String micros(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f µs" : "%.0f µs", value);
    }

    static String count(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }

    static String ratio(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /** A ratio and its aim, such as {@code ≤ 1.15}. */
    static String ratio(double value, String aim) {
        return ratio(value) + " (" + aim + ')';
    }
}
