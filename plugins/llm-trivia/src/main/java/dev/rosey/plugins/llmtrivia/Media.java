package dev.rosey.plugins.llmtrivia;

/**
 * What a channel plays.
 *
 * @param title as its uploader typed it: never trusted
 * @param type CyTube's word for where it comes from, such as {@code yt}; empty where it is none
 * @param durationS zero for a live stream
 */
record Media(String title, String type, long durationS) {

    private static final int LONGEST_TITLE = 200;

    @SuppressWarnings("ConstantConditions") // JSON leaves out what the signature promises
    Media {
        title = title == null ? "" : title;
        type = type == null || !type.matches("[a-z0-9-]{1,10}") ? "" : type;
    }

    /** The title as one line of at most 200 characters, without those that cannot be seen. */
    String shownTitle() {
        return OneLine.of(title, LONGEST_TITLE);
    }
}
