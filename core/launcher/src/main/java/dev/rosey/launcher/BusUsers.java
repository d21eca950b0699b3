package dev.rosey.launcher;

import dev.rosey.bus.NatsConfig;
import dev.rosey.bus.Permissions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Who may connect to nats-server, and what each may say and hear: those who are installed, and whom {@code rosey.yaml} adds. */
record BusUsers(RoseyHome home, Ports ports, RoseyConfig config, Credentials credentials) {

    /** nats-server's configuration. {@code modules}: every service and plugin that is there. */
    NatsConfig natsConfig(List<ModuleJar> modules) {
        var ours = Stream.of(user("operator", Permissions.OPERATOR), user("supervisor", Permissions.SUPERVISOR));
        var installed = modules.stream().map(module -> user(module.name(), permissions(module)));
        var external = config.externals().stream().map(plugin -> user(plugin.name(), plugin.permissions()));
        return new NatsConfig(
                ports.nats(),
                home.natsStore().toString(),
                Stream.of(ours, installed, external).flatMap(users -> users).toList());
    }

    /** Writes the configuration that nats-server reads when it starts, and when it is told to read it again. */
    void write(List<ModuleJar> modules) {
        try {
            WholeFile.write(home.natsConfig(), natsConfig(modules).text().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new LauncherException("Cannot write " + home.natsConfig() + ": " + e.getMessage(), e);
        }
    }

    /** What a plugin asked for and does not get. */
    List<String> notAllowed(ModuleJar module) {
        if (!module.isDropped()) {
            return List.of();
        }
        var placement = config.placement(module.name());
        return Stream.concat(
                        module.manifest().calls().stream()
                                .filter(call -> !placement.calls().contains(call)),
                        module.manifest().subscribes().stream()
                                .filter(event -> !placement.events().contains(event)))
                .toList();
    }

    /** What a dropped plugin wants of others is given to it where {@code rosey.yaml} says so. */
    private Permissions permissions(ModuleJar module) {
        var manifest = module.manifest();
        if (!module.isDropped()) {
            return Permissions.ofShipped(manifest);
        }
        var placement = config.placement(module.name());
        return Permissions.of(
                manifest,
                manifest.calls().stream().filter(placement.calls()::contains).toList(),
                manifest.subscribes().stream()
                        .filter(placement.events()::contains)
                        .toList());
    }

    private NatsConfig.User user(String name, Permissions permissions) {
        return new NatsConfig.User(name, credentials.natsHash(name), permissions);
    }
}
