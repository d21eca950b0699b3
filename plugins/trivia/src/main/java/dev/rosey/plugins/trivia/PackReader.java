package dev.rosey.plugins.trivia;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads a pack and checks it: one that has a problem is refused whole, with all of its problems. Use once.
 *
 * <pre>
 * licence: CC0-1.0
 * source: our own
 * author: Rosey contributors
 * language: en
 * questions:
 *   - id: film-casablanca
 *     category: Film
 *     difficulty: easy
 *     kind: text
 *     question: In which film does Rick run a café?
 *     answer: Casablanca
 *     reference: "Wikipedia: Casablanca (film)"
 * </pre>
 */
final class PackReader {

    private static final Set<String> KEYS = Set.of("licence", "source", "author", "language", "questions");

    private final YamlSource yaml = new YamlSource();
    private final String name;

    private PackReader(String name) {
        this.name = name;
    }

    /** The pack, or {@link InvalidPackException} with everything that is wrong. */
    static Pack read(String name, String text) {
        PackReader reader = new PackReader(name);
        Optional<Pack> pack = reader.yaml.compose(text).map(reader::pack);
        if (pack.isEmpty() || !reader.yaml.problems().isEmpty()) {
            throw new InvalidPackException(name, reader.yaml.problems());
        }
        return pack.get();
    }

    /** Everything that is wrong, by line; empty for a valid pack. */
    static List<PackProblem> lint(String text) {
        try {
            read("pack", text);
            return List.of();
        } catch (InvalidPackException e) {
            return e.problems();
        }
    }

    private Pack pack(Node root) {
        Map<String, Node> entries = yaml.mapping(root, "a pack");
        entries.forEach((key, node) -> {
            if (!KEYS.contains(key)) {
                yaml.problem(YamlSource.line(node), "a pack has no “" + key + "”");
            }
        });
        String licence = required(root, entries, "licence");
        String source = required(root, entries, "source");
        String author = required(root, entries, "author");
        String language = required(root, entries, "language");
        if (!language.isEmpty() && !language.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")) {
            yaml.problem(YamlSource.line(root), "language must be a tag such as “en”, not “" + language + "”");
        }
        return new Pack(name, licence, source, author, language, questions(root, entries.get("questions")));
    }

    private String required(Node root, Map<String, Node> entries, String key) {
        Node node = entries.get(key);
        String value = node == null ? "" : yaml.scalar(node, key);
        if (value.isEmpty()) {
            yaml.problem(YamlSource.line(node == null ? root : node), key + " is missing");
        }
        return value;
    }

    private List<Question> questions(Node root, @Nullable Node node) {
        if (node == null) {
            yaml.problem(YamlSource.line(root), "questions are missing");
            return List.of();
        }
        List<Question> questions = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        for (Node item : yaml.list(node, "questions")) {
            Question question = new QuestionReader(yaml, item).read();
            Integer before = lines.putIfAbsent(question.id(), YamlSource.line(item));
            if (before != null) {
                yaml.problem(YamlSource.line(item), "id “" + question.id() + "” stands on line " + before + " already");
            }
            questions.add(question);
        }
        if (questions.isEmpty()) {
            yaml.problem(YamlSource.line(node), "a pack needs at least one question");
        }
        return questions;
    }
}
