package dev.rosey.database;

import dev.rosey.plugin.Metric;
import dev.rosey.plugin.MetricCatalog;
import java.util.List;

/** What the service measures of itself; requests and their times the runtime counts. */
public final class DatabaseMetricCatalog implements MetricCatalog {

    static final Metric AVAILABLE = Metric.gauge("rosey_database_available", "0 or 1", "1 while PostgreSQL answers");
    static final Metric CONNECTIONS_IN_USE = Metric.gauge(
            "rosey_database_connections_in_use",
            "connections",
            "Connections that carry out something now, of all plugins");
    static final Metric SCHEMA_BYTES =
            Metric.gauge("rosey_database_schema_bytes", "bytes", "What the schemas of all plugins hold");

    @Override
    public String owner() {
        return "database-service";
    }

    @Override
    public List<Metric> metrics() {
        return List.of(AVAILABLE, CONNECTIONS_IN_USE, SCHEMA_BYTES);
    }
}
