package dev.rosey.plugins.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuoteSettingsTest {
    @Test
    void knowsTheTimeZonesOfChannels() {
        QuoteSettings settings = with(List.of(" movienight=America/New_York ", "late=Asia/Tokyo", ""));

        assertThat(settings.zone("MovieNight")).isEqualTo(ZoneId.of("America/New_York"));
        assertThat(settings.zone("movie")).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> with(List.of("movienight")));
        assertThatIllegalArgumentException().isThrownBy(() -> with(List.of("movienight=Mars")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QuoteSettings(
                        2, Duration.ofSeconds(-1), Duration.ZERO, QuoteSettings.Scope.ALL, ZoneOffset.UTC, List.of()));
    }

    private static QuoteSettings with(List<String> zones) {
        return new QuoteSettings(
                2, Duration.ofMinutes(5), Duration.ofDays(30), QuoteSettings.Scope.ALL, ZoneOffset.UTC, zones);
    }
}
