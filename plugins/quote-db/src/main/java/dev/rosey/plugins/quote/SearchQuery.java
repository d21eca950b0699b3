package dev.rosey.plugins.quote;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for. All of it must fit.
 *
 * @param terms words and phrases, folded, each of which the text holds somewhere
 * @param by who added or said it, in lower case; empty for anybody
 * @param media a part of the title that was playing, folded; empty for any
 * @param after the first instant that counts, or null
 * @param before the first instant that does not count any more, or null
 */
record SearchQuery(
        List<String> terms,
        String by,
        String media,
        @Nullable Instant after,
        @Nullable Instant before) {

    static final SearchQuery ANYTHING = new SearchQuery(List.of(), "", "", null, null);

    SearchQuery {
        terms = List.copyOf(terms);
    }

    boolean isAnything() {
        return equals(ANYTHING);
    }

    /** The terms as whole words with a space on each side. A quote that holds them so is a better one. */
    List<String> wholeWords() {
        return terms.stream()
                .map(Folding::words)
                .filter(words -> !words.isEmpty())
                .map(words -> ' ' + words + ' ')
                .toList();
    }
}
