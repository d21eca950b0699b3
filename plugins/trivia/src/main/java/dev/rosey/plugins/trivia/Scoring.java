package dev.rosey.plugins.trivia;

import java.time.Duration;

/** How many points a right answer brings. */
final class Scoring {

    private static final int HINT_QUARTERS = 4;
    private static final int MOST_STREAK_TENTHS = 5;

    private Scoring() {}

    /**
     * Worth of the difficulty, less a quarter for each hint, in {@link Mode#ALL} times {@code 1 − t/2T}, plus a tenth
     * for each right answer in a row before this one, up to half. Rounded half up once, at the end; at least 1.
     *
     * @param elapsed t, how long the question has been open without pauses
     * @param streak right answers in a row, this one counted
     */
    static int points(Difficulty difficulty, Rules rules, int hints, Duration elapsed, int streak) {
        long quarters = HINT_QUARTERS - Math.min(hints, HINT_QUARTERS - 1L);
        long tenths = 10 + Math.min(MOST_STREAK_TENTHS, Math.max(0, streak - 1L));
        long whole = 2 * rules.answerTime().toMillis();
        long counted = rules.mode() == Mode.FIRST ? whole : whole - Math.clamp(elapsed.toMillis(), 0, whole / 2);
        long numerator = difficulty.worth() * quarters * tenths * counted;
        long denominator = HINT_QUARTERS * 10L * whole;
        return (int) Math.max(1, (2 * numerator + denominator) / (2 * denominator));
    }
}
