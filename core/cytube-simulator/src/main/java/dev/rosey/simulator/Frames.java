package dev.rosey.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Reads what a client sent, which may be anything. */
final class Frames {
    private static final int LONGEST_TEXT = 4096;

    private Frames() {}

    /** The text under a key, or null when there is none or it is something else. */
    static @Nullable String text(JsonNode frame, String key) {
        JsonNode value = frame.get(key);
        return value != null && value.isTextual() ? cut(value.textValue(), LONGEST_TEXT) : null;
    }

    /** What CyTube says about a frame that lacks a key or has it in another type, or null when all is well. */
    static @Nullable String complaint(JsonNode frame, String key, String type) {
        if (!frame.isContainerNode()) {
            return "Expected type object, got " + typeOf(frame);
        }
        JsonNode value = frame.get(key);
        if (value == null) {
            return "Missing key: " + type + ":" + key;
        }
        if (!typeOf(value).equals(type)) {
            return "Expected key " + key + " to be of type " + type + ", instead got " + typeOf(value);
        }
        return null;
    }

    /**
     * The first UTF-16 units of a text. Half a surrogate pair, at the end or anywhere, becomes U+FFFD: it could not be
     * sent as UTF-8.
     */
    static String cut(String text, int units) {
        return wellFormed(text.length() > units ? text.substring(0, units) : text);
    }

    static String wellFormed(String text) {
        StringBuilder repaired = null;
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isSurrogate(text.charAt(i))) {
                continue;
            }
            if (Character.codePointAt(text, i) > 0xFFFF) {
                i++;
                continue;
            }
            repaired = repaired == null ? new StringBuilder(text) : repaired;
            repaired.setCharAt(i, '\uFFFD');
        }
        return repaired == null ? text : repaired.toString();
    }

    private static String typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "string";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case MISSING -> "undefined";
            case ARRAY, OBJECT, NULL, BINARY, POJO -> "object";
        };
    }
}
