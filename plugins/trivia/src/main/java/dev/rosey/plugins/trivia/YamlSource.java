package dev.rosey.plugins.trivia;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads YAML, and JSON with it, into nodes that know their lines, and collects what is wrong. */
final class YamlSource {

    private static final int MOST_CHARACTERS = 16 * 1024 * 1024;

    private final List<PackProblem> problems = new ArrayList<>();

    /** The root, or nothing when the text is not YAML, which is a problem then. */
    Optional<Node> compose(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setAllowDuplicateKeys(false)
                .setMaxAliasesForCollections(0)
                .setCodePointLimit(MOST_CHARACTERS)
                .build();
        try {
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                problem(0, "the file is empty");
            }
            return root;
        } catch (MarkedYamlEngineException e) {
            problem(e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0), "not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            problem(0, "not YAML: " + e.getMessage());
        } catch (StackOverflowError e) {
            problem(0, "not YAML: nested too deeply");
        }
        return Optional.empty();
    }

    void problem(int line, String message) {
        problems.add(new PackProblem(line, message));
    }

    /** All problems so far, by line. */
    List<PackProblem> problems() {
        return problems.stream()
                .sorted((a, b) -> Integer.compare(a.line(), b.line()))
                .toList();
    }

    /** The entries of a mapping by key; anything else is a problem and has none. */
    Map<String, Node> mapping(Node node, String what) {
        Map<String, Node> entries = new LinkedHashMap<>();
        if (!(node instanceof MappingNode mapping)) {
            problem(line(node), what + " must be a mapping");
            return entries;
        }
        for (NodeTuple entry : mapping.getValue()) {
            if (entry.getKeyNode() instanceof ScalarNode key) {
                if (entries.put(key.getValue(), entry.getValueNode()) != null) {
                    problem(line(key), "“" + key.getValue() + "” stands here twice");
                }
            } else {
                problem(line(entry.getKeyNode()), "a key must be a word");
            }
        }
        return entries;
    }

    /** The items of a list; anything else is a problem and has none. */
    List<Node> list(Node node, String what) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        problem(line(node), what + " must be a list");
        return List.of();
    }

    /** The text of a scalar as it is written; anything else is a problem and empty. */
    String scalar(Node node, String what) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue().strip();
        }
        problem(line(node), what + " must be a text");
        return "";
    }

    /** The line of a node, from 1. */
    static int line(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(-1) + 1;
    }
}
