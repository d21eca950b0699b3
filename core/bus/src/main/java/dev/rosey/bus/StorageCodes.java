package dev.rosey.bus;

/** The codes of storage (bus contract, section 7), beside {@code BAD_REQUEST}, {@code UNAVAILABLE} and the like. */
public final class StorageCodes {

    /** The plugin has not sent its {@code migrate} yet. */
    public static final ErrorCode NOT_MIGRATED = ErrorCode.user("NOT_MIGRATED", 409);

    /** No statement of this name was registered, or it is of the other kind. */
    public static final ErrorCode UNKNOWN_STATEMENT = ErrorCode.user("UNKNOWN_STATEMENT", 404);

    /** A parameter is missing, unknown or cannot be what the statement needs; {@code error.parameter} names it. */
    public static final ErrorCode BAD_PARAMS = ErrorCode.user("BAD_PARAMS", 400);

    /** A constraint forbids the change; {@code error.constraint} names it. */
    public static final ErrorCode CONSTRAINT = ErrorCode.user("CONSTRAINT", 409);

    /** The plugin may not do this. */
    public static final ErrorCode DENIED = ErrorCode.user("DENIED", 403);

    /** The database does not accept the statement; {@code error.sqlstate} and, where known, {@code error.position}. */
    public static final ErrorCode SQL_ERROR = ErrorCode.user("SQL_ERROR", 422);

    /** A migration that was applied once has other text now. */
    public static final ErrorCode CHECKSUM_MISMATCH = ErrorCode.user("CHECKSUM_MISMATCH", 409);

    /** The statement ran into its time limit and was undone. */
    public static final ErrorCode STATEMENT_TIMEOUT =
            new ErrorCode("STATEMENT_TIMEOUT", 504, ErrorCode.Category.DEPENDENCY);

    private StorageCodes() {}
}
