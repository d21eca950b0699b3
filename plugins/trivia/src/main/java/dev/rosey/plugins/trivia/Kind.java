package dev.rosey.plugins.trivia;

import java.util.Locale;

/** How a question is answered. */
enum Kind {
    /** By a letter or the text of one of the options; the first answer is locked. */
    CHOICE,
    /** By words of one's own. */
    TEXT,
    /** By a number, exactly. */
    NUMBER;

    /** The name in packs. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
