package dev.rosey.plugins.llmtrivia;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Lines that come with the plugin. */
final class TextFile {

    private TextFile() {}

    /** The lines of a resource beside this class without comments and empty ones. */
    static List<String> lines(String name) {
        try (InputStream stream = Objects.requireNonNull(TextFile.class.getResourceAsStream(name), name)) {
            return entries(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of a text without those that are empty or begin with {@code #}, and without the blanks around them. */
    static List<String> entries(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }
}
