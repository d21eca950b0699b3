package dev.rosey.plugins.dice;

/** What a dice command is answered. Every {@code text} is one message and may be shown in chat. */
sealed interface Answer {
    String text();

    record Rolled(String text, Roll roll) implements Answer {
        static Rolled of(String user, Roll roll) {
            return new Rolled(RollText.of(user, roll), roll);
        }
    }

    record Calculated(String text, Odds odds) implements Answer {}

    record Flipped(String text, int heads, int tails) implements Answer {}

    record Told(String text) implements Answer {}

    /** It cannot be rolled. */
    record Refused(String text, NotationException problem) implements Answer {}

    /** There is nothing to roll again. */
    record NothingYet(String text) implements Answer {}
}
