package dev.rosey.plugins.llmtrivia;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a provider takes for a million tokens, in whatever currency the operator counts in.
 *
 * @param in for what it is sent
 * @param out for what it answers
 */
record Price(BigDecimal in, BigDecimal out) {

    static final Price FREE = new Price(BigDecimal.ZERO, BigDecimal.ZERO);

    private static final int MILLION_DIGITS = 6;

    Price {
        if (in.signum() < 0 || out.signum() < 0) {
            throw new IllegalArgumentException("a price cannot be negative");
        }
    }

    /** What a use costs in millionths, rounded up. */
    long millionths(Usage usage) {
        // A price for a million tokens is the price of one token in millionths.
        return in.multiply(BigDecimal.valueOf(usage.tokensIn()))
                .add(out.multiply(BigDecimal.valueOf(usage.tokensOut())))
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
    }

    /** Millionths as an amount. */
    static BigDecimal amount(long millionths) {
        return BigDecimal.valueOf(millionths, MILLION_DIGITS);
    }

    /** An amount in millionths. */
    static long millionths(double amount) {
        return BigDecimal.valueOf(amount)
                .movePointRight(MILLION_DIGITS)
                .setScale(0, RoundingMode.DOWN)
                .longValueExact();
    }
}
