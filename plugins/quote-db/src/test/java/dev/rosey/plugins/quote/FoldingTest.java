package dev.rosey.plugins.quote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FoldingTest {
    @Test
    void takesAwayCaseAccentsAndSpace() {
        assertThat(Folding.folded(" Ünï\t\n CAFÉ  100% ")).isEqualTo("uni cafe 100%");
        assertThat(Folding.folded("Straße")).isEqualTo(Folding.folded("STRASSE"));
        assertThat(Folding.folded("STRAẞE")).isEqualTo(Folding.folded("straße"));
        assertThat(Folding.folded("ΟΔΟΣ")).isEqualTo(Folding.folded("οδος"));
        assertThat(Folding.folded("ﬁne")).isEqualTo("fine");
    }

    @Test
    void keepsOnlyWords() {
        assertThat(Folding.words("“Don't!”, he said — twice…")).isEqualTo("dont he said twice");
        assertThat(Folding.words("😂!?")).isEmpty();
    }

    @Test
    void everyCharacterIsTheSameTwice() {
        var changed = IntStream.rangeClosed(Character.MIN_CODE_POINT, Character.MAX_CODE_POINT)
                .filter(character -> character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE)
                .mapToObj(Character::toString)
                .filter(text -> !Folding.folded(Folding.folded(text)).equals(Folding.folded(text)))
                .toList();

        assertThat(changed).isEmpty();
    }

    @Property(tries = 300)
    void isTheSameTwice(@ForAll String text) {
        String folded = Folding.folded(text);

        assertThat(Folding.folded(folded)).isEqualTo(folded);
        assertThat(Folding.words(folded)).isEqualTo(Folding.words(text));
    }
}
