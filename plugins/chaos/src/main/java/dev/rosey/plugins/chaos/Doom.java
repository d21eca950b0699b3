package dev.rosey.plugins.chaos;

import dev.rosey.plugin.PluginBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A mark in {@code ROSEY_HOME}; as long as it is there, the plugin dies whenever it starts. */
@PluginBean
class Doom {

    private static final Path MARK = Path.of(
            System.getenv().getOrDefault("ROSEY_HOME", System.getProperty("java.io.tmpdir")), "chaos-is-doomed");

    void seal() {
        try {
            Files.writeString(MARK, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void atStart(@Observes @Initialized(ApplicationScoped.class) Object event) {
        if (Files.exists(MARK)) {
            Runtime.getRuntime().halt(10);
        }
    }
}
