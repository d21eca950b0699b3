package dev.rosey.plugin;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A plugin's own tables. Injected where the module's {@link RoseyPlugin#database} is set.
 *
 * <p>What it stores in is described by files in its jar: {@code db/migration/V1__create_quotes.sql} and so on, each applied
 * once and never changed again, and {@code db/statements/insert.sql}, one statement a file, called by the file's name. A
 * statement that starts with {@code select}, {@code with}, {@code values} or {@code table} reads, another writes; a first
 * line {@code -- exec} or {@code -- query} says so where that guess is wrong. A twin {@code insert.sqlite.sql} is what local
 * storage uses instead.
 *
 * <pre>{@code
 * List<Quote> found = storage.query("search", Map.of("words", words, "limit", 5)).as(Quote.class);
 * long id = storage.exec("insert", Map.of("text", text)).one(Id.class).id();
 * }</pre>
 *
 * <p>All methods block, for 4 s at most, and may be called from any thread. They fail with
 * {@link dev.rosey.bus.RoseyException} and the codes of {@link dev.rosey.bus.StorageCodes}, {@code UNAVAILABLE} and
 * {@code TIMEOUT}; then nothing was stored, unless {@link dev.rosey.bus.RoseyException#isOutcomeUnknown}: the service or the
 * connection to it was lost, or no answer came in time, and it may have been stored all the same.
 */
public interface Storage {

    /** Reads with a statement. Parameter values may be what JSON knows, instants, lists, and null. */
    StoredRows query(String statement, Map<String, ? extends @Nullable Object> params);

    /** Writes with a statement. */
    StoredRows exec(String statement, Map<String, ? extends @Nullable Object> params);

    /** Carries out several statements, all or none of them. A failure names the statement by its {@code index}. */
    List<StoredRows> transaction(List<Call> calls);

    /**
     * One statement of a transaction.
     *
     * @param statement a statement of either kind
     * @param params its parameters
     */
    record Call(String statement, Map<String, ? extends @Nullable Object> params) {}
}
