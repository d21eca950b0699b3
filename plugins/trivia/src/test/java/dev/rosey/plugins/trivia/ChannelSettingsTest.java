package dev.rosey.plugins.trivia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChannelSettingsTest {

    private static final ChannelSettings USUAL = ChannelSettings.of(new TriviaSettings(
            10,
            Duration.ofSeconds(30),
            Duration.ofSeconds(4),
            Mode.FIRST,
            Bare.LETTERS,
            ZoneId.of("UTC"),
            false,
            "",
            false,
            200,
            URI.create("https://opentdb.com")));

    @Test
    void changesAddUp() {
        ChannelSettings changed = USUAL.with(Map.of("questions", "3", "time", "20", "mode", "all", "offline", "on"));

        assertThat(changed.rules()).isEqualTo(new Rules(Mode.ALL, 3, Duration.ofSeconds(20), Duration.ofSeconds(4)));
        assertThat(changed.text())
                .isEqualTo("questions 3 · time 20 s · pause 4 s · mode all · bare letters · zone UTC · offline on");
    }

    @Test
    void whatDoesNotFitIsRefused() {
        for (String[] change : new String[][] {
            {"questions", "0"},
            {"questions", "many"},
            {"time", "4"},
            {"pause", "61"},
            {"mode", "none"},
            {"bare", ""},
            {"zone", "Moon/Base"},
            {"offline", "maybe"},
            {"colour", "red"}
        }) {
            assertThatThrownBy(() -> USUAL.with(change[0], change[1]))
                    .as(change[0] + " " + change[1])
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aStartIsReadInAnyOrder() {
        StartRequest wanted = StartRequest.read("  All HARD art and myth 5 ", USUAL.rules());

        assertThat(wanted.rules().mode()).isEqualTo(Mode.ALL);
        assertThat(wanted.rules().questions()).isEqualTo(5);
        assertThat(wanted.filter())
                .isEqualTo(new QuestionPicker.Filter(Optional.of("art and myth"), Optional.of(Difficulty.HARD)));
        assertThat(StartRequest.read("", USUAL.rules()))
                .isEqualTo(new StartRequest(USUAL.rules(), QuestionPicker.Filter.ANY, false));
        assertThatThrownBy(() -> StartRequest.read("51", USUAL.rules())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ofThePlainChatOnlyALetterOfAChoiceCountsUnlessAllDoes() {
        Question choice = Questions.choice("one", "one", "two");
        Question text = Questions.text("Casablanca");

        assertThat(Bare.LETTERS.counts(" B ", choice)).isTrue();
        assertThat(Bare.LETTERS.counts("b)", choice)).isTrue();
        assertThat(Bare.LETTERS.counts("(B)", choice)).isTrue();
        assertThat(Bare.LETTERS.counts("c", choice)).isFalse();
        assertThat(Bare.LETTERS.counts("b?", choice)).isFalse();
        assertThat(Bare.LETTERS.counts("b", text)).isFalse();
        assertThat(Bare.LETTERS.counts("one", choice)).isFalse();
        assertThat(Bare.ALL.counts("casablanca", text)).isTrue();
        assertThat(Bare.ALL.counts(" ", text)).isFalse();
        assertThat(Bare.OFF.counts("b", choice)).isFalse();
    }
}
