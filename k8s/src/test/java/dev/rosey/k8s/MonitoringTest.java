package dev.rosey.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Alerts and dashboard ask for metrics, and for tags of theirs, that there are. */
class MonitoringTest {

    private static final Path FOLDER = Kustomize.FOLDER.resolve("monitoring");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern NAME = Pattern.compile("\\b(?:rosey|memory)_[a-zA-Z_]+");
    private static final Pattern GROUPED = Pattern.compile("by \\(([a-z, ]+)\\) \\(+(?:[a-z]+\\()?(rosey_[a-z_]+)");

    /** Of the base metrics of MicroProfile. */
    private static final List<String> OF_THE_JVM = List.of("memory_usedHeap_bytes", "memory_maxHeap_bytes");

    private static JsonNode alerts() {
        var rules = Kustomize.documents(FOLDER.resolve("alerts.yaml")).getFirst();
        return JSON.valueToTree(rules).at("/spec/groups/0/rules");
    }

    private static Stream<String> expressions() throws IOException {
        List<String> expressions = new ArrayList<>();
        alerts().forEach(rule -> expressions.add(rule.path("expr").textValue()));
        JSON.readTree(FOLDER.resolve("dashboard.json").toFile())
                .path("panels")
                .forEach(panel -> panel.path("targets")
                        .forEach(target -> expressions.add(target.path("expr").textValue())));
        return expressions.stream();
    }

    @Test
    void whatIsAskedForIsServed() throws IOException {
        assertThat(expressions())
                .hasSizeGreaterThan(20)
                .allSatisfy(expression -> assertThat(
                                NAME.matcher(expression).results().map(it -> it.group()))
                        .isNotEmpty()
                        .allMatch(name ->
                                OF_THE_JVM.contains(name) || MetricPage.served().contains(name)));
    }

    @Test
    void whatIsGroupedByIsATagOfTheMetric() throws IOException {
        assertThat(expressions()
                        .flatMap(expression -> GROUPED.matcher(expression).results()))
                .isNotEmpty()
                .allSatisfy(grouped -> assertThat(tags(grouped.group(2)))
                        .containsAll(List.of(grouped.group(1).split(", ", -1))));
    }

    private static List<String> tags(String served) {
        return MetricPage.catalogs().stream()
                .flatMap(catalog -> catalog.metrics().stream())
                .filter(metric -> MetricPage.served(metric).anyMatch(served::equals))
                .findFirst()
                .orElseThrow()
                .tags();
    }

    @Test
    void everyAlertSaysHowBadItIsAndWhatIsWrong() {
        assertThat(alerts()).isNotEmpty().allSatisfy(rule -> {
            assertThat(rule.at("/labels/severity").textValue()).isIn("critical", "warning", "info");
            assertThat(rule.at("/annotations/summary").textValue()).isNotBlank();
        });
    }

    @Test
    void everyMetricOfRoseyIsOnTheDashboardOrInAnAlert() throws IOException {
        var asked = String.join("\n", expressions().toList());
        assertThat(MetricPage.catalogs().stream()
                        .flatMap(catalog -> catalog.metrics().stream())
                        .map(metric -> metric.served()))
                .filteredOn(name -> !asked.contains(name))
                .containsExactlyInAnyOrder("rosey_llm_rejected_total", "rosey_llm_delivered_total");
    }
}
