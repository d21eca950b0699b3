package dev.rosey.launcher;

import dev.rosey.bus.ModuleName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Everything that runs in one Rosey, as command lines: what is configured and what lies in {@code lib}, put together.
 * Nothing is started here.
 */
record Plan(
        RoseyHome home,
        Ports ports,
        RoseyConfig config,
        Library library,
        Mains mains,
        JvmCache cache,
        Credentials credentials) {

    static final String NATS_SERVER = "nats-server";
    static final String POSTGRES = "postgres";
    static final String SIMULATOR = "cytube-simulator";
    static final String RUNTIME = "plugin-runtime";

    static final int HOST_HEAP_MB = 128;

    private static final int SIMULATOR_HEAP_MB = 48;

    private static final int PLUGIN_NICENESS = 5;

    /** The main classes of the JVMs. */
    record Mains(String host, String simulator) {

        static final Mains STANDARD = new Mains("dev.rosey.runtime.Host", "dev.rosey.simulator.SimulatorMain");
    }

    /** The simulator runs when no CyTube channel is configured, and it is there. */
    boolean simulated() {
        return config.simulated() && library.artifact(SIMULATOR).isPresent();
    }

    /** The same with what lies in {@code lib} now. */
    Plan withLibrary(Library other) {
        return new Plan(home, ports, config, other, mains, cache, credentials);
    }

    /** The same with another configuration. */
    Plan withConfig(RoseyConfig other) {
        return new Plan(home, ports, other, library, mains, cache, credentials);
    }

    /** Who may say and hear what on the bus. */
    BusUsers busUsers() {
        return new BusUsers(home, ports, config, credentials);
    }

    Program natsServer(Path executable) {
        return new Program(
                NATS_SERVER,
                Program.Rank.SERVER,
                Tether.command(
                        "KILL",
                        List.of(),
                        List.of(executable.toString(), "-c", home.natsConfig().toString())),
                Map.of(),
                List.of(),
                new NatsProbe(ports.nats(), "operator", () -> credentials.nats("operator"), System::nanoTime),
                "TERM",
                new Program.Address.Fixed("nats://127.0.0.1:" + ports.nats()),
                List.of());
    }

    Program postgres(List<String> command) {
        return new Program(
                POSTGRES,
                Program.Rank.SERVER,
                command,
                Map.of(),
                List.of(),
                new PostgresProbe(ports.postgres()),
                "INT",
                new Program.Address.Fixed("postgres://127.0.0.1:" + ports.postgres()),
                List.of());
    }

    Program simulator() {
        var jar = library.artifact(SIMULATOR).orElseThrow();
        var url = "http://127.0.0.1:" + ports.cytube();
        return new Program(
                SIMULATOR,
                Program.Rank.SIMULATOR,
                Tether.command(
                        "KILL",
                        List.of(),
                        jvm(
                                SIMULATOR,
                                SIMULATOR_HEAP_MB,
                                List.of(),
                                library.classPath(List.of(jar)),
                                mains.simulator())),
                Map.of(
                        "ROSEY_HOME",
                        home.path().toString(),
                        "ROSEY_CYTUBE_PORT",
                        String.valueOf(ports.cytube()),
                        "ROSEY_CHANNEL",
                        RoseyConfig.SIMULATOR_CHANNEL,
                        "ROSEY_SIMULATOR_PASSWORD_FILE",
                        credentials.simulator().toString(),
                        "ROSEY_PARENT_WATCH",
                        "stdin"),
                List.of(),
                HttpProbe.of(ports.cytube()),
                "TERM",
                new Program.Address.Fixed(url),
                List.of());
    }

    /**
     * A JVM of the composition. {@code core} makes what the others need on the bus, so they wait for it.
     *
     * @param generation tells it from an earlier JVM of the same name, which may still run
     * @param takesOver whether others serve the same now
     */
    Program host(String name, List<ModuleJar> modules, int generation, boolean takesOver) {
        boolean lasting = modules.stream().anyMatch(module -> !module.isPlugin());
        List<String> after = name.equals(Composition.CORE)
                ? List.of(NATS_SERVER, POSTGRES, SIMULATOR)
                : List.of(NATS_SERVER, Composition.CORE);
        var httpFile = home.httpFile(generation == 1 ? name : name + '.' + generation);
        var jvm = jvm(name, heapMb(modules), runtime(), classPath(modules), mains.host());
        return new Program(
                name,
                lasting ? Program.Rank.CORE : Program.Rank.PLUGINS,
                Tether.command("KILL", List.of(), lasting ? jvm : Tether.nice(PLUGIN_NICENESS, jvm)),
                environment(name, modules, httpFile, takesOver),
                after,
                HttpProbe.of(httpFile),
                "TERM",
                new Program.Address.Written(httpFile),
                modules);
    }

    /** What the class path of every host begins with. */
    private List<Path> runtime() {
        return library.artifact(RUNTIME)
                .map(runtime -> library.classPath(List.of(runtime)))
                .orElse(List.of());
    }

    private List<Path> classPath(List<ModuleJar> modules) {
        var all = new LinkedHashSet<>(runtime());
        all.addAll(library.classPath(modules.stream()
                .filter(module -> !module.isDropped())
                .map(ModuleJar::jar)
                .toList()));
        modules.stream().filter(ModuleJar::isDropped).forEach(module -> {
            all.add(module.jar());
            all.addAll(library.known(ModuleJar.needs(module.jar())));
            all.addAll(module.beside());
        });
        return List.copyOf(all);
    }

    /** The most that any of them asks for. */
    private int heapMb(List<ModuleJar> modules) {
        return modules.stream()
                .mapToInt(module -> config.placement(module.name()).memoryMb())
                .reduce(HOST_HEAP_MB, Math::max);
    }

    private List<String> jvm(String name, int heapMb, List<Path> beginning, List<Path> classPath, String main) {
        var command = new ArrayList<String>();
        command.add(JvmFlags.java());
        command.addAll(JvmFlags.small(heapMb));
        command.addAll(cache.flags(name, beginning, classPath));
        command.addAll(List.of("-cp", JvmFlags.joined(classPath), main));
        return command;
    }

    /** The command that makes the cache of the hosts that have none of their own; empty when there is nothing to make it of. */
    List<String> commonCache() {
        return cache.common(JvmFlags.small(HOST_HEAP_MB), runtime());
    }

    private Map<String, String> environment(String name, List<ModuleJar> modules, Path httpFile, boolean takesOver) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("ROSEY_HOME", home.path().toString());
        variables.put("ROSEY_HOST", name);
        variables.put("ROSEY_MODULES", modules.stream().map(ModuleJar::name).collect(Collectors.joining(",")));
        variables.put(Program.TAKES_OVER, String.valueOf(takesOver));
        variables.put("ROSEY_NATS_URL", "nats://127.0.0.1:" + ports.nats());
        variables.put("ROSEY_CREDENTIALS_DIR", home.natsCredentials().toString());
        variables.put("ROSEY_HTTP_FILE", httpFile.toString());
        variables.put("ROSEY_PARENT_WATCH", "stdin");
        variables.put("ROSEY_API_TOKEN_FILE", credentials.apiToken().toString());
        if (modules.stream().anyMatch(module -> module.name().equals(ModuleName.INSPECTOR_DASHBOARD.name()))) {
            variables.put("SERVER_PORT", String.valueOf(ports.api()));
        }
        if (config.database() == null) {
            variables.put(
                    "ROSEY_DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + ports.postgres() + '/' + Postgres.DATABASE);
            variables.put("ROSEY_DATABASE_USER", Postgres.OWNER);
            variables.put("ROSEY_DATABASE_PASSWORD_FILE", credentials.postgres().toString());
        }
        if (config.simulated()) {
            variables.put("ROSEY_SIMULATOR_URL", "http://127.0.0.1:" + ports.cytube());
            variables.put(
                    "ROSEY_SIMULATOR_PASSWORD_FILE", credentials.simulator().toString());
            variables.put("ROSEY_CHANNEL", RoseyConfig.SIMULATOR_CHANNEL);
        }
        return variables;
    }

    /** Whether the page and the REST interface are there. */
    boolean servesApi() {
        return library.modules().stream()
                .anyMatch(module -> module.name().equals(ModuleName.INSPECTOR_DASHBOARD.name()));
    }

    /** What keeps the plan from being carried out, said before anything is started. */
    void requireFreePorts() {
        Ports.requireFree(ports.nats(), "NATS", Ports.NATS);
        if (config.database() == null) {
            Ports.requireFree(ports.postgres(), "PostgreSQL", Ports.POSTGRES);
        }
        if (simulated()) {
            Ports.requireFree(ports.cytube(), "the CyTube simulator", Ports.CYTUBE);
        }
        if (servesApi()) {
            Ports.requireFree(ports.api(), "the REST interface", Ports.API);
        }
    }

    /** The page where a person meets Rosey. */
    String channelUrl() {
        return cytubeUrl() + "/r/" + channel();
    }

    /** The CyTube server, or the simulator in its place. */
    String cytubeUrl() {
        return Optional.ofNullable(config.cytube()).orElse("http://127.0.0.1:" + ports.cytube());
    }

    String channel() {
        return Optional.ofNullable(config.channel()).orElse(RoseyConfig.SIMULATOR_CHANNEL);
    }
}
