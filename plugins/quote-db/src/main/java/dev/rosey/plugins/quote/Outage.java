package dev.rosey.plugins.quote;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.StorageCodes;
import java.util.Set;

/** What is said while the storage is away: always {@code UNAVAILABLE} or {@code TIMEOUT}, and one line for the chat. */
final class Outage {
    private static final String NOTHING_READ = "I can't get at my quotes right now. Please try again in a minute.";
    private static final String NOTHING_SAVED =
            "I can't get at my quotes right now, so nothing was saved. Please try again in a minute.";
    private static final String UNSURE = "My quotes went silent in the middle of that. Most likely nothing was saved;"
            + " have a look when they are back before you try again.";
    private static final Set<String> NOT_READY =
            Set.of(StorageCodes.NOT_MIGRATED.name(), StorageCodes.UNKNOWN_STATEMENT.name());

    private Outage() {}

    /** A failure to read as the one who asked is told; what is not the storage's absence stays as it is. */
    static RoseyException ofReading(RoseyException failure) {
        return isAway(failure) ? told(failure, NOTHING_READ) : failure;
    }

    /** A failure to change something as the one who asked is told; what is not the storage's absence stays as it is. */
    static RoseyException ofChange(RoseyException failure) {
        return isAway(failure) ? told(failure, failure.isOutcomeUnknown() ? UNSURE : NOTHING_SAVED) : failure;
    }

    private static boolean isAway(RoseyException failure) {
        return failure.code().category() == ErrorCode.Category.DEPENDENCY
                || NOT_READY.contains(failure.code().name());
    }

    private static RoseyException told(RoseyException failure, String chatText) {
        var code = failure.code().status() == ErrorCode.TIMEOUT.status() ? ErrorCode.TIMEOUT : ErrorCode.UNAVAILABLE;
        return new RoseyException(code, failure.message(), failure).withChatText(chatText);
    }
}
