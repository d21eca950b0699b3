package dev.rosey.plugins.llmtrivia;

/**
 * What a question is to be about, as somebody typed it: never trusted.
 *
 * @param text one line of at most 100 characters; empty for what plays
 */
record Topic(String text) {

    private static final int LONGEST = 100;

    static Topic of(String typed) {
        String plain = typed.replaceAll("[\\p{C}\\p{Z}\\s]+", " ").strip();
        int end = plain.offsetByCodePoints(0, Math.min(LONGEST, plain.codePointCount(0, plain.length())));
        return new Topic(plain.substring(0, end).strip());
    }
}
