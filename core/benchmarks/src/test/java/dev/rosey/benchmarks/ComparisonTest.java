package dev.rosey.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    @Test
    void aRatioIsThatOfPairsAndNotOfMedians() {
        var found = new Comparison(
                List.of(new Round(10, 0, 100, 0), new Round(40, 0, 20, 0), new Round(10, 0, 100, 0)),
                List.of(new Round(20, 0, 50, 0), new Round(80, 0, 10, 1), new Round(80, 0, 10, 0)));
        assertThat(found.p50Ratio()).isEqualTo(2);
        assertThat(found.throughputRatio()).isEqualTo(0.5);
        assertThat(found.bare()).isEqualTo(new Round(10, 0, 100, 0));
        assertThat(found.rosey()).isEqualTo(new Round(80, 0, 10, 1));
    }
}
