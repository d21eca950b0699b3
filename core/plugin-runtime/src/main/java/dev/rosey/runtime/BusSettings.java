package dev.rosey.runtime;

import dev.rosey.bus.nats.BusOptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where NATS is, and each module's password. */
@Singleton
class BusSettings {

    private final URI server;
    private final Path credentials;
    private final int restarts;
    private final String host;
    private final boolean takesOver;
    private final List<String> modules;

    /**
     * @param server {@code rosey.nats.url}: {@code nats://host:port}
     * @param credentials {@code rosey.credentials.dir}: a folder with a file for each module, named after it, that holds
     *     its password
     * @param restarts {@code rosey.restarts}: how often the supervisor has started this JVM again
     * @param host {@code rosey.host}: what whoever started this JVM calls it
     * @param takesOver {@code rosey.takes-over}: whether others may serve the same modules when this JVM starts
     * @param modules {@code rosey.modules}: whom whoever started this JVM wants in it; where that is not said, whoever is
     *     there
     */
    @Inject
    BusSettings(
            @ConfigProperty(name = "rosey.nats.url", defaultValue = "nats://127.0.0.1:4222") URI server,
            @ConfigProperty(name = "rosey.credentials.dir", defaultValue = ".rosey/credentials") String credentials,
            @ConfigProperty(name = "rosey.restarts", defaultValue = "0") int restarts,
            @ConfigProperty(name = "rosey.host") Optional<String> host,
            @ConfigProperty(name = "rosey.takes-over", defaultValue = "false") boolean takesOver,
            @ConfigProperty(name = "rosey.modules") Optional<String> modules) {
        this.server = server;
        this.credentials = Path.of(credentials);
        this.restarts = restarts;
        this.host = host.orElse("");
        this.takesOver = takesOver;
        this.modules = modules.map(names -> List.of(names.split(","))).orElse(List.of());
    }

    List<String> modules() {
        return modules;
    }

    String host() {
        return host;
    }

    boolean takesOver() {
        return takesOver;
    }

    int restarts() {
        return restarts;
    }

    /** How this module connects. Fails when it has no credentials: nobody gets onto the bus without a user. */
    BusOptions forModule(String module) {
        var file = credentials.resolve(module);
        try {
            return BusOptions.of(server, module, Files.readString(file).strip());
        } catch (IOException e) {
            throw new IllegalStateException(
                    "module " + module + " has no NATS credentials: " + file.toAbsolutePath() + " cannot be read", e);
        }
    }
}
