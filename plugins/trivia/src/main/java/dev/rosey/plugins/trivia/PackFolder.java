package dev.rosey.plugins.trivia;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The operator's own packs: every {@code *.yaml} of a folder. One that has a problem is refused whole, and said. */
final class PackFolder {

    private static final Logger LOG = Logger.getLogger(PackFolder.class.getName());

    private PackFolder() {}

    /** The questions of the packs that are fine; none for an empty name. */
    static List<Question> questions(String folder) {
        if (folder.isEmpty()) {
            return List.of();
        }
        List<Question> questions = new ArrayList<>();
        try (var files = Files.list(Path.of(folder))) {
            files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .forEach(file -> questions.addAll(read(file)));
        } catch (IOException e) {
            LOG.log(Level.SEVERE, e, () -> "the folder of packs cannot be read: " + folder);
        }
        return questions;
    }

    private static List<Question> read(Path file) {
        try {
            return PackReader.read(String.valueOf(file.getFileName()), PackFile.text(file))
                    .questions();
        } catch (InvalidPackException | IOException e) {
            LOG.severe(() -> "a pack is not played: " + e.getMessage());
            return List.of();
        }
    }
}
