package dev.rosey.plugins.llmtrivia;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rosey.bus.BusJson;
import dev.rosey.bus.RoseyException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads what a model answered, as strictly as the schemas that it was given: every field there, no other, of the right type
 * and no longer than said. A fence of code around the object is read past, since so many models add one.
 */
final class AnswerReader {

    static final int LONGEST_QUESTION = 160;
    static final int LONGEST_ANSWER = 45;
    static final int LONGEST_EXPLANATION = 160;
    static final int LONGEST_RIFF = 300;
    static final int MOST_ALTERNATIVES = 6;

    private static final Set<String> DIFFICULTIES = Set.of("easy", "medium", "hard");
    private static final Pattern FENCED = Pattern.compile("(?s)\\s*```(?:json)?\\s*(\\{.*})\\s*```\\s*");

    private final ObjectNode answer;

    private AnswerReader(ObjectNode answer) {
        this.answer = answer;
    }

    /** Fails, as the others, with {@link MalformedException}. */
    static Draft question(String text) {
        var reader = of(text, Set.of("question", "answer", "alternatives", "difficulty", "explanation"));
        String difficulty = reader.text("difficulty", 1, 10);
        if (!DIFFICULTIES.contains(difficulty)) {
            throw new MalformedException("difficulty is easy, medium or hard");
        }
        return new Draft(
                reader.text("question", 1, LONGEST_QUESTION),
                reader.text("answer", 1, LONGEST_ANSWER),
                reader.texts("alternatives"),
                difficulty,
                reader.text("explanation", 0, LONGEST_EXPLANATION));
    }

    static String check(String text) {
        return of(text, Set.of("answer")).text("answer", 1, 200);
    }

    static String riff(String text) {
        return of(text, Set.of("riff")).text("riff", 1, LONGEST_RIFF);
    }

    private static AnswerReader of(String text, Set<String> fields) {
        var fenced = FENCED.matcher(text);
        var object = read(fenced.matches() ? fenced.group(1) : text);
        Set<String> present = new TreeSet<>();
        object.fieldNames().forEachRemaining(present::add);
        if (!present.equals(new TreeSet<>(fields))) {
            throw new MalformedException("the fields are " + new TreeSet<>(fields) + " and no others");
        }
        return new AnswerReader(object);
    }

    private static ObjectNode read(String text) {
        try {
            return BusJson.readObject(text.getBytes(StandardCharsets.UTF_8));
        } catch (RoseyException unreadable) {
            throw new MalformedException("one JSON object is expected");
        }
    }

    private String text(String field, int shortest, int longest) {
        return text(field, answer.path(field), shortest, longest);
    }

    private static String text(String field, JsonNode value, int shortest, int longest) {
        String text = value.isTextual() ? value.textValue().strip() : "";
        if (!value.isTextual() || text.length() < shortest || text.length() > longest) {
            throw new MalformedException(field + " is a text of " + shortest + " to " + longest + " characters");
        }
        return text;
    }

    private List<String> texts(String field) {
        JsonNode values = answer.path(field);
        if (!values.isArray() || values.size() > MOST_ALTERNATIVES) {
            throw new MalformedException(field + " is a list of at most " + MOST_ALTERNATIVES + " texts");
        }
        List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(text(field, value, 1, LONGEST_ANSWER)));
        return texts;
    }
}
