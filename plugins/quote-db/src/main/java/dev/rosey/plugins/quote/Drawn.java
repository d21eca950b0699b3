package dev.rosey.plugins.quote;

/**
 * A quote that came by chance.
 *
 * @param choices from how many it was drawn, those that were left out included
 */
record Drawn(Quote quote, long choices) {}
