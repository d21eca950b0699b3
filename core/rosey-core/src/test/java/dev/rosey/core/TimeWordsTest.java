package dev.rosey.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeWordsTest {

    private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");

    @ParameterizedTest
    @CsvSource({"PT0.4S, a moment", "PT1S, 1 s", "PT59.9S, 59 s", "PT2M, 2 min", "PT47H, 47 h", "PT48H, 2 days"})
    void saysHowLongAgoAsPeopleDo(Duration duration, String words) {
        assertThat(TimeWords.since(NOW.minus(duration), NOW)).isEqualTo(words);
    }

    /** Two clocks may differ a little. */
    @Test
    void takesWhatIsYetToComeForNow() {
        assertThat(TimeWords.since(NOW.plusSeconds(3), NOW)).isEqualTo("a moment");
    }
}
