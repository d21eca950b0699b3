package dev.rosey.plugins.llmtrivia;

import dev.rosey.plugin.PluginBean;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** What is counted, as MicroProfile Metrics. */
@PluginBean
class Tally {
    /** Calls of models, tagged {@code provider} and {@code outcome}. */
    static final String CALLS = "rosey_llm_calls";

    /** Texts of models that were dropped, tagged {@code reason}. */
    static final String REJECTED = "rosey_llm_rejected";

    /** Questions and heckles that the room got, tagged {@code kind}. */
    static final String DELIVERED = "rosey_llm_delivered";

    private final MetricRegistry registry;

    @Inject
    Tally(MetricRegistry registry) {
        this.registry = registry;
    }

    void call(String provider, String outcome) {
        count(CALLS, "calls of language models", new Tag("provider", provider), new Tag("outcome", outcome));
    }

    void rejected(Rule rule) {
        count(REJECTED, "texts of language models that were dropped", new Tag("reason", rule.word()));
    }

    void delivered(Purpose purpose) {
        count(DELIVERED, "texts of language models that were used", new Tag("kind", purpose.word()));
    }

    private void count(String name, String what, Tag... tags) {
        registry.counter(Metadata.builder().withName(name).withDescription(what).build(), tags)
                .inc();
    }
}
