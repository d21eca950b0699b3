package dev.rosey.cytube;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ChatMessagesTest {

    @Test
    void aSlashAtTheStartIsDisarmedByASpaceHoweverItIsHidden() {
        assertThat(ChatMessages.of("/clear")).containsExactly(" /clear");
        assertThat(ChatMessages.of("/me /clear")).containsExactly(" /me /clear");
        assertThat(ChatMessages.of("/dance party")).containsExactly(" /dance party");
        assertThat(ChatMessages.of("\n\t /kick alice")).containsExactly(" /kick alice");
        assertThat(ChatMessages.of("1/2")).containsExactly("1/2");
    }

    @Test
    void aSlashThatABreakBringsToTheStartIsDisarmedToo() {
        assertThat(ChatMessages.of("a".repeat(318) + " /clear now").get(1)).isEqualTo(" /clear now");
        assertThat(ChatMessages.of("/".repeat(321)).get(1)).startsWith(" /");
    }

    @Test
    void lineBreaksAndControlCharactersBecomeSpaces() {
        assertThat(ChatMessages.of("a\r\nb\nc\td\u0007e\u2028f\u0085g")).containsExactly("a b c d e f g");
    }

    @Test
    void aBlankTextIsNothing() {
        assertThat(ChatMessages.of(" \n\t ")).isEmpty();
    }

    @Test
    void aLongTextIsBrokenBetweenWords() {
        String word = "x".repeat(99);
        assertThat(ChatMessages.of(String.join(" ", word, word, word, word)))
                .containsExactly(String.join(" ", word, word, word), word);
    }

    @Test
    void whatDoesNotFitInThreeMessagesIsCutVisibly() {
        var messages = ChatMessages.of("word ".repeat(400));
        assertThat(messages).hasSize(3);
        assertThat(messages.getLast()).endsWith("word…");
    }

    @Test
    void anEmojiOnTheBoundaryStaysWhole() {
        assertThat(ChatMessages.of("a" + "🎬".repeat(200)).getFirst())
                .hasSize(319)
                .endsWith("🎬");
        String family = "👩‍👩‍👧";
        assertThat(ChatMessages.of(family.repeat(50)).getFirst()).endsWith(family);
    }

    @Test
    void halvesOfSurrogatePairsAreReplaced() {
        assertThat(ChatMessages.of("a\uD83Cb\uDFAC")).containsExactly("a\uFFFDb\uFFFD");
    }

    @Property
    void everyMessageIsOneThatCytubeTakesWholeAndAsText(@ForAll("texts") String text) {
        assertThat(ChatMessages.of(text))
                .hasSizeLessThanOrEqualTo(ChatMessages.MAX_MESSAGES)
                .allSatisfy(message -> {
                    assertThat(message)
                            .isNotBlank()
                            .hasSizeLessThanOrEqualTo(ChatMessages.MAX_UNITS)
                            .doesNotStartWith("/");
                    assertThat(message.codePoints()).noneMatch(c -> Character.getType(c) == Character.SURROGATE);
                    assertThat(message.codePoints()).noneMatch(Character::isISOControl);
                });
    }

    @Property
    void nothingIsLostFromATextThatFits(@ForAll("texts") String text) {
        var messages = ChatMessages.of(text);
        if (messages.size() < ChatMessages.MAX_MESSAGES) {
            assertThat(String.join("", messages).replaceAll("\\s", ""))
                    .isEqualTo(ChatMessages.oneLine(text).replaceAll("\\s", ""));
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("/", " ", "🎬", "👩‍👩‍👧", "word", "\n", "\uD83C", "é", "…", "x".repeat(150), "/clear ")
                .list()
                .ofMaxSize(400)
                .map(pieces -> String.join("", pieces));
    }
}
