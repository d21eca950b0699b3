package dev.rosey.bus;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The answer to a {@link StatementRequest}.
 *
 * <pre>{@code {"ok":true,"rows":[{"id":42}],"affected":1}}</pre>
 *
 * @param ok always true; a failure is a reply with an {@code error} instead
 * @param rows the rows, keyed by column
 * @param affected how many rows were changed; 0 for a statement that reads
 * @param truncated whether rows were left out: a reply holds at most 1,000 rows and 512 KiB
 */
public record StatementReply(
        boolean ok,
        List<ObjectNode> rows,
        long affected,

        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean truncated) {

    @SuppressWarnings("ConstantConditions") // JSON leaves out what the signature promises
    public StatementReply {
        rows = rows == null ? List.of() : List.copyOf(rows);
    }

    /** The answer that says this. */
    public static StatementReply from(StatementResult result) {
        return new StatementReply(true, result.rows(), result.affected(), result.truncated());
    }

    /** What the statement brought. */
    public StatementResult result() {
        return new StatementResult(rows, affected, truncated);
    }
}
