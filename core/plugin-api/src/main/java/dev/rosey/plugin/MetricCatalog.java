package dev.rosey.plugin;

import java.util.List;

/**
 * All metrics that a module keeps beside those that the runtime keeps for it. Found by {@link java.util.ServiceLoader}:
 * named in {@code META-INF/services/dev.rosey.plugin.MetricCatalog}.
 */
public interface MetricCatalog {

    /** Whose they are, as the page of all metrics says it. */
    String owner();

    /** The metrics, in the order of the page. */
    List<Metric> metrics();
}
