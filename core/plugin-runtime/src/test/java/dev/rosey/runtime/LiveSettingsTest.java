package dev.rosey.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rosey.plugin.PluginSettings;
import dev.rosey.plugin.Setting;
import io.helidon.config.mp.MpConfigSources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.junit.jupiter.api.Test;

class LiveSettingsTest {

    @PluginSettings
    record Quiz(
            @Setting(value = "10", doc = "Questions of a game.")
            int rounds,

            @Setting(value = "20s", doc = "How long a question is open.")
            Duration open,

            @Setting(value = "3", doc = "At least so many.") int least) {
        Quiz {
            if (rounds < least) {
                throw new IllegalArgumentException("rounds must be at least " + least);
            }
        }
    }

    @PluginSettings(prefix = "rosey.service")
    record Service(@Setting(value = "10", doc = "How many.") int many) {}

    private static Config config(String prefix, Map<String, String> values) {
        var keys = new TreeMap<String, String>();
        values.forEach((key, value) -> keys.put(prefix + key, value));
        return ConfigProviderResolver.instance()
                .getBuilder()
                .withSources(MpConfigSources.create(keys))
                .build();
    }

    private static LiveSettings<Quiz> quiz(Map<String, String> values) {
        return new LiveSettings<>(Quiz.class, "quiz", config("rosey.plugins.quiz.settings.", values));
    }

    @Test
    void aPluginStartsWithoutWhatItCannotTakeAndWithTheRest() {
        var settings = quiz(Map.of("rounds", "many", "open", "5s"));

        assertThat(settings.current()).isEqualTo(new Quiz(10, Duration.ofSeconds(5), 3));
        assertThat(settings.shown())
                .filteredOn(shown -> shown.key().equals("rounds"))
                .singleElement()
                .isEqualTo(new LiveSettings.Shown("rounds", "10", "default", "Questions of a game."));
    }

    @Test
    void whatDoesNotGoTogetherIsLeftOutToo() {
        assertThat(quiz(Map.of("rounds", "2", "open", "5s")).current())
                .isEqualTo(new Quiz(10, Duration.ofSeconds(5), 3));
        assertThat(quiz(Map.of("rounds", "2", "least", "1")).current())
                .isEqualTo(new Quiz(2, Duration.ofSeconds(20), 1));
    }

    @Test
    void whatWasLeftOutCanStillBeChangedWhileItRuns() {
        var settings = quiz(Map.of("rounds", "many"));

        settings.apply(Map.of("rounds", "12"));

        assertThat(settings.current().rounds()).isEqualTo(12);
        assertThatThrownBy(() -> settings.apply(Map.of("rounds", "lots"))).hasMessageContaining("rounds");
        assertThat(settings.current().rounds()).isEqualTo(12);
    }

    @Test
    void listenersHearOfWhatIsOtherThanBeforeAlone() {
        var settings = quiz(Map.of("rounds", "12"));
        var heard = new ArrayList<Integer>();
        settings.onChange(changed -> heard.add(changed.rounds()));

        settings.applyStored(Map.of());
        settings.apply(Map.of("rounds", "12"));
        settings.apply(Map.of("rounds", "13"));
        settings.apply(Map.of("rounds", "13"));
        settings.apply(Map.of());

        assertThat(heard).isEqualTo(List.of(13, 12));
    }

    @Test
    void aPartOfRoseyItselfDoesNotStartOtherThanItWasMeant() {
        var config = config("rosey.service.", Map.of("many", "x"));

        assertThatThrownBy(() -> new LiveSettings<>(Service.class, "service", config))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("many");
    }
}
