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
 * What is known without any pack: names that are easily taken for one another ({@code confusables.txt}), well-known
 * names by category ({@code names.txt}), and words.
 *
 * @param alone names that count when they are the whole of what was typed
 * @param within names that count as a word among others too
 * @param words everyday words, which count like {@code alone}, but their plurals are no other thing ({@code words.txt})
 */
record Confusables(List<String> alone, List<String> within, List<String> words) {

    static Confusables load() {
        List<String> words = lines("words.txt").stream()
                .filter(line -> !line.startsWith("#"))
                .flatMap(line -> Stream.of(line.split(" ", -1)))
                .toList();
        return parse(
                Stream.concat(lines("confusables.txt").stream(), lines("names.txt").stream())
                        .toList(),
                words);
    }

    /** The lines of a resource beside this class. */
    static List<String> lines(String file) {
        try (InputStream stream = Confusables.class.getResourceAsStream(file);
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(stream), StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Confusables parse(List<String> lines, List<String> words) {
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
        return new Confusables(alone, within, words);
    }
}
