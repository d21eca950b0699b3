package dev.rosey.plugins.trivia;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.StorageCodes;
import java.util.Set;

/** What a failure of the storage means. */
final class Outage {

    private static final Set<String> NOT_READY =
            Set.of(StorageCodes.NOT_MIGRATED.name(), StorageCodes.UNKNOWN_STATEMENT.name());

    private Outage() {}

    /** Whether the storage is away and asking again later may work. */
    static boolean isAway(RoseyException failure) {
        return failure.code().category() == ErrorCode.Category.DEPENDENCY
                || NOT_READY.contains(failure.code().name());
    }

    /** The failure with a line for the chat; what is not the storage's absence stays as it is. */
    static RoseyException told(RoseyException failure, String line) {
        if (!isAway(failure)) {
            return failure;
        }
        boolean late = failure.code().status() == ErrorCode.TIMEOUT.status();
        return new RoseyException(late ? ErrorCode.TIMEOUT : ErrorCode.UNAVAILABLE, failure.message(), failure)
                .withChatText(line);
    }
}
