package dev.rosey.bus;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * JSON as the bus speaks it: UTF-8, snake_case, ISO-8601 instants with milliseconds, unknown fields ignored, and strict in
 * everything else. Malformed UTF-8, duplicate keys, trailing text, scalars of another type, nesting deeper than 64, NUL
 * characters and unpaired surrogates are refused: none of them can be stored or shown, so they go no further than the
 * door. What is written is always valid UTF-8; half of a surrogate pair becomes a question mark.
 *
 * <p>All methods may be called from any thread. What cannot be read is a {@link RoseyException} with
 * {@link ErrorCode#BAD_REQUEST}.
 */
public final class BusJson {

    private static final int DEPTH_LIMIT = 64;
    private static final int NAME_LIMIT = 256;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH_LIMIT)
                            .maxNameLength(NAME_LIMIT)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    // Each request has a virtual thread of its own: buffers kept for a thread would be made for each.
                    .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
                    .build())
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .addModule(InstantText.module())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    texts -> texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .build();

    private BusJson() {}

    /** The value as UTF-8 JSON. A value that is no JSON is a defect of the caller: {@link ErrorCode#INTERNAL}. */
    public static byte[] bytes(Object value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    /** The value as JSON text. */
    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new RoseyException(ErrorCode.INTERNAL, "cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** The value as a tree. */
    public static JsonNode tree(Object value) {
        return value instanceof JsonNode node ? node : MAPPER.valueToTree(value);
    }

    /** A new, empty object. */
    public static ObjectNode emptyObject() {
        return MAPPER.createObjectNode();
    }

    /** Reads a body into a record. */
    public static <T> T read(byte @Nullable [] body, Class<T> type) {
        var text = text(body);
        return mayHoldUncleanText(text) ? convert(object(text), type) : direct(text, type);
    }

    /** Reads a body that must be a JSON object. */
    public static ObjectNode readObject(byte @Nullable [] body) {
        return object(text(body));
    }

    private static ObjectNode object(String text) {
        var object = direct(text, ObjectNode.class);
        requireCleanText(object);
        return object;
    }

    /** Only an escape can bring NUL or half a pair: the text itself is valid, and raw control characters are refused. */
    private static boolean mayHoldUncleanText(String text) {
        return text.contains("\\u");
    }

    private static <T> T direct(String text, Class<T> type) {
        if (!text.stripLeading().startsWith("{")) {
            throw bad("the body is not a JSON object", null);
        }
        try {
            return Objects.requireNonNull(MAPPER.readValue(text, type));
        } catch (StreamReadException e) {
            throw bad("not valid JSON: " + reason(e), e);
        } catch (JsonProcessingException e) {
            throw bad(reason(e), e);
        } catch (RuntimeException e) {
            throw bad(String.valueOf(e.getMessage()), e);
        }
    }

    /** The parser alone would guess at UTF-16 and let overlong and surrogate sequences pass. */
    private static String text(byte @Nullable [] body) {
        if (body == null || body.length == 0) {
            throw bad("the body is empty; a JSON object is expected", null);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw bad("not valid UTF-8", e);
        }
    }

    /** A tree as a record. */
    public static <T> T convert(JsonNode tree, Class<T> type) {
        try {
            return Objects.requireNonNull(MAPPER.treeToValue(tree, type));
        } catch (JsonProcessingException e) {
            throw bad(reason(e), e);
        } catch (RuntimeException e) {
            throw bad(String.valueOf(e.getMessage()), e);
        }
    }

    /** What a record's constructor said, or the parser's own words without the excerpt of the source. */
    private static String reason(JsonProcessingException e) {
        var cause = e.getCause();
        if (cause instanceof IllegalArgumentException rejected && rejected.getMessage() != null) {
            return String.valueOf(rejected.getMessage());
        }
        var message = String.valueOf(e.getOriginalMessage());
        return message.length() > 200 ? message.substring(0, 200) + "…" : message;
    }

    private static void requireCleanText(JsonNode node) {
        if (node.isTextual()) {
            requireCleanText(node.textValue());
            return;
        }
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(BusJson::requireCleanText);
        }
        node.forEach(BusJson::requireCleanText);
    }

    private static void requireCleanText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == 0) {
                throw bad("text holds a NUL character", null);
            }
            if (Character.isHighSurrogate(unit)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            if (Character.isSurrogate(unit)) {
                throw bad("text holds half of a surrogate pair", null);
            }
        }
    }

    private static RoseyException bad(String message, @Nullable Throwable cause) {
        return cause == null
                ? new RoseyException(ErrorCode.BAD_REQUEST, message)
                : new RoseyException(ErrorCode.BAD_REQUEST, message, cause);
    }
}
