package dev.rosey.launcher;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints shell exports with which other programs find this Rosey. They hold passwords. */
@Command(name = "env", description = "Prints shell exports: eval \"$(./rosey env)\".", mixinStandardHelpOptions = true)
final class EnvCommand implements Callable<Integer> {

    @Option(names = "--plugin", paramLabel = "NAME", description = "NATS_URL of this plugin's user.")
    private @Nullable String plugin;

    @Override
    public Integer call() {
        exports(Installation.current())
                .forEach((name, value) -> System.out.println("export " + name + "='" + value + "'"));
        return 0;
    }

    private Map<String, String> exports(Installation installation) {
        var plan = installation.plan();
        installation.home().create();
        var credentials = installation.credentials();
        var user = plugin == null ? "operator" : known(plan, plugin);
        var ports = installation.ports();
        Map<String, String> exports = new LinkedHashMap<>();
        exports.put("NATS_URL", "nats://" + user + ':' + credentials.nats(user) + "@127.0.0.1:" + ports.nats());
        exports.put("ROSEY_API", "http://127.0.0.1:" + ports.api());
        exports.put("ROSEY_TOKEN", Credentials.read(credentials.apiToken()));
        exports.put("ROSEY_CYTUBE", plan.cytubeUrl());
        exports.put("ROSEY_CHANNEL", plan.channel());
        if (installation.config().database() == null) {
            exports.put(
                    "ROSEY_PG",
                    "postgres://" + Postgres.OWNER + ':' + Credentials.read(credentials.postgres()) + "@127.0.0.1:"
                            + ports.postgres() + '/' + Postgres.DATABASE);
        }
        exports.put("ROSEY_SIMULATOR_PASSWORD", Credentials.read(credentials.simulator()));
        return exports;
    }

    private static String known(Plan plan, String plugin) {
        if (plan.config().externals().stream()
                .anyMatch(external -> external.name().equals(plugin))) {
            plan.writeNatsConfig(plan.library().modules());
            reloadNatsServer(plan.home());
            return plugin;
        }
        return plan.library().modules().stream()
                .map(ModuleJar::name)
                .filter(plugin::equals)
                .findFirst()
                .orElseThrow(() -> new LauncherException("There is no plugin “" + plugin
                        + "”: a plugin that is not Rosey's is registered in rosey.yaml, with host: external."));
    }

    /** A server that does not run reads its configuration when it starts. */
    private static void reloadNatsServer(RoseyHome home) {
        RunState.read(home.statusFile()).stream()
                .flatMap(state -> state.processes().stream())
                .filter(entry -> entry.name().equals(Plan.NATS_SERVER))
                .map(RunState.Entry::process)
                .filter(Objects::nonNull)
                .map(ProcessId::find)
                .flatMap(Optional::stream)
                .forEach(server -> Spawner.signal(server, "HUP"));
    }
}
