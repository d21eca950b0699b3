package dev.rosey.plugins.trivia;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The labelled answers of a file, by heading. */
final class AnswerCorpus {

    private final Map<String, List<Labelled>> sections = new HashMap<>();

    /** @param accepted the answer and its alternatives */
    record Labelled(List<String> accepted, String guess) {}

    static AnswerCorpus load(String file) {
        try (InputStream stream = AnswerCorpus.class.getResourceAsStream(file)) {
            AnswerCorpus corpus = new AnswerCorpus();
            corpus.read(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            return corpus;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Labelled> section(String heading) {
        return sections.get(heading);
    }

    int size() {
        return sections.values().stream().mapToInt(List::size).sum();
    }

    private void read(String text) {
        List<Labelled> section = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            if (line.startsWith("[")) {
                section = new ArrayList<>();
                sections.put(line.substring(1, line.length() - 1), section);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                section.addAll(line.contains(" > ") ? guesses(line) : pair(line));
            }
        }
    }

    private static List<Labelled> guesses(String line) {
        int arrow = line.indexOf(" > ");
        List<String> accepted = List.of(line.substring(0, arrow).split(" \\| ", -1));
        return Stream.of(line.substring(arrow + 3).split(";", -1))
                .map(guess -> new Labelled(accepted, guess.strip()))
                .toList();
    }

    private static List<Labelled> pair(String line) {
        String[] both = line.split(" / ", -1);
        return List.of(new Labelled(List.of(both[0]), both[1]), new Labelled(List.of(both[1]), both[0]));
    }
}
