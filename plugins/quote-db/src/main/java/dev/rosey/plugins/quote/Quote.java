package dev.rosey.plugins.quote;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A quote as it is stored.
 *
 * @param id given once and never again
 * @param text as it was typed
 * @param channel where it was added
 * @param saidBy whose line it was; null where it was typed in and not grabbed
 * @param addedBy who added it; null where they asked to be forgotten
 * @param addedAt when it was added
 * @param mediaTitle what was playing then; null where that is unknown
 * @param mediaPositionS how many seconds into it; null where that is unknown
 * @param deletedAt when it was deleted; null while it is live
 */
record Quote(
        long id,
        String text,
        String channel,
        @Nullable String saidBy,
        @Nullable String addedBy,
        Instant addedAt,
        @Nullable String mediaTitle,
        @Nullable Long mediaPositionS,
        @Nullable Instant deletedAt) {

    boolean isLive() {
        return deletedAt == null;
    }

    /** The name that it is attributed to. */
    String attributedTo() {
        if (saidBy != null) {
            return saidBy;
        }
        return addedBy == null ? "somebody" : addedBy;
    }
}
