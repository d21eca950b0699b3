package dev.rosey.plugins.trivia;

import java.time.Duration;

/**
 * What a game is played by.
 *
 * @param questions how many, 1–50
 * @param answerTime how long a question is open, 5 s–5 min
 * @param pause between a question and the next, at most 1 min
 */
record Rules(Mode mode, int questions, Duration answerTime, Duration pause) {

    static final int MOST_QUESTIONS = 50;

    /** The same with another number of questions. */
    Rules with(int newQuestions) {
        return new Rules(mode, newQuestions, answerTime, pause);
    }

    Rules {
        if (questions < 1 || questions > MOST_QUESTIONS) {
            throw new IllegalArgumentException("questions must be 1–50, not " + questions);
        }
        if (answerTime.compareTo(Duration.ofSeconds(5)) < 0 || answerTime.compareTo(Duration.ofMinutes(5)) > 0) {
            throw new IllegalArgumentException("answerTime must be 5 s–5 min, not " + answerTime);
        }
        if (pause.isNegative() || pause.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("pause must be 0 s–1 min, not " + pause);
        }
    }
}
