package dev.rosey.cytube;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A password that cannot be printed by accident. */
final class Secret {

    private final String value;

    Secret(String value) {
        this.value = value;
    }

    /** What stands in the file, without the blanks around it. */
    static Secret read(Path file) {
        try {
            return new Secret(Files.readString(file).strip());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the password file " + file, unreadable);
        }
    }

    /** For the wire, and for nothing else. */
    String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "***";
    }
}
