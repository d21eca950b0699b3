package dev.rosey.plugins.dice;

/** Reads what users type. */
final class Notation {
    private Notation() {}

    /**
     * @param text the arguments of a roll
     * @throws NotationException if the text is no notation, or asks for more than the limits, or for the impossible
     */
    static Expression read(String text) {
        return checked(new Parser(text, false).parse());
    }

    /** As {@link #read}, but a comparison that ends the notation is about the total. */
    static Expression readForOdds(String text) {
        return checked(new Parser(text, true).parse());
    }

    private static Expression checked(Expression expression) {
        WorstCase.check(expression);
        return expression;
    }
}
