package dev.rosey.plugins.llmtrivia;

/** What strangers typed, as one line that a prompt can hold. */
final class OneLine {

    private OneLine() {}

    /** The text with single blanks in the place of blanks, line breaks and all that cannot be seen, and no longer than this. */
    static String of(String typed, int longest) {
        String plain = typed.replaceAll("[\\p{C}\\p{Z}\\s]+", " ").strip();
        int end = plain.offsetByCodePoints(0, Math.min(longest, plain.codePointCount(0, plain.length())));
        return plain.substring(0, end).strip();
    }
}
