package dev.rosey.database;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.rosey.bus.BusJson;
import dev.rosey.bus.RoseyException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A cell's text, as PostgreSQL writes it, as JSON (bus contract, section 7): timestamps ISO-8601 with offset, numerics as
 * numbers, {@code bytea} as base64, {@code json} and arrays as what they are. What JSON has no word for, such as {@code NaN}
 * or {@code infinity}, stays the text it is, and so does a document that no reader of the bus would take.
 */
final class Cells {

    private static final int DIGIT_LIMIT = 500;

    private static final Pattern TIMESTAMP = Pattern.compile(
            "(\\d{4,6}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?)(?:([+-]\\d\\d)(:\\d\\d)?(:\\d\\d)?)?");

    /** The only arrays whose elements are not told apart by commas. */
    private static final String BOXES = "_box";

    /** Around a document, so that it is read as deep inside a reply as it will stand. */
    private static final String DEPTH = "{\"a\":[{\"a\":[{\"a\":";

    private static final String HTPED = "}]}]}";

    private Cells() {}

    /**
     * One cell.
     *
     * @param type the column's type as PostgreSQL names it: {@code int4}, {@code _text} for an array of texts
     * @param text the cell's text, or null
     */
    static JsonNode of(String type, @Nullable String text) {
        if (text == null) {
            return NullNode.instance;
        }
        if (type.startsWith("_") && !type.equals(BOXES)) {
            return array(type.substring(1), text);
        }
        return switch (type) {
            case "bool" -> BooleanNode.valueOf(text.equals("t") || text.equals("true"));
            case "int2", "int4", "int8", "oid", "serial", "bigserial" -> integer(text);
            case "float4", "float8", "numeric" -> decimal(text);
            case "timestamp", "timestamptz" -> timestamp(text);
            case "bytea" -> bytes(text);
            case "json", "jsonb" -> document(text);
            default -> TextNode.valueOf(text);
        };
    }

    private static JsonNode integer(String text) {
        try {
            return LongNode.valueOf(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return decimal(text);
        }
    }

    private static JsonNode decimal(String text) {
        if (text.length() > DIGIT_LIMIT) {
            return TextNode.valueOf(text);
        }
        try {
            var number = new BigDecimal(text);
            if (number.scale() == 0 && number.precision() > 18) {
                return BigIntegerNode.valueOf(new BigInteger(text));
            }
            return DecimalNode.valueOf(number);
        } catch (NumberFormatException e) {
            return TextNode.valueOf(text);
        }
    }

    private static JsonNode timestamp(String text) {
        Matcher matcher = TIMESTAMP.matcher(text);
        if (!matcher.matches()) {
            return TextNode.valueOf(text);
        }
        return TextNode.valueOf(matcher.group(1) + 'T' + matcher.group(2) + offset(matcher));
    }

    private static String offset(Matcher matcher) {
        var hours = matcher.group(3);
        var minutes = matcher.group(4);
        if (hours == null || (hours.equals("+00") && minutes == null)) {
            return "Z";
        }
        var seconds = matcher.group(5);
        return hours + (minutes == null ? ":00" : minutes) + (seconds == null ? "" : seconds);
    }

    private static JsonNode bytes(String text) {
        if (!text.startsWith("\\x")) {
            return TextNode.valueOf(text);
        }
        return TextNode.valueOf(
                Base64.getEncoder().encodeToString(HexFormat.of().parseHex(text.substring(2))));
    }

    private static JsonNode document(String text) {
        try {
            var body = (DEPTH + text + HTPED).getBytes(StandardCharsets.UTF_8);
            return BusJson.readObject(body).at("/a/0/a/0/a");
        } catch (RoseyException e) {
            return TextNode.valueOf(text);
        }
    }

    private static JsonNode array(String elementType, String text) {
        try {
            return new ArrayText(elementType, text).read();
        } catch (IllegalArgumentException e) {
            return TextNode.valueOf(text);
        }
    }

    /** Reads {@code {1,NULL,"a b",{…}}}, with bounds before it or without. */
    private static final class ArrayText {

        private final String elementType;
        private final String text;
        private int at;

        ArrayText(String elementType, String text) {
            this.elementType = elementType;
            this.text = text;
            this.at = Math.max(0, text.startsWith("[") ? text.indexOf('=') + 1 : 0);
        }

        ArrayNode read() {
            expect('{');
            ArrayNode array = BusJson.emptyObject().arrayNode();
            while (peek() != '}') {
                if (!array.isEmpty()) {
                    expect(',');
                }
                array.add(element());
            }
            expect('}');
            return array;
        }

        private JsonNode element() {
            if (peek() == '{') {
                return read();
            }
            if (peek() == '"') {
                return of(elementType, quoted());
            }
            int start = at;
            while (peek() != ',' && peek() != '}') {
                at++;
            }
            var word = text.substring(start, at);
            return of(elementType, word.equals("NULL") ? null : word);
        }

        private String quoted() {
            expect('"');
            var content = new StringBuilder();
            while (peek() != '"') {
                if (peek() == '\\') {
                    at++;
                }
                content.append(peek());
                at++;
            }
            expect('"');
            return content.toString();
        }

        private char peek() {
            if (at >= text.length()) {
                throw new IllegalArgumentException("the array ends too early");
            }
            return text.charAt(at);
        }

        private void expect(char wanted) {
            if (peek() != wanted) {
                throw new IllegalArgumentException("not an array");
            }
            at++;
        }
    }
}
