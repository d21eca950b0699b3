package dev.rosey.bus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * Several registered statements, all or nothing (bus contract, section 7).
 *
 * <pre>{@code {"statements":[{"name":"insert","params":{…}},{"name":"count_up","params":{…}}]}}</pre>
 *
 * @param statements what runs, in this order; at least one
 */
public record TransactionRequest(List<Step> statements) {

    private static final int LIMIT = 500;

    /**
     * One statement of a transaction.
     *
     * @param name a registered statement of either kind
     * @param params its parameters' values
     */
    public record Step(String name, Map<String, JsonNode> params) {
        public Step {
            StorageStatement.requireName(name);
            params = StatementRequest.copy(params);
        }
    }

    @SuppressWarnings("ConstantConditions") // JSON leaves out what the signature promises
    public TransactionRequest {
        statements = statements == null ? List.of() : List.copyOf(statements);
        if (statements.isEmpty()) {
            throw new IllegalArgumentException("statements is missing");
        }
        if (statements.size() > LIMIT) {
            throw new IllegalArgumentException("more than " + LIMIT + " statements");
        }
    }
}
