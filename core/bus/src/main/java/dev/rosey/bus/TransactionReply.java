package dev.rosey.bus;

import java.util.List;

/**
 * The answer to a {@link TransactionRequest}: a result for each statement, in their order.
 *
 * <pre>{@code {"ok":true,"results":[{"rows":[{"id":42}],"affected":1},{"rows":[],"affected":1}]}}</pre>
 *
 * @param ok always true; a failure is a reply with an {@code error} that has an {@code index}
 * @param results what each statement brought
 */
public record TransactionReply(boolean ok, List<StatementResult> results) {

    @SuppressWarnings("ConstantConditions") // JSON leaves out what the signature promises
    public TransactionReply {
        results = results == null ? List.of() : List.copyOf(results);
    }
}
