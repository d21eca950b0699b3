package dev.rosey.database;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.StorageCodes;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What PostgreSQL's errors are in the words of the contract. */
final class SqlFailures {

    private static final int MESSAGE_LIMIT = 1_000;
    private static final Pattern PLACE = Pattern.compile("\\$(\\d+)");

    private static final String CLOSED = "08003";
    private static final String PROTOCOL_VIOLATION = "08P01";

    /** What of PostgreSQL reads the values of a statement; a pooler before it names none. */
    private static final String BINDING = "exec_bind_message";

    private static final Set<String> TIMEOUTS = Set.of("57014", "55P03", "25P03", "25P04");
    private static final Set<String> DENIALS = Set.of("42501", "25006", "25001", "2D000", "0A000");
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01");
    private static final Set<String> AWAY = Set.of("57P01", "57P02", "57P03", "57P05", "53300");

    private SqlFailures() {}

    /** Whether the connection, not the statement, is what failed. */
    static boolean isConnectionLost(SQLException failure) {
        var state = state(failure);
        if (isDriversDoing(failure) || isBindRefused(failure)) {
            return false;
        }
        return state.startsWith("08")
                || AWAY.contains(state)
                || failure instanceof java.sql.SQLTransientConnectionException;
    }

    /** Whether the server misses a value: a statement with {@code $1} has a place that nobody here knows of. */
    private static boolean isBindRefused(SQLException failure) {
        var server = server(failure);
        return state(failure).equals(PROTOCOL_VIOLATION) && server != null && BINDING.equals(server.getRoutine());
    }

    /**
     * Whether the driver gave the connection up although the server is there: the statement changed a setting that the
     * driver relies on, or its result was larger than the buffer.
     */
    static boolean isDriversDoing(SQLException failure) {
        var state = state(failure);
        return state.startsWith("08")
                && !state.equals(CLOSED)
                && failure instanceof PSQLException
                && failure.getCause() == null
                && server(failure) == null;
    }

    static String state(SQLException failure) {
        var state = failure.getSQLState();
        return state == null ? "" : state;
    }

    /** A failed statement, as its caller is told. */
    static RoseyException of(SQLException failure, @Nullable SqlText sql) {
        var state = state(failure);
        if (isConnectionLost(failure)) {
            return new RoseyException(ErrorCode.UNAVAILABLE, "the database is not available", failure);
        }
        if (isBindRefused(failure)) {
            return new RoseyException(StorageCodes.BAD_PARAMS, "parameters are written :name, not $1", failure)
                    .with("sqlstate", state);
        }
        if (state.startsWith("23")) {
            return constraint(failure);
        }
        if (TIMEOUTS.contains(state)) {
            return with(StorageCodes.STATEMENT_TIMEOUT, failure, sql);
        }
        if (DENIALS.contains(state)) {
            return with(StorageCodes.DENIED, failure, sql);
        }
        if (CONFLICTS.contains(state)) {
            return with(ErrorCode.CONFLICT, failure, sql);
        }
        var parameter = parameter(failure, sql);
        if (parameter != null) {
            return with(StorageCodes.BAD_PARAMS, failure, sql).with("parameter", parameter);
        }
        return with(StorageCodes.SQL_ERROR, failure, sql);
    }

    private static RoseyException constraint(SQLException failure) {
        var error =
                new RoseyException(StorageCodes.CONSTRAINT, message(failure), failure).with("sqlstate", state(failure));
        var server = server(failure);
        if (server == null) {
            return error;
        }
        var name = server.getConstraint() != null ? server.getConstraint() : server.getColumn();
        return name == null ? error : error.with("constraint", name);
    }

    private static RoseyException with(ErrorCode code, SQLException failure, @Nullable SqlText sql) {
        var error = new RoseyException(code, message(failure), failure).with("sqlstate", state(failure));
        var server = server(failure);
        if (server == null || server.getPosition() < 1 || sql == null) {
            return error;
        }
        return error.with("position", sql.positionInText(server.getPosition()));
    }

    /** The name of the parameter that the server complains of, if that is what it complains of. */
    private static @Nullable String parameter(SQLException failure, @Nullable SqlText sql) {
        var server = server(failure);
        if (sql == null || server == null) {
            return null;
        }
        var state = state(failure);
        if (state.equals("42P18")) {
            return name(server.getMessage(), sql);
        }
        var where = server.getWhere();
        return state.startsWith("22") && where != null && where.contains("parameter $") ? name(where, sql) : null;
    }

    private static @Nullable String name(@Nullable String text, SqlText sql) {
        var matcher = PLACE.matcher(text == null ? "" : text);
        if (!matcher.find()) {
            return null;
        }
        int place = Integer.parseInt(matcher.group(1));
        return place >= 1 && place <= sql.names().size() ? sql.names().get(place - 1) : null;
    }

    static @Nullable ServerErrorMessage server(SQLException failure) {
        return failure instanceof PSQLException thrown ? thrown.getServerErrorMessage() : null;
    }

    /** The server's own sentence, without the details that repeat values, and never longer than a reply bears. */
    static String message(SQLException failure) {
        var server = server(failure);
        var text = server == null ? failure.getMessage() : server.getMessage();
        var message = text == null ? "the database refused the statement" : text;
        return message.length() <= MESSAGE_LIMIT ? message : message.substring(0, MESSAGE_LIMIT) + "…";
    }
}
