package dev.rosey.plugins.llmtrivia;

/**
 * What a channel plays.
 *
 * @param title as its uploader typed it: never trusted
 * @param type CyTube's word for where it comes from, such as {@code yt}
 * @param durationS zero for a live stream
 */
record Media(String title, String type, long durationS) {

    private static final int LONGEST_TITLE = 200;

    @SuppressWarnings("ConstantConditions") // JSON leaves out what the signature promises
    Media {
        title = title == null ? "" : title;
        type = type == null ? "" : type;
    }

    /** The title as one line of at most 200 characters, without those that cannot be seen. */
    String shownTitle() {
        String plain = title.replaceAll("[\\p{C}\\p{Z}\\s]+", " ").strip();
        int end = plain.offsetByCodePoints(0, Math.min(LONGEST_TITLE, plain.codePointCount(0, plain.length())));
        return plain.substring(0, end);
    }
}
