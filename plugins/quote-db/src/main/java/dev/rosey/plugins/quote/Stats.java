package dev.rosey.plugins.quote;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The live quotes in figures; null where there are none.
 *
 * @param quotes how many there are
 * @param topName who added most of those whose adder is known
 * @param userAdded how many the user in question added
 * @param userSaid how many were grabbed from them
 */
record Stats(
        long quotes,
        @Nullable String topName,
        @Nullable Long topQuotes,
        @Nullable Long firstId,
        @Nullable Instant firstAt,
        @Nullable Long newestId,
        @Nullable Instant newestAt,
        long userAdded,
        long userSaid) {}
