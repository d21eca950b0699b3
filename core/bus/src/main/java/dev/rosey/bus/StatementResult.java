package dev.rosey.bus;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What a statement brought: an element of {@link TransactionReply}, and the body of {@link StatementReply}.
 *
 * @param rows the rows, keyed by column
 * @param affected how many rows were changed; 0 for a statement that reads
 * @param truncated whether rows were left out: a reply holds at most 1,000 rows and 512 KiB
 */
public record StatementResult(
        List<ObjectNode> rows,
        long affected,

        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean truncated) {

    @SuppressWarnings("ConstantConditions") // JSON leaves out what the signature promises
    public StatementResult {
        rows = rows == null ? List.of() : List.copyOf(rows);
    }
}
