package dev.rosey.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** What clients of a real CyTube sent and heard. */
final class Recording {
    /** Their order and number depend on wall time. */
    private static final Set<String> TIMED = Set.of("usercount", "mediaUpdate");

    private static final JsonMapper JSON = new JsonMapper();

    private Recording() {}

    static List<Line> read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Recording.class.getResourceAsStream("/recorded/transcript.jsonl.gz")),
                StandardCharsets.UTF_8))) {
            return lines.lines().map(Recording::line).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Line line(String json) {
        try {
            JsonNode line = JSON.readTree(json);
            return new Line(
                    line.get("t").longValue(),
                    line.get("dir").textValue().equals("out"),
                    line.get("who").textValue(),
                    line.get("event").textValue(),
                    (ArrayNode) line.get("args"),
                    line.get("phase").textValue().substring(0, 2));
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    static boolean isTimed(String event) {
        return TIMED.contains(event);
    }

    /** An event without what differs from run to run: times, addresses, and how often somebody drank. */
    static String normalised(String event, String arguments) {
        try {
            JsonNode tree = JSON.readTree(arguments);
            erase(tree);
            return event + " " + (event.equals("drinkCount") ? "[0]" : tree);
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    private static void erase(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (String changing : List.of("time", "timestamp", "ip")) {
                if (object.path(changing).isIntegralNumber() || (changing.equals("ip") && object.has("aliases"))) {
                    object.put(changing, "(varies)");
                }
            }
            sortKeys(object);
        }
        node.forEach(Recording::erase);
    }

    /** The order of keys means nothing, and org.json does not keep it. */
    private static void sortKeys(ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        object.removeAll();
        copy.properties().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> object.set(entry.getKey(), entry.getValue()));
    }

    /**
     * One recorded line.
     *
     * @param sent whether the client sent it; events in parentheses are what the client saw, such as {@code (connect)}
     * @param phase two digits
     */
    record Line(long at, boolean sent, String who, String event, ArrayNode arguments, String phase) {
        String normalised() {
            return Recording.normalised(event, arguments.toString());
        }
    }
}
