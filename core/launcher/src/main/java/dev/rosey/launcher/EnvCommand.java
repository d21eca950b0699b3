package dev.rosey.launcher;

import dev.rosey.bus.nats.BusOptions;
import dev.rosey.bus.nats.NatsBus;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints shell exports with which other programs find this Rosey. They hold passwords. */
@Command(name = "env", description = "Prints shell exports: eval \"$(./rosey env)\".", mixinStandardHelpOptions = true)
final class EnvCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Logger BUS_LOG = Logger.getLogger(NatsBus.class.getName());

    @Option(
            names = "--plugin",
            paramLabel = "NAME",
            description = "NATS_URL of this plugin's user, and no other password.")
    private @Nullable String plugin;

    @Override
    public Integer call() {
        exports(Installation.current(), plugin)
                .forEach((name, value) -> System.out.println("export " + name + "='" + value + "'"));
        return 0;
    }

    static Map<String, String> exports(Installation installation, @Nullable String plugin) {
        var plan = installation.plan();
        installation.home().create();
        var credentials = installation.credentials();
        var user = plugin == null ? "operator" : known(plan, plugin);
        var ports = installation.ports();
        Map<String, String> exports = new LinkedHashMap<>();
        exports.put("NATS_URL", "nats://" + user + ':' + credentials.nats(user) + "@127.0.0.1:" + ports.nats());
        exports.put("ROSEY_API", "http://127.0.0.1:" + ports.api());
        exports.put("ROSEY_CYTUBE", plan.cytubeUrl());
        exports.put("ROSEY_CHANNEL", plan.channel());
        if (plugin == null) {
            exports.putAll(secrets(installation));
        }
        return exports;
    }

    /** What an operator may know and a plugin may not. */
    private static Map<String, String> secrets(Installation installation) {
        var credentials = installation.credentials();
        Map<String, String> exports = new LinkedHashMap<>();
        exports.put("ROSEY_TOKEN", Credentials.read(credentials.apiToken()));
        if (installation.config().database() == null) {
            exports.put(
                    "ROSEY_PG",
                    "postgres://" + Postgres.OWNER + ':' + Credentials.read(credentials.postgres()) + "@127.0.0.1:"
                            + installation.ports().postgres() + '/' + Postgres.DATABASE);
        }
        exports.put("ROSEY_SIMULATOR_PASSWORD", Credentials.read(credentials.simulator()));
        return exports;
    }

    private static String known(Plan plan, String plugin) {
        if (plan.config().externals().stream()
                .anyMatch(external -> external.name().equals(plugin))) {
            awaitUser(plan, plugin);
            return plugin;
        }
        var shipped = plan.library().modules().stream().map(ModuleJar::name);
        var running = StatusReport.of(plan.home(), Instant.now()).services().stream()
                .flatMap(service -> service.plugins().stream());
        return Stream.concat(shipped, running)
                .filter(plugin::equals)
                .findFirst()
                .orElseThrow(() -> new LauncherException("There is no plugin “" + plugin
                        + "”: a plugin that is not Rosey's is registered in rosey.yaml, with host: external."));
    }

    /** Who is new in {@code rosey.yaml} gets its user from the supervisor, which looks at the file all the time. */
    private static void awaitUser(Plan plan, String plugin) {
        if (StatusReport.of(plan.home(), Instant.now()).services().isEmpty()) {
            return;
        }
        BUS_LOG.setLevel(Level.OFF);
        var server = URI.create("nats://127.0.0.1:" + plan.ports().nats());
        try (var bus =
                NatsBus.connect(BusOptions.of(server, plugin, plan.credentials().nats(plugin)))) {
            bus.whenConnected()
                    .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException refused) {
            throw new LauncherException(
                    "nats-server does not let “" + plugin + "” in: see ./rosey status and ./rosey logs nats-server.",
                    refused);
        }
    }
}
