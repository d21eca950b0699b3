package dev.rosey.plugins.trivia;

import java.util.List;

/** Questions for tests. */
final class Questions {

    private Questions() {}

    static Question text(List<String> accepted) {
        return question(Kind.TEXT, accepted, List.of(), List.of());
    }

    static Question text(String... accepted) {
        return text(List.of(accepted));
    }

    static Question number(String answer, String... units) {
        return question(Kind.NUMBER, List.of(answer), List.of(), List.of(units));
    }

    static Question choice(String answer, String... options) {
        return question(Kind.CHOICE, List.of(answer), List.of(options), List.of());
    }

    private static Question question(Kind kind, List<String> accepted, List<String> options, List<String> units) {
        return new Question(
                "q",
                "test",
                Difficulty.EASY,
                kind,
                "How many continents are there?",
                accepted.getFirst(),
                accepted.subList(1, accepted.size()),
                options,
                units,
                "",
                "the test");
    }
}
