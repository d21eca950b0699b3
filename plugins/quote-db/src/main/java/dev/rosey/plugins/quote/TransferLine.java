package dev.rosey.plugins.quote;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A quote in an import or export.
 *
 * <pre>{@code {"id":12,"text":"The cake is a lie","channel":"movienight","said_by":"bob","added_by":"alice",
 *  "added_at":"2026-11-22T09:00:00.123Z","media_title":"Plan 9","media_position_s":754}}</pre>
 *
 * @param deletedAt when it was deleted; deleted quotes come along, so that their ids stay theirs
 */
record TransferLine(
        long id,
        String text,
        String channel,
        @Nullable String saidBy,
        @Nullable String addedBy,
        Instant addedAt,
        @Nullable String mediaTitle,
        @Nullable Long mediaPositionS,
        @Nullable Instant deletedAt) {
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_CHANNEL = 100;
    private static final int LONGEST_TITLE = 300;
    private static final long LARGEST_ID = 999_999_999_999L;

    @SuppressWarnings("ConstantConditions") // JSON leaves out what the signature promises
    TransferLine {
        if (id < 1 || id > LARGEST_ID) {
            throw new IllegalArgumentException("id is a number from 1 to " + LARGEST_ID);
        }
        if (text == null) {
            throw new IllegalArgumentException("text is missing");
        }
        new QuoteText(text);
        require(channel, "channel", LONGEST_CHANNEL);
        saidBy = optional(saidBy, "said_by", LONGEST_NAME);
        addedBy = optional(addedBy, "added_by", LONGEST_NAME);
        mediaTitle = optional(mediaTitle, "media_title", LONGEST_TITLE);
        requireTime(addedAt, "added_at");
        if (deletedAt != null) {
            requireTime(deletedAt, "deleted_at");
        }
        if (mediaPositionS != null && mediaPositionS < 0) {
            throw new IllegalArgumentException("media_position_s is negative");
        }
    }

    static TransferLine of(Quote quote) {
        return new TransferLine(
                quote.id(),
                quote.text(),
                quote.channel(),
                quote.saidBy(),
                quote.addedBy(),
                quote.addedAt(),
                quote.mediaTitle(),
                quote.mediaPositionS(),
                quote.deletedAt());
    }

    Quote quote() {
        return new Quote(id, text, channel, saidBy, addedBy, addedAt, mediaTitle, mediaPositionS, deletedAt);
    }

    private static @Nullable String optional(@Nullable String value, String field, int longest) {
        return value == null || value.isEmpty() ? null : require(value, field, longest);
    }

    private static String require(@Nullable String value, String field, int longest) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(field + " is missing");
        }
        if (value.length() > longest || !value.equals(QuoteText.cleaned(value))) {
            throw new IllegalArgumentException(
                    field + " is at most " + longest + " characters, without control characters or space around");
        }
        return value;
    }

    private static void requireTime(@Nullable Instant time, String field) {
        if (time == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        if (time.isBefore(Instant.EPOCH) || time.isAfter(Instant.parse("9999-01-01T00:00:00Z"))) {
            throw new IllegalArgumentException(field + " is between 1970 and 9999");
        }
        if (!time.equals(time.truncatedTo(ChronoUnit.MILLIS))) {
            throw new IllegalArgumentException(field + " has no more than milliseconds");
        }
    }
}
