package dev.rosey.plugins.llmtrivia;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/** What a model is asked for. */
enum Purpose {
    QUESTION,
    CHECK,
    RIFF;

    /** The JSON schema that an answer must have. */
    String schema() {
        String file = word() + ".schema.json";
        try (var stream = Objects.requireNonNull(Purpose.class.getResourceAsStream(file), file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
