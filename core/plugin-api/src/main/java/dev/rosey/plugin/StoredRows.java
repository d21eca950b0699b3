package dev.rosey.plugin;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.StatementResult;
import java.util.List;
import java.util.Optional;

/**
 * What a statement brought. A row becomes a record by its column names, in snake_case.
 *
 * @param result rows and counts as they came
 */
public record StoredRows(StatementResult result) {

    /** The rows as records. Fails with {@code BAD_REQUEST} where a row is none. */
    public <T extends Record> List<T> as(Class<T> type) {
        return result.rows().stream().map(row -> BusJson.convert(row, type)).toList();
    }

    /** The first row, if there is one. */
    public <T extends Record> Optional<T> first(Class<T> type) {
        return result.rows().stream().findFirst().map(row -> BusJson.convert(row, type));
    }

    /** The row of a statement that always brings one. */
    public <T extends Record> T one(Class<T> type) {
        return first(type).orElseThrow(() -> new RoseyException(ErrorCode.INTERNAL, "the statement brought no row"));
    }

    /** How many rows were changed. */
    public long affected() {
        return result.affected();
    }

    /** Whether rows were left out because there were too many. */
    public boolean truncated() {
        return result.truncated();
    }
}
