package dev.rosey.runtime;

import io.helidon.microprofile.server.ServerCdiExtension;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells the supervisor on which port this JVM serves health and metrics, once it does. */
@Singleton
class HttpPortFile {

    private final Optional<String> file;

    /** @param file {@code rosey.http.file}: where the port is written; nowhere when it is not set */
    @Inject
    HttpPortFile(@ConfigProperty(name = "rosey.http.file") Optional<String> file) {
        this.file = file;
    }

    void write(
            @Observes @Initialized(ApplicationScoped.class) @Priority(Integer.MAX_VALUE) Object event,
            BeanManager beans) {
        file.map(Path::of)
                .ifPresent(path ->
                        write(path, beans.getExtension(ServerCdiExtension.class).port()));
    }

    private static void write(Path path, int port) {
        try {
            var unfinished = path.resolveSibling(path.getFileName() + ".new");
            Files.writeString(unfinished, Integer.toString(port));
            Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the HTTP port to " + path, e);
        }
    }
}
