package dev.rosey.plugins.trivia;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text of a file that an operator wrote. */
final class PackFile {

    private PackFile() {}

    /**
     * The whole text.
     *
     * @throws IOException says in words for an operator which file cannot be read, and why
     */
    static String text(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a folder, not a file.");
        }
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new IOException(file + " is not UTF-8.", e);
        } catch (IOException e) {
            throw new IOException("Cannot be read: " + file, e);
        }
    }
}
