package dev.rosey.plugins.trivia;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads trivia lists of Red-DiscordBot: a mapping from each question to the list of its answers. */
final class RedBotImporter {

    private static final Set<String> SETTINGS = Set.of("AUTHOR", "DESCRIPTION", "CONFIG");

    private RedBotImporter() {}

    /**
     * @param prefix begins the id of each question
     * @param category of all of them, as the format has none
     */
    static Imported read(String text, String prefix, String category) {
        YamlSource yaml = new YamlSource();
        List<Imported.Found> found = new ArrayList<>();
        yaml.compose(text).ifPresent(root -> {
            Map<String, Node> entries = yaml.mapping(root, "a list of questions");
            String author = author(entries);
            entries.forEach((question, answers) -> {
                if (!SETTINGS.contains(question)) {
                    String id = prefix + "-" + (found.size() + 1);
                    List<String> accepted = answers(yaml, answers);
                    if (!accepted.isEmpty()) {
                        found.add(new Imported.Found(
                                YamlSource.line(answers),
                                Imported.open(id, category, question.strip(), accepted, author)));
                    }
                }
            });
        });
        return Imported.checked(found, yaml.problems());
    }

    private static String author(Map<String, Node> entries) {
        return entries.get("AUTHOR") instanceof ScalarNode author
                ? "Red-DiscordBot trivia list by " + author.getValue()
                : "Red-DiscordBot trivia list";
    }

    private static List<String> answers(YamlSource yaml, Node node) {
        if (node instanceof ScalarNode) {
            return List.of(yaml.scalar(node, "an answer"));
        }
        return yaml.list(node, "the answers").stream()
                .map(answer -> yaml.scalar(answer, "an answer"))
                .toList();
    }
}
