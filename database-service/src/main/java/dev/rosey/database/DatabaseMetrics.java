package dev.rosey.database;

import dev.rosey.plugin.PluginBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.function.ToDoubleFunction;
import org.eclipse.microprofile.metrics.Metadata;
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
        gauge("available", "1 while PostgreSQL answers", it -> it.unavailable().isEmpty() ? 1 : 0);
        gauge("connections_in_use", "connections that carry out something now", DatabaseService::connectionsInUse);
        gauge(
                "schema_bytes",
                "what the schemas of all plugins hold",
                it -> it.schemaSizes().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
    }

    private void gauge(String name, String what, ToDoubleFunction<DatabaseService> value) {
        var metadata = Metadata.builder()
                .withName("rosey_database_" + name)
                .withDescription(what)
                .build();
        registry.gauge(metadata, service, value::applyAsDouble);
    }
}
