package dev.rosey.plugins.trivia;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads and checks one question; what is wrong goes to the source's problems, with its line. */
final class QuestionReader {

    /** The longest question and options together, so that it fits a message behind the last answer. */
    static final int LONGEST_TEXT = 160;

    /** The longest answer, for the same reason. */
    static final int LONGEST_ANSWER = 45;

    private static final int LONGEST_EXPLANATION = 160;

    /** What may be said of a question, in a pack and in the columns of a table. */
    static final Set<String> KEYS = Set.of(
            "id",
            "category",
            "difficulty",
            "kind",
            "question",
            "answer",
            "alternatives",
            "options",
            "units",
            "explanation",
            "reference");

    private final YamlSource yaml;
    private final Node node;
    private final Map<String, Node> entries;

    QuestionReader(YamlSource yaml, Node node) {
        this.yaml = yaml;
        this.node = node;
        this.entries = yaml.mapping(node, "a question");
    }

    Question read() {
        entries.forEach((key, value) -> {
            if (!KEYS.contains(key)) {
                yaml.problem(YamlSource.line(value), "a question has no “" + key + "”");
            }
        });
        Question question = new Question(
                required("id"),
                required("category"),
                one(Difficulty.class, Difficulty.EASY, "difficulty"),
                one(Kind.class, Kind.TEXT, "kind"),
                required("question"),
                required("answer"),
                texts("alternatives"),
                texts("options"),
                texts("units"),
                text("explanation"),
                required("reference"));
        check(question);
        return question;
    }

    private void check(Question question) {
        wrongIf(!question.id().matches("([a-z0-9][a-z0-9-]{0,63})?"), "id", "id must be lower-case words and hyphens");
        int length = question.text().length()
                + question.options().stream().mapToInt(String::length).sum();
        wrongIf(length > LONGEST_TEXT, "question", "question and options are longer than " + LONGEST_TEXT);
        wrongIf(question.answer().length() > LONGEST_ANSWER, "answer", "answer is longer than " + LONGEST_ANSWER);
        wrongIf(question.category().length() > 24, "category", "category is longer than 24");
        wrongIf(question.explanation().length() > LONGEST_EXPLANATION, "explanation", "explanation is too long");
        wrongIf(!question.units().isEmpty() && question.kind() != Kind.NUMBER, "units", "units are for numbers only");
        switch (question.kind()) {
            case CHOICE -> checkChoice(question);
            case NUMBER -> checkNumber(question);
            case TEXT -> checkText(question);
        }
    }

    private void checkChoice(Question question) {
        List<String> options = question.options();
        wrongIf(options.size() < 2 || options.size() > 4, "options", "a choice needs 2–4 options");
        wrongIf(!options.contains(question.answer()), "options", "the answer is not among the options");
        wrongIf(!question.alternatives().isEmpty(), "alternatives", "alternatives are not for choices");
        Set<String> seen = new HashSet<>();
        for (String option : options) {
            List<String> words = Answer.of(option).canonical();
            wrongIf(!seen.add(Wording.compact(words)), "options", "option “" + option + "” reads like another");
            wrongIf(option.matches("[A-Da-d]"), "options", "an option may not be a bare letter a–d");
        }
    }

    private void checkNumber(Question question) {
        wrongIf(!question.options().isEmpty(), "options", "options are for choices only");
        wrongIf(!question.answer().matches("(-?[0-9]+(\\.[0-9]+)?)?"), "answer", "the answer must be a plain number");
        for (String alternative : question.alternatives()) {
            wrongIf(NumberAnswer.read(alternative).isEmpty(), "alternatives", "“" + alternative + "” is no number");
        }
    }

    private void checkText(Question question) {
        wrongIf(!question.options().isEmpty(), "options", "options are for choices only");
        for (String answer : question.accepted()) {
            boolean readable = answer.isEmpty() || !Answer.of(answer).plain().isEmpty();
            wrongIf(!readable, "answer", "“" + answer + "” has nothing to type");
        }
    }

    private void wrongIf(boolean wrong, String key, String message) {
        if (wrong) {
            yaml.problem(YamlSource.line(entries.getOrDefault(key, node)), message);
        }
    }

    private String required(String key) {
        String value = text(key);
        if (value.isEmpty()) {
            yaml.problem(YamlSource.line(entries.getOrDefault(key, node)), key + " is missing");
        }
        return value;
    }

    private String text(String key) {
        Node value = entries.get(key);
        return value == null ? "" : yaml.scalar(value, key);
    }

    private List<String> texts(String key) {
        Node value = entries.get(key);
        if (value == null) {
            return List.of();
        }
        return yaml.list(value, key).stream()
                .map(item -> yaml.scalar(item, "each of " + key))
                .toList();
    }

    private <E extends Enum<E>> E one(Class<E> type, E fallback, String key) {
        String value = required(key);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(value)) {
                return constant;
            }
        }
        if (!value.isEmpty()) {
            yaml.problem(YamlSource.line(entries.getOrDefault(key, node)), key + " cannot be “" + value + "”");
        }
        return fallback;
    }
}
