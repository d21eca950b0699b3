package dev.rosey.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a plugin may keep private files while it is being developed. */
public final class PluginStorage {

    private PluginStorage() {}

    /**
     * The place of a private file, {@code $ROSEY_HOME/local/<file>}; its folder exists.
     *
     * @param file a plain name, for example {@code quote-db.db}
     */
    public static Path path(String file) {
        if (!file.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException("not a plain file name: " + file);
        }
        var home = System.getProperty("rosey.home", System.getenv().getOrDefault("ROSEY_HOME", ".rosey"));
        try {
            return Files.createDirectories(Path.of(home, "local")).resolve(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
