package dev.rosey.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each benchmark once, on real parts, for as short as it can be; the figures mean nothing. */
class BenchmarksTest {

    private static void isMeasured(JsonNode round) {
        assertThat(round.path("p50_us").asDouble()).isPositive();
        assertThat(round.path("per_second").asDouble()).isPositive();
        assertThat(round.path("failures").asLong()).isZero();
    }

    @Test
    void busMeasuresBothSidesAndAllAreAnswered() {
        var results = Run.of("bus", "--json", "--rounds=1", "--round=PT0.2S", "--warm-up=PT0.2S")
                .json()
                .path("results");
        assertThat(results).hasSize(2).allSatisfy(result -> {
            assertThat(result.path("p50_ratio").asDouble()).isPositive();
            isMeasured(result.path("bare"));
            isMeasured(result.path("plugin"));
        });
    }

    @Test
    void chatMeasuresAnswersAndTheFloorAndAllAreAnswered() {
        var found = Run.of("--json", "chat", "--lines=5", "--warm-up=1").json();
        assertThat(found.path("name").asText()).isEqualTo("chat");
        var result = found.at("/results/0");
        assertThat(result.path("lines").asInt()).isEqualTo(5);
        assertThat(result.path("failures").asInt()).isZero();
        assertThat(result.path("p50_ratio").asDouble()).isPositive();
        for (var side : List.of("socket_io", "nats", "floor", "answer")) {
            assertThat(result.path(side).path("p50_us").asDouble()).as(side).isPositive();
        }
    }

    @Test
    void dbMeasuresBothSidesAndAllAreAnswered() {
        var results = Run.of("db", "--json", "--rounds=2", "--round=PT0.2S", "--warm-up=PT0.1S", "--first=PT0.4S")
                .json()
                .path("results");
        assertThat(results).hasSize(4).allSatisfy(result -> {
            assertThat(result.path("throughput_ratio").asDouble()).isPositive();
            isMeasured(result.path("jdbc"));
            isMeasured(result.path("bus"));
        });
        assertThat(results)
                .extracting(result -> result.path("statement").asText()
                        + result.path("in_flight").asInt())
                .containsExactlyInAnyOrder("insert1", "select1", "insert50", "select50");
    }

    @Test
    void aNeighbourIsReadInPeaceAndBesideHostilityAndAlwaysAnswered() {
        var result = Run.of("neighbour", "--json", "--rounds=1", "--round=PT0.5S", "--warm-up=PT0.1S")
                .json()
                .at("/results/0");
        isMeasured(result.path("in_peace"));
        isMeasured(result.path("beside"));
        assertThat(result.path("p99_ratio").asDouble()).isPositive();
    }

    @Test
    void chaosMeasuresAnswersInPeaceAndBesideCrashes() {
        var result = Run.of("chaos", "--json", "--rounds=1", "--lines=10", "--warm-up=1")
                .json()
                .at("/results/0");
        assertThat(result.path("crashes").asInt()).isPositive();
        assertThat(result.path("answers")).hasSize(2).allSatisfy(answers -> {
            assertThat(answers.path("failures").asInt()).isZero();
            isMeasured(answers.path("in_peace"));
            isMeasured(answers.path("beside"));
            assertThat(answers.path("p99_ratio").asDouble()).isPositive();
        });
    }

    @Test
    void quotesAreSearchedInALargeBookAndAllAreAnswered() {
        var results = Run.of("quotes", "--json", "--quotes=1000", "--round=PT0.2S", "--warm-up=PT0.1S")
                .json()
                .path("results");
        assertThat(results).hasSize(6).allSatisfy(result -> isMeasured(result.path("round")));
    }

    @Test
    void diceMeasuresEachNotationAndPrintsATable() {
        var run = Run.of("dice", "--forks=1", "--rounds=1", "--warm-up=0", "--round=PT0.2S");
        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.output()).contains("4d6kh3+2", "1000d6", "(≤ 1.50 µs)", "(≤ 50.00 µs)");
    }

    @Test
    void triviaMeasuresDeadlinesAndAnswersAndAllAreAnswered() {
        var result = Run.of("trivia", "--json", "--games=3", "--open=5", "--answers=50")
                .json()
                .at("/results/0");
        assertThat(result.path("failed").asInt()).isZero();
        assertThat(result.path("late_max_ms").asDouble()).isNotNegative();
        assertThat(result.path("per_second").asDouble()).isPositive();
    }

    @Test
    void eventsMeasuresTheInspectorAndTheRoomAndNothingIsLost() {
        var result = Run.of(
                        "events",
                        "--json",
                        "--rate=200",
                        "--time=PT3S",
                        "--burst=500",
                        "--rounds=1",
                        "--lines=5",
                        "--warm-up=1")
                .json()
                .at("/results/0");
        var steady = result.path("steady");
        assertThat(steady.path("counted").asLong())
                .isPositive()
                .isEqualTo(steady.path("published").asLong());
        assertThat(steady.path("heap_mb")).isNotEmpty();
        assertThat(steady.at("/facts/p50_us").asDouble()).isPositive();
        isMeasured(result.at("/chat/in_peace"));
        isMeasured(result.at("/chat/beside"));
    }

    @Test
    void pageMeasuresHowLongTheOverviewTakes() {
        var result = Run.of("page", "--json", "--plugins=3", "--events=50", "--rounds=2")
                .json()
                .at("/results/0");
        assertThat(result.path("median_ms").asDouble()).isPositive();
    }

    @Test
    void helpListsEveryBenchmark() {
        var run = Run.of("--help");
        assertThat(run.status()).isZero();
        assertThat(run.output()).contains("bus", "chat", "db", "neighbour", "chaos", "trivia", "dice", "--json");
    }
}
