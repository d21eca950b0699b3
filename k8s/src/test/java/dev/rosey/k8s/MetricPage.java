package dev.rosey.k8s;

import dev.rosey.plugin.Metric;
import dev.rosey.plugin.MetricCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The metrics of all modules of the class path, and the page about them. */
final class MetricPage {

    static final Path FILE = Kustomize.FOLDER.resolveSibling("docs").resolve("metrics.md");

    private static final List<String> QUANTILES = List.of("_seconds_count", "_seconds_sum", "_seconds_max");

    private MetricPage() {}

    static List<MetricCatalog> catalogs() {
        return ServiceLoader.load(MetricCatalog.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted((a, b) -> order(a).compareTo(order(b)))
                .toList();
    }

    /** What is said of every module comes first. */
    private static String order(MetricCatalog catalog) {
        return catalog.owner().equals("every module") ? "" : catalog.owner();
    }

    /** Every name under which {@code /metrics} serves something of Rosey's. */
    static List<String> served() {
        return catalogs().stream()
                .flatMap(catalog -> catalog.metrics().stream())
                .flatMap(MetricPage::served)
                .toList();
    }

    static Stream<String> served(Metric metric) {
        return metric.type() == Metric.Type.TIMER
                ? Stream.concat(Stream.of(metric.served()), QUANTILES.stream().map(suffix -> metric.name() + suffix))
                : Stream.of(metric.served());
    }

    /** The page, written from the catalogs. */
    static String text() {
        return catalogs().stream().map(MetricPage::section).collect(Collectors.joining("\n", """
                        # Metrics

                        Every JVM of Rosey serves MicroProfile Metrics at `/metrics`, in the text format of Prometheus. On
                        Kubernetes the pods are annotated for scraping; on one machine `./rosey status --json` names the
                        addresses. `plugin` is a module's name, for services, too. Timers are served with the quantiles
                        0.5, 0.75, 0.95, 0.98, 0.99 and 0.999 and with `_count`, `_sum` and `_max`. Everything begins at 0
                        when a JVM starts.

                        Each table is written from the catalog of its module (`MetricCatalog`); a test holds this page to
                        them, and them to what is served. Alert rules and a Grafana dashboard that use these names are in
                        [k8s/monitoring](../k8s/monitoring).

                        """, """

                        ## The JVM
                        The base metrics of MicroProfile stand beside them, with `mp_scope="base"`: memory, garbage
                        collection, threads, classes, processors and uptime. Requests to the HTTP server itself are not
                        counted.
                        """));
    }

    private static String section(MetricCatalog catalog) {
        return catalog.metrics().stream()
                .map(metric -> "| `%s` | %s | %s | %s | %s |%n"
                        .formatted(
                                metric.served(),
                                metric.type().name().toLowerCase(java.util.Locale.ROOT),
                                metric.unit(),
                                metric.tags().stream()
                                        .map(tag -> '`' + tag + '`')
                                        .collect(Collectors.joining(", ")),
                                metric.description()))
                .collect(Collectors.joining(
                        "",
                        "## Of " + catalog.owner()
                                + "\n\n| name | type | unit | tags | meaning |\n|---|---|---|---|---|\n",
                        ""));
    }
}
