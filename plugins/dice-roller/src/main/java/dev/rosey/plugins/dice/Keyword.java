package dev.rosey.plugins.dice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The modifiers that are words. */
enum Keyword {
    ADVANTAGE(Argument.NONE, "advantage", "adv"),
    DISADVANTAGE(Argument.NONE, "disadvantage", "dis"),
    LEAST(Argument.NUMBER, "min", "mi"),
    MOST(Argument.NUMBER, "max", "ma"),
    KEEP_HIGHEST(Argument.OPTIONAL_COUNT, "kh"),
    KEEP_LOWEST(Argument.OPTIONAL_COUNT, "kl"),
    DROP_HIGHEST(Argument.OPTIONAL_COUNT, "dh", "ph"),
    DROP_LOWEST(Argument.OPTIONAL_COUNT, "dl", "pl"),
    REROLL_ONCE(Argument.OPTIONAL_COMPARISON, "ro"),
    REROLL(Argument.OPTIONAL_COMPARISON, "rr", "r"),
    KEEP(Argument.OPTIONAL_COUNT, "k"),
    DROP(Argument.OPTIONAL_COUNT, "d"),
    DISCARD(Argument.COMPARISON, "p"),
    EXPLODE(Argument.COMPARISON, "e"),
    FAILURE(Argument.COMPARISON, "f");

    private static final List<Keyword> ALL = List.of(values());

    private final Argument argument;
    private final String word;
    private final String synonym;

    Keyword(Argument argument, String word) {
        this(argument, word, word);
    }

    /** @param synonym tried after the word, so it is not longer than that */
    Keyword(Argument argument, String word, String synonym) {
        this.argument = argument;
        this.word = word;
        this.synonym = synonym;
    }

    Argument argument() {
        return argument;
    }

    /** The word of this keyword that stands at an index, or an empty one. */
    String wordAt(Cursor in, int index) {
        if (isAt(in, index, word)) {
            return word;
        }
        return isAt(in, index, synonym) ? synonym : "";
    }

    private boolean isAt(Cursor in, int index, String candidate) {
        return in.startsWith(index, candidate)
                && (argument != Argument.NONE || !Cursor.isLetter(in.at(index + candidate.length())));
    }

    static @Nullable Keyword at(Cursor in, int index) {
        if (!Cursor.isLetter(in.at(index))) {
            return null;
        }
        for (Keyword keyword : ALL) {
            if (!keyword.wordAt(in, index).isEmpty()) {
                return keyword;
            }
        }
        return null;
    }

    /** Whether advantage or disadvantage stands at an index. */
    static boolean isAdvantageAt(Cursor in, int index) {
        Keyword keyword = at(in, index);
        return keyword == ADVANTAGE || keyword == DISADVANTAGE;
    }

    /** What stands behind a keyword. */
    enum Argument {
        NONE,
        NUMBER,
        OPTIONAL_COUNT,
        COMPARISON,
        OPTIONAL_COMPARISON
    }
}
