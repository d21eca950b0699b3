package dev.rosey.plugins.quote;

import java.text.BreakIterator;
import java.util.Locale;

/** Shortens texts to what fits. */
final class Preview {
    private Preview() {}

    /** The text, cut between characters and marked so when it is longer than {@code units} UTF-16 units. */
    static String of(String text, int units) {
        if (text.length() <= units) {
            return text;
        }
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int most = Math.max(0, units - 1);
        int end = characters.isBoundary(most) ? most : characters.preceding(most);
        int space = text.lastIndexOf(' ', end);
        return text.substring(0, space > end * 2 / 3 ? space : end).stripTrailing() + "…";
    }
}
