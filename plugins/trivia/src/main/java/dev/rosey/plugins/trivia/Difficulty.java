package dev.rosey.plugins.trivia;

import java.util.Locale;

/** How hard a question is, and so what it is worth. */
enum Difficulty {
    EASY(10),
    MEDIUM(20),
    HARD(30);

    private final int worth;

    Difficulty(int worth) {
        this.worth = worth;
    }

    /** Points for the right answer, before hints, time and streaks. */
    int worth() {
        return worth;
    }

    /** The name in packs and in chat. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
