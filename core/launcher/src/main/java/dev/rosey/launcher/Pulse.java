package dev.rosey.launcher;

import java.time.Duration;

/**
 * Whether a process still answers: when it is to be asked, and for how long it has said nothing. Times are readings of a
 * clock that only goes on, in nanoseconds. Belongs to the supervisor's thread.
 */
final class Pulse {

    /** A process that has answered once and then does not for so long hangs. */
    private static final Duration HANGS_AFTER = Duration.ofSeconds(9);

    /** A process that never answered gets longer, for it may have a lot to do. */
    private static final Duration FIRST_ANSWER_WITHIN = Duration.ofSeconds(90);

    private static final Duration ASKED_WHILE_STARTING = Duration.ofMillis(200);
    private static final Duration ASKED_WHILE_READY = Duration.ofSeconds(1);

    private boolean everAnswered;
    private boolean answered;
    private boolean asking;
    private long lastAnswer;
    private long nextQuestion;

    /** A process was started, which is asked at once. */
    void begin(long now) {
        answered = false;
        lastAnswer = now;
        nextQuestion = now;
    }

    /** Whether to ask now: one question at a time. */
    boolean isDue(long now) {
        return !asking && now - nextQuestion >= 0;
    }

    void asked() {
        asking = true;
    }

    /** The question is over, whoever it was put to. */
    void over() {
        asking = false;
    }

    /** The process that runs said how it is. */
    void answered(long now) {
        answered = true;
        everAnswered = true;
        lastAnswer = now;
    }

    /** A process that is ready is asked less often. */
    void askAgain(long now, boolean ready) {
        nextQuestion = now + (ready ? ASKED_WHILE_READY : ASKED_WHILE_STARTING).toNanos();
    }

    boolean hangs(long now) {
        return now - lastAnswer > patience().toNanos();
    }

    /** How long it may say nothing. */
    Duration patience() {
        return answered ? HANGS_AFTER : FIRST_ANSWER_WITHIN;
    }

    /** Whether this or an earlier process of it ever answered. */
    boolean hasEverAnswered() {
        return everAnswered;
    }
}
