package dev.rosey.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rosey.plugin.Metric;
import dev.rosey.testkit.TestBot;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page says what {@code /metrics} serves; {@code -Drosey.write=true} writes it anew. */
class MetricPageTest {

    private static final Pattern LINE = Pattern.compile("(?m)^(rosey_[a-z_]+)(?:\\{([^}]*)})? ");
    private static final Pattern TAG = Pattern.compile("([a-z_]+)=\"");

    /** What tells the ways apart in which something is served; not tags of ours. */
    private static final Set<String> OF_THE_FORMAT = Set.of("mp_scope", "quantile");

    @RegisterExtension
    static final DevCluster cluster = DevCluster.shared();

    @Test
    void thePageIsWrittenFromTheCatalogs() throws IOException {
        if (Boolean.getBoolean("rosey.write")) {
            Files.writeString(MetricPage.FILE, MetricPage.text());
        }
        assertThat(MetricPage.FILE).content().isEqualTo(MetricPage.text());
    }

    @Test
    void everythingThatIsServedStandsOnThePage() {
        somethingHappens();
        var catalogued = MetricPage.catalogs().stream()
                .flatMap(catalog -> catalog.metrics().stream())
                .flatMap(metric -> MetricPage.served(metric).map(name -> name + tags(metric.tags().stream())))
                .toList();

        assertThat(cluster.hosts().stream().flatMap(name -> lines(name)))
                .isNotEmpty()
                .isSubsetOf(catalogued);
    }

    @Test
    void whatIsMeasuredAllTheTimeIsServedFromTheStart() {
        somethingHappens();
        var served = cluster.hosts().stream()
                .flatMap(MetricPageTest::lines)
                .map(line -> line.substring(0, line.indexOf('[')))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(served)
                .containsAll(MetricPage.catalogs().stream()
                        .flatMap(catalog -> catalog.metrics().stream())
                        .filter(metric -> metric.type() == Metric.Type.GAUGE)
                        .map(Metric::served)
                        .toList())
                .contains(
                        "rosey_commands_total",
                        "rosey_command_duration_seconds",
                        "rosey_command_errors_total",
                        "rosey_bus_reconnects_total",
                        "rosey_cytube_heard_total");
    }

    @Test
    void theJvmTellsOfItselfToo() {
        assertThat(cluster.pod("dice-roller").get("/metrics").body())
                .contains("memory_usedHeap_bytes", "thread_count", "gc_total", "mp_scope=\"base\"");
    }

    /** A command that works and one that does not. */
    private static void somethingHappens() {
        try (var alice = TestBot.join(cluster.simulatorUri(), "movienight", "alice")) {
            alice.say("!roll 2d6");
            alice.awaitLine(line -> line.text().contains("2d6"));
            alice.say("!roll 2d");
            alice.awaitLine(line -> line.text().contains("2d"));
        }
    }

    /** What a pod serves, as name and tags. */
    private static Stream<String> lines(String name) {
        return LINE.matcher(cluster.pod(name).get("/metrics").body())
                .results()
                .map(line -> line.group(1) + tags(line.group(2) == null ? Stream.of() : names(line.group(2))))
                .distinct();
    }

    private static Stream<String> names(String tags) {
        return TAG.matcher(tags).results().map(tag -> tag.group(1)).filter(tag -> !OF_THE_FORMAT.contains(tag));
    }

    private static String tags(Stream<String> names) {
        return names.sorted().toList().toString();
    }
}
