package dev.rosey.database;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.StorageCodes;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What became of a plugin's transaction that failed: before its commit all of it is undone, at the commit it may not be. */
final class TransactionFailures {

    private static final String OUTCOME = "outcome";
    private static final String UNDONE = "undone";
    private static final String DIVISION_BY_ZERO = "22012";

    private TransactionFailures() {}

    /** A failure before the commit: a {@link RoseyException}, or a {@link LostConnection} on which nothing was done. */
    static RuntimeException before(SQLException failure, @Nullable SqlText sql, Watchdog.Watch watch) {
        if (watch.hasActed()) {
            return tooLong();
        }
        var told = SqlFailures.of(failure, sql);
        if (SqlFailures.isConnectionLost(failure)) {
            return new LostConnection(told.with(OUTCOME, UNDONE), false);
        }
        return SqlFailures.isDriversDoing(failure) ? new LostConnection(told, true) : told;
    }

    /**
     * A failure at the commit.
     *
     * @param isIdle whether the transaction has ended, so that the commit was reached
     */
    static RoseyException atCommit(SQLException failure, boolean isIdle) {
        var state = SqlFailures.state(failure);
        boolean isInterrupted = state.startsWith("57") || state.startsWith("53");
        if (state.startsWith("08") || SqlFailures.isConnectionLost(failure) || (isIdle && isInterrupted)) {
            return new RoseyException(ErrorCode.UNAVAILABLE, "the database did not confirm the commit", failure)
                    .withUnknownOutcome();
        }
        var server = SqlFailures.server(failure);
        boolean isOurs = state.equals(DIVISION_BY_ZERO) && server != null && server.getWhere() == null;
        return isOurs ? transactionLeft() : SqlFailures.of(failure, null);
    }

    static RoseyException transactionLeft() {
        return new RoseyException(StorageCodes.DENIED, "the statement left the transaction that it was run in");
    }

    static RoseyException tooLong() {
        return new RoseyException(StorageCodes.STATEMENT_TIMEOUT, "the statement took too long and was undone");
    }
}
