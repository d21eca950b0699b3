package dev.rosey.plugins.llmtrivia;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What opens a provider's door. It cannot be printed by accident. */
final class ApiKey {

    /** What some servers on the operator's own machine take, and all want to be given something. */
    static final ApiKey NONE = new ApiKey("none");

    private final String value;

    /** Refuses what cannot stand in a header, without saying what it is. */
    ApiKey(String value) {
        if (value.isEmpty() || !value.chars().allMatch(unit -> unit > ' ' && unit < 0x7f)) {
            throw new IllegalArgumentException("a key is printable ASCII without blanks");
        }
        this.value = value;
    }

    /** What stands in the file, without the blanks around it. */
    static ApiKey read(Path file) {
        try {
            return new ApiKey(Files.readString(file).strip());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the key file " + file, unreadable);
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
