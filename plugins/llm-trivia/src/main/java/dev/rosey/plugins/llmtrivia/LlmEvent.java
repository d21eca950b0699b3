package dev.rosey.plugins.llmtrivia;

import dev.rosey.plugin.Event;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What others may know: each record is the data of its event. Texts are there only where {@code event-texts} allows them,
 * keys and names never.
 *
 * <pre>{@code
 * {"channel":"movienight","question_id":"llm-3f…","provider":"openai","model":"gpt-4o-mini","prompt_hash":"9c…",
 *  "tokens":812,"cost":0.000214}
 * }</pre>
 */
sealed interface LlmEvent {

    String channel();

    @Event("llmtrivia.question_generated")
    record QuestionGenerated(
            String channel,
            String questionId,
            String provider,
            String model,
            String promptHash,
            long tokens,
            BigDecimal cost,
            @Nullable String text)
            implements LlmEvent {}

    /** A text was dropped; {@code reason} is the rule that it breaks. */
    @Event("llmtrivia.rejected")
    record Rejected(
            String channel,
            String kind,
            String reason,
            String provider,
            String model,
            String promptHash,
            long tokens,
            BigDecimal cost,
            @Nullable String text)
            implements LlmEvent {}

    /** A budget is short; told once for each budget and day. */
    @Event("llmtrivia.budget_exhausted")
    record BudgetExhausted(String channel, String scope, String what) implements LlmEvent {}

    @Event("llmtrivia.riffed")
    record Riffed(
            String channel,
            String provider,
            String model,
            String promptHash,
            long tokens,
            BigDecimal cost,
            @Nullable String text)
            implements LlmEvent {}
}
