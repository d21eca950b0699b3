package dev.rosey.launcher;

import dev.rosey.launcher.ConfigShape.Anything;
import dev.rosey.launcher.ConfigShape.Listed;
import dev.rosey.launcher.ConfigShape.Named;
import dev.rosey.launcher.ConfigShape.OneOrMore;
import dev.rosey.launcher.ConfigShape.Section;
import dev.rosey.launcher.ConfigShape.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Looks through {@code rosey.yaml} for what cannot be meant, and says in which line it stands: what is wrong, and, as a note,
 * what does nothing.
 */
final class ConfigCheck {

    private static final String ROOT = "rosey";

    private final List<String> wrong = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private ConfigCheck() {}

    static ConfigCheck of(Node document) {
        var check = new ConfigCheck();
        if (document instanceof MappingNode all) {
            check.root(all);
        } else if (!isNothing(document)) {
            check.wrong(document, "this file is made of lines such as “key: value”.");
        }
        return check;
    }

    /** What is not as it has to be; empty when all is well. */
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** What does nothing. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /** What stands beside {@code rosey} may be for the libraries, unless it has a name of ours. */
    private void root(MappingNode all) {
        for (var entry : all.getValue()) {
            var key = text(entry.getKeyNode());
            if (key.equals(ROOT)) {
                look(entry.getValueNode(), ROOT, ConfigShape.ROSEY);
            } else if (key.equalsIgnoreCase(ROOT) || ConfigShape.ROSEY.keys().containsKey(key)) {
                notes.add(line(entry.getKeyNode()) + "“" + key + "” does nothing here: all that is Rosey's stands below"
                        + " “rosey:”, each line two spaces further in.");
            }
        }
    }

    private void look(Node node, String key, ConfigShape shape) {
        if (isNothing(node)) {
            return;
        }
        switch (shape) {
            case Anything anything -> {}
            case Value value -> value(node, key, value);
            case Listed listed -> list(node, key, listed);
            case OneOrMore some ->
                look(node, key, node instanceof SequenceNode ? new Listed(some.each()) : some.each());
            case Section section -> section(node, key, section);
            case Named named -> entries(node, key).forEach(entry -> look(entry.node(), entry.key(), named.each()));
        }
    }

    private void value(Node node, String key, Value value) {
        if (!(node instanceof ScalarNode scalar)) {
            wrong(node, key + " has one value, not several.");
        } else if (!isUnsaid(scalar, value) && !value.rule().admits(scalar.getValue())) {
            wrong(node, value.rule().complaint(key, scalar.getValue()));
        }
    }

    /** Blank is as good as absent, but where somebody may mean that nothing is to be there. */
    private static boolean isUnsaid(ScalarNode scalar, Value value) {
        return scalar.getValue().isBlank() && !value.rule().equals(ValueRule.PREFIX);
    }

    private void list(Node node, String key, Listed listed) {
        if (!(node instanceof SequenceNode list)) {
            wrong(node, key + " is a list: each of its lines begins with “- ”.");
            return;
        }
        for (int i = 0; i < list.getValue().size(); i++) {
            look(list.getValue().get(i), key + '[' + i + ']', listed.each());
        }
    }

    private void section(Node node, String key, Section section) {
        for (var entry : entries(node, key)) {
            var shape = section.keys().get(entry.name());
            if (shape == null) {
                notes.add(entry.line() + entry.key() + " is nothing that I know, and does nothing. Below " + key
                        + " there are " + section.keys().keySet().stream().collect(Collectors.joining(", ")) + '.');
            } else {
                look(entry.node(), entry.key(), shape);
            }
        }
    }

    /** One line of a section. */
    private record Entry(String name, String key, String line, Node node) {}

    private List<Entry> entries(Node node, String key) {
        if (node instanceof MappingNode section) {
            return section.getValue().stream()
                    .map(entry -> new Entry(
                            text(entry.getKeyNode()),
                            key + '.' + text(entry.getKeyNode()),
                            line(entry.getKeyNode()),
                            entry.getValueNode()))
                    .toList();
        }
        wrong(
                node,
                key + " is made of lines such as “key: value”"
                        + (text(node).isEmpty() ? "." : ", not “" + text(node) + "”."));
        return List.of();
    }

    private void wrong(Node node, String what) {
        wrong.add(line(node) + what);
    }

    private static String line(Node node) {
        return node.getStartMark()
                .map(mark -> "line " + (mark.getLine() + 1) + ": ")
                .orElse("");
    }

    private static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private static boolean isNothing(Node node) {
        return node.getTag().equals(Tag.NULL);
    }
}
