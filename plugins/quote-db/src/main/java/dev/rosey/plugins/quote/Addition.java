package dev.rosey.plugins.quote;

/** How an attempt to add a quote ended. */
sealed interface Addition {

    /** It was added. */
    record Added(Quote quote) implements Addition {}

    /** The very same text is there already. */
    record Known(Quote quote) implements Addition {}

    /** Something so like it is there that it was not added. */
    record Alike(Quote quote) implements Addition {}
}
