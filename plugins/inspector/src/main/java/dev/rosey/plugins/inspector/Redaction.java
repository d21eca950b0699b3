package dev.rosey.plugins.inspector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.rosey.bus.BusJson;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Takes out what may not be kept. Texts of private messages go always, those of public ones unless they may be captured;
 * their length stays as {@code text_length}. What a field's name or a value's form gives away as a secret is masked.
 */
final class Redaction {

    static final String MASK = "•••";

    private static final Pattern SECRET_FIELD = Pattern.compile(
            ".*(password|passwd|secret|credential|api_?key|private_?key|authorization|cookie).*|pw|pass|(.*_)?token");

    private static final Pattern SECRET_VALUE = Pattern.compile(
            // Authorization headers, JSON web tokens, well-known key prefixes, bcrypt hashes, 256-bit hexadecimal keys
            "(?i:\\b(?:bearer|basic)\\s+)[A-Za-z0-9+/_.=~-]{8,}"
                    + "|\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*"
                    + "|\\b(?:sk|pk|rk|ghp|gho|ghs|glpat|xox[abp])[-_][A-Za-z0-9_-]{12,}"
                    + "|\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}"
                    + "|\\b[0-9a-fA-F]{64}\\b"
                    // user:password@ of an address, and key=value in running text
                    + "|(?<=://)[^\\s/@:]{1,200}:[^\\s/@]{1,200}(?=@)"
                    + "|(?i:(?<=\\b(?:password|passwd|pwd|secret|token|api_key|apikey)[=:]))\\s?[^\\s,;&\"']{1,200}");

    private Redaction() {}

    /** The data of an event as it may be kept. The argument is not changed. */
    static JsonNode of(String subject, JsonNode data, boolean captureText) {
        var kept = masked(data);
        var isPrivate = subject.equals("chat.private_message");
        if (kept instanceof ObjectNode object && (isPrivate || (subject.equals("chat.message") && !captureText))) {
            var length = data.path("text").asText("").length();
            object.remove("text");
            object.put("text_length", length);
        }
        return kept;
    }

    private static JsonNode masked(JsonNode node) {
        if (node instanceof ObjectNode object) {
            var kept = BusJson.emptyObject();
            object.properties().forEach(field -> kept.set(field.getKey(), masked(field.getKey(), field.getValue())));
            return kept;
        }
        if (node instanceof ArrayNode array) {
            var kept = array.arrayNode(array.size());
            array.forEach(element -> kept.add(masked(element)));
            return kept;
        }
        return node.isTextual() ? TextNode.valueOf(text(node.textValue())) : node;
    }

    private static JsonNode masked(String field, JsonNode value) {
        var isSecret = SECRET_FIELD.matcher(field.toLowerCase(Locale.ROOT)).matches();
        return isSecret && !value.isNull() ? TextNode.valueOf(MASK) : masked(value);
    }

    /** A text with what looks like a secret masked. */
    static String text(String text) {
        return text.length() < 8 ? text : SECRET_VALUE.matcher(text).replaceAll(MASK);
    }
}
