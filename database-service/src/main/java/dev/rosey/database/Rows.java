package dev.rosey.database;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rosey.bus.BusJson;
import dev.rosey.bus.StatementResult;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rows of a result as JSON objects, as many as the reply has room for. */
final class Rows {

    private final List<String> names = new ArrayList<>();
    private final List<String> types = new ArrayList<>();

    private Rows(ResultSetMetaData columns) throws SQLException {
        var taken = new HashSet<String>();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            names.add(free(columns.getColumnLabel(column), taken));
            types.add(columns.getColumnTypeName(column));
        }
    }

    /** A column that bears a name which another one has already is told apart by a number. */
    private static String free(String name, Set<String> taken) {
        var free = name;
        for (int number = 2; !taken.add(free); number++) {
            free = name + '_' + number;
        }
        return free;
    }

    /** Reads what fits, and no more than that. */
    static StatementResult read(ResultSet results, ReplyBudget budget) throws SQLException {
        return read(results, budget, false);
    }

    /** Reads what fits and counts all: the rows of a {@code returning} clause. */
    static StatementResult readAndCount(ResultSet results, ReplyBudget budget) throws SQLException {
        return read(results, budget, true);
    }

    private static StatementResult read(ResultSet results, ReplyBudget budget, boolean count) throws SQLException {
        var columns = new Rows(results.getMetaData());
        var rows = new ArrayList<ObjectNode>();
        boolean truncated = false;
        long seen = 0;
        while (results.next()) {
            seen++;
            if (!truncated) {
                var row = columns.row(results);
                truncated = !budget.take(BusJson.bytes(row).length);
                if (!truncated) {
                    rows.add(row);
                }
            }
            if (truncated && !count) {
                break;
            }
        }
        return new StatementResult(rows, count ? seen : 0, truncated);
    }

    private ObjectNode row(ResultSet results) throws SQLException {
        var row = BusJson.emptyObject();
        for (int column = 0; column < names.size(); column++) {
            row.set(names.get(column), Cells.of(types.get(column), results.getString(column + 1)));
        }
        return row;
    }
}
