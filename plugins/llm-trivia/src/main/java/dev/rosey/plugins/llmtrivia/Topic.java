package dev.rosey.plugins.llmtrivia;

/**
 * What a question is to be about, as somebody typed it: never trusted.
 *
 * @param text one line of at most 100 characters; empty for what plays
 */
record Topic(String text) {

    private static final int LONGEST = 100;

    static Topic of(String typed) {
        return new Topic(OneLine.of(typed, LONGEST));
    }
}
