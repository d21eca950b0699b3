package dev.rosey.plugins.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rosey.bus.RoseyException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class QuoteTextTest {
    @Test
    void keepsWhatIsTypedButControlsAndSpaceAround() {
        assertThat(QuoteText.typed("  a  b\r\nc\td\u0007\u202Ee\u2028f ", "").text())
                .isEqualTo("a  b c d" + "e f");
    }

    @Test
    void countsCharactersNotUnits() {
        assertThat(QuoteText.typed("🎬".repeat(500), "").text()).hasSize(1000);
        assertThatThrownBy(() -> QuoteText.typed("🎬".repeat(501), "")).isInstanceOf(RoseyException.class);
        for (String nothing : new String[] {"", " \u0000 ", "\u00a0", "\u200b\u200d", "\u2060 \u3000"}) {
            assertThatThrownBy(() -> QuoteText.typed(nothing, "")).isInstanceOf(RoseyException.class);
        }
    }

    @Test
    void holdsOnlyCleanText() {
        assertThatIllegalArgumentException().isThrownBy(() -> new QuoteText(" a"));
        assertThatIllegalArgumentException().isThrownBy(() -> new QuoteText(""));
        assertThatIllegalArgumentException().isThrownBy(() -> new QuoteText("x".repeat(501)));
    }

    @Test
    void isComparedByWordsAndWithoutThemBySigns() {
        assertThat(new QuoteText("Yes!").normal()).isEqualTo(new QuoteText("yes").normal());
        assertThat(new QuoteText("😂").normal()).isNotEqualTo(new QuoteText("😭").normal());
    }

    @Property(tries = 300)
    void cleaningIsDoneOnce(@ForAll String raw) {
        String clean = QuoteText.cleaned(raw);

        assertThat(QuoteText.cleaned(clean)).isEqualTo(clean);
        assertThat(clean.chars().noneMatch(Character::isISOControl)).isTrue();
    }
}
