package dev.rosey.plugins.quote;

import java.util.List;

/**
 * Some of what a search found.
 *
 * @param hits how many it found in all; 0 where a page lies behind the end
 * @param quotes those of the page, the best first
 */
record Page(long hits, List<Quote> quotes) {
    Page {
        quotes = List.copyOf(quotes);
    }
}
