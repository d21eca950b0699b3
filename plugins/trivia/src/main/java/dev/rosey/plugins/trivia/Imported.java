package dev.rosey.plugins.trivia;

import java.util.ArrayList;
import java.util.List;

/**
 * What came of another format.
 *
 * @param questions those that make a valid pack
 * @param skipped why others were left out, by their line where it is known
 */
record Imported(List<Question> questions, List<PackProblem> skipped) {

    Imported {
        questions = List.copyOf(questions);
        skipped = List.copyOf(skipped);
    }

    /** One question as it was found, before it is checked. */
    record Found(int line, Question question) {}

    /** Keeps what the linter has nothing against. */
    static Imported checked(List<Found> found, List<PackProblem> problems) {
        List<Question> questions = new ArrayList<>();
        List<PackProblem> skipped = new ArrayList<>(problems);
        for (Found each : found) {
            Pack alone = new Pack("import", "unknown", "import", "unknown", "en", List.of(each.question()));
            List<PackProblem> wrong = PackReader.lint(PackWriter.write(alone));
            if (wrong.isEmpty()) {
                questions.add(each.question());
            }
            wrong.forEach(problem -> skipped.add(new PackProblem(each.line(), problem.message())));
        }
        return new Imported(questions, skipped);
    }

    /** A text question, or a number question when the first answer is a plain number. */
    static Question open(String id, String category, String text, List<String> answers, String reference) {
        String answer = answers.getFirst();
        boolean number = answer.matches("-?[0-9]+(\\.[0-9]+)?")
                && answers.stream().allMatch(other -> NumberAnswer.read(other).isPresent());
        return new Question(
                id,
                category,
                Difficulty.MEDIUM,
                number ? Kind.NUMBER : Kind.TEXT,
                text,
                answer,
                answers.subList(1, answers.size()),
                List.of(),
                List.of(),
                "",
                reference);
    }
}
