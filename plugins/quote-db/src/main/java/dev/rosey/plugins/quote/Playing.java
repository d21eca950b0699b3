package dev.rosey.plugins.quote;

import org.jspecify.annotations.Nullable;

/**
 * What a channel plays at one moment.
 *
 * @param title null where that is unknown
 * @param positionS seconds into it; null where that is unknown
 */
record Playing(@Nullable String title, @Nullable Long positionS) {
    static final Playing UNKNOWN = new Playing(null, null);
}
