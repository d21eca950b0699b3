package dev.rosey.plugins.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One whole Rosey for all test classes that register this; it stops when the last test has run. */
final class SharedRosey implements BeforeAllCallback {

    /** Quarantine is shown elsewhere, and nobody waits for half a minute here. */
    private static final String YAML = """
            rosey:
              quarantine:
                crashes: 1000
              longest-pause: PT2S
              plugins:
                chaos:
                  host: own
                cuckoo:
                  host: core
            """;

    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(SharedRosey.class);

    private Running running;

    private record Running(WholeRosey rosey, Witness witness, Path folder) implements AutoCloseable {

        static Running start() {
            try {
                var folder = Files.createTempDirectory("rosey-whole-");
                var rosey = WholeRosey.start(folder, YAML);
                return new Running(rosey, new Witness(rosey.operator()), folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            witness.close();
            rosey.close();
            try (var files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running = context.getRoot()
                .getStore(OURS)
                .getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class);
    }

    WholeRosey rosey() {
        return running.rosey();
    }

    Witness witness() {
        return running.witness();
    }
}
