package dev.rosey.database;

import dev.rosey.plugin.Metric;
import dev.rosey.plugin.PluginBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.function.ToDoubleFunction;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** What the service knows of itself as MicroProfile Metrics; requests and their times the runtime counts. */
@PluginBean
class DatabaseMetrics {

    private final MetricRegistry registry;
    private final DatabaseService service;

    @Inject
    DatabaseMetrics(MetricRegistry registry, DatabaseModule module) {
        this.registry = registry;
        this.service = module.service();
    }

    void register(@Observes @Initialized(ApplicationScoped.class) Object started) {
        gauge(DatabaseMetricCatalog.AVAILABLE, it -> it.unavailable().isEmpty() ? 1 : 0);
        gauge(DatabaseMetricCatalog.CONNECTIONS_IN_USE, DatabaseService::connectionsInUse);
        gauge(
                DatabaseMetricCatalog.SCHEMA_BYTES,
                it -> it.schemaSizes().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
    }

    private void gauge(Metric metric, ToDoubleFunction<DatabaseService> value) {
        registry.gauge(metric.metadata(), service, value::applyAsDouble);
    }
}
