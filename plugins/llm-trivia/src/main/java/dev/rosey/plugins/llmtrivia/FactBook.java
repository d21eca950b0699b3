package dev.rosey.plugins.llmtrivia;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What the operator knows about titles. A line that begins with {@code #} names a title; the lines below it are facts about
 * everything whose title has these words in it. The file is read each time, so it can be changed meanwhile.
 *
 * <pre>{@code
 * # Plan 9 from Outer Space
 * Directed by Ed Wood, shot in 1956.
 * }</pre>
 */
final class FactBook {
    private static final Logger LOG = Logger.getLogger(FactBook.class.getName());
    private static final int LARGEST = 1024 * 1024;
    private static final int MOST_FACTS = 20;
    private static final int LONGEST_FACT = 300;

    private final Optional<Path> file;

    FactBook(Optional<Path> file) {
        this.file = file;
    }

    /** At most 20 facts of at most 300 characters; none where there is no file or it cannot be read. */
    List<String> about(String title) {
        return file.map(path -> about(title, path)).orElse(List.of());
    }

    private static List<String> about(String title, Path path) {
        try {
            if (Files.size(path) > LARGEST) {
                throw new IOException("it is larger than " + LARGEST + " bytes");
            }
            return about(title, Files.readString(path, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            LOG.log(Level.WARNING, () -> "the facts file cannot be read: " + unreadable.getMessage());
            return List.of();
        }
    }

    private static List<String> about(String title, String text) {
        String played = ' ' + String.join(" ", Folding.words(title)) + ' ';
        List<String> facts = new ArrayList<>();
        boolean fits = false;
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.startsWith("#")) {
                String named = String.join(" ", Folding.words(line));
                fits = !named.isEmpty() && played.contains(' ' + named + ' ');
            } else if (fits && !line.isEmpty() && facts.size() < MOST_FACTS) {
                facts.add(OneLine.of(line, LONGEST_FACT));
            }
        }
        return facts;
    }
}
