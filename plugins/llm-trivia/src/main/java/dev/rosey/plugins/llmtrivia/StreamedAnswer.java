package dev.rosey.plugins.llmtrivia;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rosey.bus.BusJson;
import dev.rosey.bus.RoseyException;
import java.nio.charset.StandardCharsets;

/**
 * An answer that came as server-sent events although nobody asked for a stream, as some endpoints do. Its pieces are put
 * together as the one answer that was asked for.
 */
final class StreamedAnswer {
    private static final String DATA = "data:";

    private StreamedAnswer() {}

    static boolean isOne(String body) {
        return body.stripLeading().startsWith(DATA);
    }

    /** The whole answer; what cannot be read is left out, so that a broken stream makes a broken answer. */
    static String joined(String body) {
        var text = new StringBuilder();
        ObjectNode whole = BusJson.emptyObject();
        body.lines()
                .filter(line -> line.startsWith(DATA))
                .map(line -> line.substring(DATA.length()).strip())
                .filter(data -> data.startsWith("{"))
                .forEach(data -> add(read(data), text, whole));
        ObjectNode choice = whole.putArray("choices").addObject();
        choice.put("index", 0).put("finish_reason", "stop");
        choice.putObject("message").put("role", "assistant").put("content", text.toString());
        return BusJson.text(whole);
    }

    private static void add(JsonNode piece, StringBuilder text, ObjectNode whole) {
        text.append(piece.path("choices").path(0).path("delta").path("content").asText(""));
        if (piece.path("usage").isObject()) {
            whole.set("usage", piece.path("usage"));
        }
    }

    private static JsonNode read(String data) {
        try {
            return BusJson.readObject(data.getBytes(StandardCharsets.UTF_8));
        } catch (RoseyException broken) {
            return BusJson.emptyObject();
        }
    }
}
