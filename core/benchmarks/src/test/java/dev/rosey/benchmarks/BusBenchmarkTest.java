package dev.rosey.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rosey.bus.BusJson;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BusBenchmarkTest {

    @Test
    void measuresBothSidesAndAllAreAnswered() {
        var out = new StringWriter();
        int status = new CommandLine(new BusBenchmark())
                .setOut(new PrintWriter(out, true))
                .execute("--json", "--rounds=1", "--round=PT0.2S", "--warm-up=PT0.2S");
        assertThat(status).isZero();
        var results = BusJson.readObject(out.toString().strip().getBytes(StandardCharsets.UTF_8))
                .path("results");
        assertThat(results).hasSize(2).allSatisfy(result -> {
            assertThat(result.path("p50_ratio").asDouble()).isPositive();
            for (var side : List.of("bare", "plugin")) {
                assertThat(result.path(side).path("per_second").asDouble()).isPositive();
                assertThat(result.path(side).path("failures").asLong()).isZero();
            }
        });
    }

    @Test
    void theMedianIsTheMiddle() {
        assertThat(Round.median(List.of(new Round(1, 9, 5, 1), new Round(3, 1, 5, 2), new Round(2, 5, 5, 0))))
                .isEqualTo(new Round(2, 5, 5, 3));
        assertThat(Round.median(List.of(new Round(1, 1, 1, 0), new Round(2, 2, 2, 0)))
                        .p50Us())
                .isEqualTo(1.5);
    }
}
