package dev.rosey.simulator;

import com.corundumstudio.socketio.AckCallback;
import com.corundumstudio.socketio.protocol.AckArgs;
import com.corundumstudio.socketio.protocol.Event;
import com.corundumstudio.socketio.protocol.JsonSupport;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.ByteBufOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/**
 * JSON for netty-socketio: the first argument of an event as a {@link JsonNode}, whatever it is. Never throws for what
 * a client sent, since netty-socketio would log it, passwords included: a frame that makes no sense becomes the event
 * {@link #MALFORMED}.
 */
final class JsonFrames implements JsonSupport {
    static final String MALFORMED = "(malformed)";

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .addModule(new SimpleModule().addSerializer(String.class, new WellFormed()))
            .build();

    @Override
    public <T> T readValue(String namespace, ByteBufInputStream source, Class<T> type) throws IOException {
        byte[] bytes = source.readAllBytes();
        if (type == Event.class) {
            return type.cast(event(bytes));
        }
        return type.cast(Map.of());
    }

    private Event event(byte[] bytes) throws IOException {
        try {
            JsonNode frame = mapper.readTree(bytes);
            if (frame.isArray() && frame.path(0).isTextual()) {
                JsonNode argument = frame.has(1) ? frame.get(1) : NullNode.instance;
                return new Event(frame.get(0).textValue(), List.of(argument));
            }
        } catch (JsonProcessingException notJson) {
            return new Event(MALFORMED, List.of(NullNode.instance));
        }
        return new Event(MALFORMED, List.of(NullNode.instance));
    }

    @Override
    public AckArgs readAckArgs(ByteBufInputStream source, AckCallback<?> callback) {
        return new AckArgs(List.of());
    }

    @Override
    public void writeValue(ByteBufOutputStream out, Object value) throws IOException {
        mapper.writeValue((OutputStream) out, value);
    }

    @Override
    public void addEventMapping(String namespace, String event, Class<?>... types) {}

    @Override
    public void removeEventMapping(String namespace, String event) {}

    @Override
    public List<byte[]> getArrays() {
        return List.of();
    }

    /** Half a surrogate pair cannot be written as UTF-8. */
    private static final class WellFormed extends StdSerializer<String> {
        WellFormed() {
            super(String.class);
        }

        @Override
        public void serialize(String value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(Frames.wellFormed(value));
        }
    }
}
