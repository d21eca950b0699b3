package dev.rosey.plugins.llmtrivia;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextRulesTest {
    private static final TextRules RULES = new TextRules("!", BlockList.of(words()));

    private static List<String> words() {
        List<String> words = new ArrayList<>(TextFile.lines("blocked-words.txt"));
        words.add("zonkword*");
        return words;
    }

    static Stream<Hostile> outputs() {
        return Hostile.outputs();
    }

    @Test
    void thereIsEnoughToRefuse() {
        assertThat(Hostile.all()).hasSizeGreaterThan(150);
    }

    @ParameterizedTest
    @MethodSource("outputs")
    void refusesWhatBreaksARule(Hostile output) {
        assertThat(RULES.broken(output.text()).map(Rule::word))
                .as(output.text())
                .contains(output.kind());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I have seen better saucers under a teacup.",
                "Who directed Plan 9 from Outer Space?",
                "In which year — 1956, 1957 or 1959 — was it released?",
                "He cost $2.5 million; nobody knows why!",
                "Nice cape… is it rented? 🤖",
                "Mr. Wood, your shrub is moving.",
                "It is a class act: the assassin passes the cockpit, then Scunthorpe.",
                "Amélie & the Shiitake Cassette",
                "The U.S. Army lends its tanks, e.g. to Godzilla.",
                "“Klaatu barada nikto”, said the toaster.",
                "七人の侍",
                "Who would win: 50/50?"
            })
    void letsGoodTextsPass(String text) {
        assertThat(RULES.broken(text)).isEmpty();
    }

    @Test
    void letsALineOf320Pass() {
        assertThat(RULES.broken("x".repeat(320))).isEmpty();
        assertThat(RULES.broken("x".repeat(321))).contains(Rule.LENGTH);
        assertThat(RULES.broken("👾".repeat(161))).contains(Rule.LENGTH);
    }

    @Test
    void refusesACommandPrefixOfTheOperatorsChoice() {
        assertThat(new TextRules("~", BlockList.EMPTY).broken("~quote add x")).contains(Rule.COMMAND);
    }

    @Test
    void findsNamesHoweverTheyAreWritten() {
        assertThat(TextRules.names("Well, ALICE, look behind you", List.of("alice")))
                .isTrue();
        assertThat(TextRules.names("Well, Älicé, look behind you", List.of("alice")))
                .isTrue();
        assertThat(TextRules.names("Even a l i c e could act better", List.of("alice")))
                .isTrue();
        assertThat(TextRules.names("Bob Smith could act better", List.of("bob_smith")))
                .isTrue();
        assertThat(TextRules.names("BobSmith's hat", List.of("bob-smith"))).isTrue();
        assertThat(TextRules.names("Nobody acts here", List.of("bob"))).isFalse();
        assertThat(TextRules.names("The malice of it", List.of("al"))).isFalse();
    }

    @Provide
    Arbitrary<String> fragments() {
        Arbitrary<String> hostile =
                Arbitraries.of(Hostile.all().stream().map(Hostile::text).toList());
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(12);
        Arbitrary<String> plain =
                Arbitraries.of("film", " ", ", ", "robot ", ".", "/", "!", "dot", " com", "ﬁ", "😀", "&");
        return Arbitraries.oneOf(hostile, any, plain).list().ofMaxSize(6).map(parts -> String.join("", parts));
    }

    @Property(tries = 5_000)
    void nothingThatPassesLooksWrong(@ForAll("fragments") String text) {
        Optional<Rule> broken = RULES.broken(text);
        if (broken.isEmpty()) {
            assertThat(WhatTheRoomSees.isWrongWith(text)).as(text).isEmpty();
        }
    }

    @Provide
    Arbitrary<String> hidden() {
        return Arbitraries.of(Hostile.of("control").stream()
                .filter(text -> text.startsWith("A"))
                .toList());
    }

    @Property(tries = 500)
    void findsWhatIsHiddenAnywhere(@ForAll("hidden") String hidden, @ForAll("fragments") String around) {
        String text = "The robot " + hidden + " is here";
        assertThat(RULES.broken(text)).isPresent();
        assertThat(RULES.broken(around + hidden + around)).isPresent();
    }
}
