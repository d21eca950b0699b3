package dev.rosey.plugins.llmtrivia;

import dev.rosey.plugin.Metric;
import dev.rosey.plugin.MetricCatalog;
import java.util.List;

/** What is counted of language models. */
public final class LlmMetrics implements MetricCatalog {

    static final Metric CALLS =
            Metric.counter("rosey_llm_calls", "calls", "Calls of language models", "provider", "outcome");
    static final Metric REJECTED =
            Metric.counter("rosey_llm_rejected", "texts", "Texts of language models that were dropped", "reason");
    static final Metric DELIVERED =
            Metric.counter("rosey_llm_delivered", "texts", "Questions and heckles that the room got", "kind");

    @Override
    public String owner() {
        return "llm-trivia";
    }

    @Override
    public List<Metric> metrics() {
        return List.of(CALLS, REJECTED, DELIVERED);
    }
}
