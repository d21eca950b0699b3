package dev.rosey.plugins.llmtrivia;

import dev.rosey.plugin.Metric;
import dev.rosey.plugin.PluginBean;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** Counts {@link LlmMetrics}. */
@PluginBean
class Tally {

    private final MetricRegistry registry;

    @Inject
    Tally(MetricRegistry registry) {
        this.registry = registry;
    }

    void call(String provider, String outcome) {
        counter(LlmMetrics.CALLS, provider, outcome).inc();
    }

    void rejected(Rule rule) {
        counter(LlmMetrics.REJECTED, rule.word()).inc();
    }

    void delivered(Purpose purpose) {
        counter(LlmMetrics.DELIVERED, purpose.word()).inc();
    }

    private Counter counter(Metric metric, String... tags) {
        return registry.counter(metric.metadata(), metric.tagged(tags));
    }
}
