package dev.rosey.bus;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** Instants on the wire: always a text, in UTC and with milliseconds when written, with any offset when read. */
final class InstantText {

    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();
    private static final int LAST_YEAR = 9999;
    private static final String USUAL = "0000-00-00T00:00:00.000Z";

    private InstantText() {}

    static SimpleModule module() {
        return new SimpleModule()
                .addSerializer(Instant.class, new Writer())
                .addDeserializer(Instant.class, new Reader());
    }

    private static final class Writer extends StdScalarSerializer<Instant> {
        Writer() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(MILLISECONDS.format(value));
        }
    }

    private static final class Reader extends StdScalarDeserializer<Instant> {
        Reader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (!json.hasToken(JsonToken.VALUE_STRING)) {
                throw JsonMappingException.from(json, "a time is a text such as 2026-11-22T09:00:00.123Z");
            }
            var text = json.getText();
            try {
                return isUsual(text) ? usual(text) : withinReach(OffsetDateTime.parse(text));
            } catch (DateTimeException e) {
                throw JsonMappingException.from(json, "not an ISO-8601 time with an offset", e);
            }
        }

        /** Whether it has the form that Rosey itself writes; the general parser takes longer than all the rest. */
        private static boolean isUsual(String text) {
            if (text.length() != USUAL.length()) {
                return false;
            }
            for (int at = 0; at < USUAL.length(); at++) {
                char wanted = USUAL.charAt(at);
                if (wanted == '0' ? !isDigit(text.charAt(at)) : wanted != text.charAt(at)) {
                    return false;
                }
            }
            return true;
        }

        private static boolean isDigit(char unit) {
            return unit >= '0' && unit <= '9';
        }

        private static Instant usual(String text) {
            return LocalDateTime.of(
                            number(text, 0, 4),
                            number(text, 5, 7),
                            number(text, 8, 10),
                            number(text, 11, 13),
                            number(text, 14, 16),
                            number(text, 17, 19),
                            number(text, 20, 23) * 1_000_000)
                    .toInstant(ZoneOffset.UTC);
        }

        private static int number(String text, int from, int to) {
            return Integer.parseInt(text, from, to, 10);
        }

        /** Four digits of year, as RFC 3339 has it: whatever lies beyond overflows somebody's milliseconds. */
        private static Instant withinReach(OffsetDateTime time) {
            if (time.getYear() < 0 || time.getYear() > LAST_YEAR) {
                throw new DateTimeException("the year has more than four digits");
            }
            return time.toInstant();
        }
    }
}
