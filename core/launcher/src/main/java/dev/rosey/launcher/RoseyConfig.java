package dev.rosey.launcher;

import dev.rosey.bus.ModuleName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the launcher wants to know of {@code rosey.yaml} and of the environment over it; everything else in the file is
 * for the modules, which read it themselves.
 *
 * @param channel the first CyTube channel, or null when none is configured and the simulator stands in
 * @param cytube the base URL of that channel's server, or null
 * @param database an external PostgreSQL, or null when Rosey runs its own
 * @param composition {@code rosey.composition}: {@code small} (the default) or {@code isolated}
 * @param plugins what is said about single plugins, by name
 * @param externals the plugins that somebody else runs
 * @param longestPause {@code rosey.longest-pause}: between the end of a process that ended again and again and its start
 */
record RoseyConfig(
        @Nullable String channel,
        @Nullable String cytube,
        @Nullable ExternalDatabase database,
        String composition,
        Map<String, Placement> plugins,
        List<ExternalPlugin> externals,
        Duration longestPause) {

    /** The channel of the simulator. */
    static final String SIMULATOR_CHANNEL = "movienight";

    /** A PostgreSQL that somebody else runs. The password stays in its file. */
    record ExternalDatabase(String url, String user, String passwordFile) {}

    /**
     * Whether and where a plugin runs.
     *
     * @param enabled {@code false} leaves it out
     * @param host {@code core}, {@code own}, the name of a shared JVM, or null for what the composition says
     * @param memoryMb the heap that its JVM may have at least; 0 for the usual
     * @param events the events of others that it may hear, if it did not ship with Rosey
     * @param calls the commands of others that it may use, as {@code <token>.<action>}, likewise
     */
    record Placement(boolean enabled, @Nullable String host, int memoryMb, List<String> events, List<String> calls) {

        static final Placement STANDARD = new Placement(true, null, 0, List.of(), List.of());

        Placement allowing(Placement other) {
            return new Placement(enabled, host, memoryMb, other.events, other.calls);
        }
    }

    RoseyConfig {
        plugins = Map.copyOf(plugins);
        externals = List.copyOf(externals);
        ValueRule.COMPOSITION.require("rosey.composition", composition);
    }

    boolean simulated() {
        return cytube == null;
    }

    Placement placement(String plugin) {
        return plugins.getOrDefault(plugin, Placement.STANDARD);
    }

    static RoseyConfig read(RoseyHome home, Map<String, String> environment) {
        return of(file(home).map(ConfigFile::read).map(ConfigFile::rosey).orElse(Map.of()), environment);
    }

    /** What in the {@code rosey.yaml} that counts does nothing. */
    static List<String> notes(RoseyHome home) {
        return file(home).map(ConfigFile::read).map(ConfigFile::notes).orElse(List.of());
    }

    /** The {@code rosey.yaml} that counts. */
    static Optional<Path> file(RoseyHome home) {
        return Stream.of(home.path(), home.root())
                .map(folder -> folder.resolve("rosey.yaml"))
                .filter(Files::exists)
                .findFirst();
    }

    /** The same with other plugins that somebody else runs. */
    RoseyConfig withExternals(List<ExternalPlugin> others) {
        return new RoseyConfig(channel, cytube, database, composition, plugins, others, longestPause);
    }

    /** The same with what another allows plugins: events of others, and commands of others. */
    RoseyConfig withGrants(RoseyConfig other) {
        var granted = new LinkedHashMap<String, Placement>();
        Stream.of(plugins, other.plugins)
                .flatMap(named -> named.keySet().stream())
                .forEach(name -> granted.put(name, placement(name).allowing(other.placement(name))));
        return new RoseyConfig(channel, cytube, database, composition, granted, externals, longestPause);
    }

    private static RoseyConfig of(Map<?, ?> rosey, Map<String, String> environment) {
        var first = firstChannel(rosey.get("cytube"), environment);
        var database = section(rosey, "database");
        var url = overridden(environment, "ROSEY_DATABASE_URL", text(database, "url"));
        var external = url == null
                ? null
                : new ExternalDatabase(
                        url,
                        orEmpty(overridden(environment, "ROSEY_DATABASE_USER", text(database, "user"))),
                        orEmpty(overridden(
                                environment, "ROSEY_DATABASE_PASSWORD_FILE", text(database, "password-file"))));
        var composition = overridden(environment, "ROSEY_COMPOSITION", text(rosey, "composition"));
        return new RoseyConfig(
                overridden(environment, "ROSEY_CYTUBE_0_CHANNEL", text(first, "channel")),
                overridden(environment, "ROSEY_CYTUBE_0_URL", text(first, "url")),
                external,
                composition == null ? "small" : composition,
                placements(section(rosey, "plugins"), environment),
                externals(section(rosey, "plugins")),
                duration(
                        "longest-pause", overridden(environment, "ROSEY_LONGEST_PAUSE", text(rosey, "longest-pause"))));
    }

    private static Map<?, ?> firstChannel(@Nullable Object channels, Map<String, String> environment) {
        if (channels == null) {
            return Map.of();
        }
        if (!(channels instanceof List<?> list)) {
            throw new LauncherException("rosey.cytube in rosey.yaml is a list: each channel begins with “- url:”.");
        }
        for (int i = 0; i < list.size(); i++) {
            var channel = section("a channel in rosey.cytube", list.get(i));
            var prefix = "ROSEY_CYTUBE_" + i + '_';
            if (overridden(environment, prefix + "URL", text(channel, "url")) == null
                    || overridden(environment, prefix + "CHANNEL", text(channel, "channel")) == null) {
                throw new LauncherException("Each channel in rosey.cytube in rosey.yaml has a url and a channel.");
            }
        }
        return list.isEmpty() ? Map.of() : section("rosey.cytube", list.getFirst());
    }

    private static Duration duration(String key, @Nullable String text) {
        return text == null ? Backoff.LONGEST : Duration.parse(ValueRule.PAUSE.require("rosey." + key, text));
    }

    private static List<ExternalPlugin> externals(Map<?, ?> plugins) {
        List<ExternalPlugin> externals = new ArrayList<>();
        plugins.forEach((name, entry) -> {
            var plugin = section("rosey.plugins." + name, entry);
            boolean ours = ModuleName.reserved().containsKey(String.valueOf(name));
            if (!ours && Composition.EXTERNAL.equals(text(plugin, "host"))) {
                externals.add(external(String.valueOf(name), plugin));
            }
        });
        requireOwnNames(externals);
        return externals;
    }

    /** Nobody answers for another. */
    private static void requireOwnNames(List<ExternalPlugin> plugins) {
        var owners = new HashMap<String, String>();
        for (var plugin : plugins) {
            for (var name : List.of("token " + plugin.token(), "family " + plugin.family())) {
                var owner = owners.putIfAbsent(name, plugin.name());
                if (owner != null) {
                    throw new LauncherException("rosey.plugins." + plugin.name() + " in rosey.yaml: its " + name
                            + " belongs to " + owner + " already.");
                }
            }
        }
    }

    private static ExternalPlugin external(String name, Map<?, ?> plugin) {
        var token = Objects.requireNonNullElse(text(plugin, "token"), ExternalPlugin.tokenOf(name));
        return new ExternalPlugin(
                name,
                token,
                Objects.requireNonNullElse(text(plugin, "family"), token),
                texts(plugin, "events"),
                texts(plugin, "calls"));
    }

    private static List<String> texts(Map<?, ?> section, String key) {
        return section.get(key) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static Map<String, Placement> placements(Map<?, ?> plugins, Map<String, String> environment) {
        Map<String, Placement> placements = new LinkedHashMap<>();
        plugins.forEach((name, entry) -> {
            var plugin = String.valueOf(name);
            var prefix = "ROSEY_PLUGINS_" + plugin.toUpperCase(Locale.ROOT).replace('-', '_') + '_';
            var key = "rosey.plugins." + plugin + '.';
            var section = section("rosey.plugins." + plugin, entry);
            var enabled = overridden(environment, prefix + "ENABLED", text(section, "enabled"));
            var host = overridden(environment, prefix + "HOST", text(section, "host"));
            var memory = overridden(environment, prefix + "MEMORY_MB", text(section, "memory-mb"));
            placements.put(
                    plugin,
                    new Placement(
                            enabled == null
                                    || ValueRule.SWITCH
                                            .require(key + "enabled", enabled)
                                            .equals("true"),
                            host == null ? null : ValueRule.HOST.require(key + "host", host),
                            memory == null
                                    ? 0
                                    : Integer.parseInt(ValueRule.MEGABYTES.require(key + "memory-mb", memory)),
                            texts(section, "events"),
                            texts(section, "calls")));
        });
        return placements;
    }

    private static @Nullable String overridden(
            Map<String, String> environment, String variable, @Nullable String otherwise) {
        var value = environment.get(variable);
        return value == null || value.isBlank() ? otherwise : value;
    }

    private static Map<?, ?> section(String name, @Nullable Object value) {
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new LauncherException(name + " is made of lines such as “key: value”, not “" + value + "”.");
    }

    private static Map<?, ?> section(Map<?, ?> parent, String key) {
        return section(key.equals("rosey") ? key : "rosey." + key, parent.get(key));
    }

    private static @Nullable String text(Map<?, ?> section, String key) {
        var value = section.get(key);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
