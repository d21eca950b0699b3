package dev.rosey.plugins.trivia;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads the JSON of the Open Trivia Database. Its questions are CC BY-SA 4.0, so a pack made of them has to say so.
 */
final class OpenTdbImporter {

    static final String LICENCE = "CC BY-SA 4.0";
    static final String SOURCE = "Open Trivia Database";

    private OpenTdbImporter() {}

    /** How the texts were asked for. */
    enum Encoding {
        /** The default: HTML entities. */
        HTML,
        BASE64,
        URL3986
    }

    /** @param prefix begins the id of each question */
    static Imported read(String json, Encoding encoding, String prefix) {
        YamlSource source = new YamlSource();
        List<Imported.Found> found = new ArrayList<>();
        source.compose(json).ifPresent(root -> {
            Node results = source.mapping(root, "the answer").get("results");
            if (results == null) {
                source.problem(0, "there are no results");
                return;
            }
            for (Node result : source.list(results, "results")) {
                question(source, result, encoding, prefix + "-" + (found.size() + 1))
                        .ifPresent(question -> found.add(new Imported.Found(YamlSource.line(result), question)));
            }
        });
        return Imported.checked(found, source.problems());
    }

    private static Optional<Question> question(YamlSource source, Node result, Encoding encoding, String id) {
        Map<String, Node> entries = source.mapping(result, "a result");
        for (String key : List.of("category", "difficulty", "question", "correct_answer", "incorrect_answers")) {
            if (!entries.containsKey(key)) {
                source.problem(YamlSource.line(result), key + " is missing");
                return Optional.empty();
            }
        }
        try {
            return Optional.of(choice(source, entries, encoding, id));
        } catch (IllegalArgumentException e) {
            source.problem(YamlSource.line(result), "not encoded as " + encoding);
            return Optional.empty();
        }
    }

    private static Question choice(YamlSource source, Map<String, Node> entries, Encoding encoding, String id) {
        String answer = decode(source, entries, "correct_answer", encoding);
        List<String> options = new ArrayList<>(List.of(answer));
        Node wrong = entries.get("incorrect_answers");
        if (wrong != null) {
            source.list(wrong, "incorrect_answers")
                    .forEach(option -> options.add(decode(source.scalar(option, "an answer"), encoding)));
        }
        return new Question(
                id,
                decode(source, entries, "category", encoding).replaceFirst("^.*: ", ""),
                difficulty(decode(source, entries, "difficulty", encoding)),
                Kind.CHOICE,
                decode(source, entries, "question", encoding),
                answer,
                List.of(),
                options,
                List.of(),
                "",
                SOURCE);
    }

    private static Difficulty difficulty(String text) {
        return Difficulty.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static String decode(YamlSource source, Map<String, Node> entries, String key, Encoding encoding) {
        Node node = entries.get(key);
        return node == null ? "" : decode(source.scalar(node, key), encoding);
    }

    private static String decode(String text, Encoding encoding) {
        return switch (encoding) {
            case HTML -> HtmlEntities.decode(text).strip();
            case BASE64 -> new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8).strip();
            case URL3986 ->
                URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8)
                        .strip();
        };
    }
}
