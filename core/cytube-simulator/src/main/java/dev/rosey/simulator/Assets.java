package dev.rosey.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The chat page and what belongs to it. */
record Assets(HttpAnswer page, HttpAnswer script, HttpAnswer style) {
    private static final JsonMapper JSON = new JsonMapper();

    static Assets load() {
        return new Assets(
                resource("chat.html", "text/html; charset=utf-8"),
                resource("chat.js", "text/javascript; charset=utf-8"),
                resource("chat.css", "text/css; charset=utf-8"));
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static HttpAnswer resource(String name, String type) {
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing from the class path: " + name);
            }
            return new HttpAnswer(200, type, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
