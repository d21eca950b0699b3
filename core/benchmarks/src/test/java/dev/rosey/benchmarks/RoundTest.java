package dev.rosey.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RoundTest {

    @Test
    void theMedianIsTheMiddle() {
        assertThat(Round.median(List.of(new Round(1, 9, 5, 1), new Round(3, 1, 5, 2), new Round(2, 5, 5, 0))))
                .isEqualTo(new Round(2, 5, 5, 3));
        assertThat(Round.median(List.of(new Round(1, 1, 1, 0), new Round(2, 2, 2, 0)))
                        .p50Us())
                .isEqualTo(1.5);
    }
}
