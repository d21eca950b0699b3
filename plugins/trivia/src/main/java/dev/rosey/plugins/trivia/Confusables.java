package dev.rosey.plugins.trivia;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The built-in list of names that are easily taken for one another, {@code confusables.txt}.
 *
 * @param alone names that count when they are the whole of what was typed
 * @param within names that count as a word among others too
 */
record Confusables(List<String> alone, List<String> within) {

    static Confusables load() {
        try (InputStream stream = Confusables.class.getResourceAsStream("confusables.txt");
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(stream), StandardCharsets.UTF_8))) {
            return parse(lines.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Confusables parse(List<String> lines) {
        List<String> alone = new ArrayList<>();
        List<String> within = new ArrayList<>();
        List<String> section = alone;
        for (String line : lines) {
            if (line.startsWith("#")) {
                section = line.startsWith("#+") ? within : alone;
            } else {
                Stream.of(line.split(",", -1))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .forEach(section::add);
            }
        }
        return new Confusables(alone, within);
    }
}
