package dev.rosey.bus;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a module is and asks for: {@code META-INF/rosey/plugin.json} in its jar, generated from the annotations when it is
 * built (bus contract, section 11). Users, permissions, help and documents follow from it.
 *
 * <pre>{@code
 * {"name":"dice-roller","kind":"plugin","version":"1.0.0","package":"dev.rosey.plugins.dice","description":"Rolls dice",
 *  "tokens":["dice"],"families":["dice"],"commands":[{"token":"dice","action":"roll","phrase":"roll"}],
 *  "publishes":["dice.roll_performed"],"subscribes":[],"calls":[],"settings":[]}
 * }</pre>
 *
 * @param name the module's name
 * @param kind {@code plugin} or {@code service}
 * @param version its semantic version; short ones such as {@code 1.0-SNAPSHOT} are filled up
 * @param build what tells two builds of one version apart; empty when the build did not say
 * @param packageName the Java package below which its classes lie; empty for a module that is not Java
 * @param description one sentence for help and {@code nats micro ls}
 * @param tokens the command tokens it owns
 * @param families its event families, the one about itself first
 * @param database its database token, or null
 * @param commands its chat commands and other command endpoints
 * @param publishes the events that it publishes, beside those the runtime publishes for every module
 * @param subscribes the exact events of others that it wants
 * @param calls the commands of others that it wants to use, as {@code <token>.<action>}
 * @param settings its settings
 */
public record Manifest(
        String name,
        Kind kind,
        String version,
        String build,

        @com.fasterxml.jackson.annotation.JsonProperty("package")
        String packageName,

        String description,
        List<String> tokens,
        List<String> families,
        @Nullable String database,
        List<CommandSpec> commands,
        List<String> publishes,
        List<String> subscribes,
        List<String> calls,
        List<SettingSpec> settings) {

    /** Where a jar keeps its manifest. */
    public static final String RESOURCE = "META-INF/rosey/plugin.json";

    /** What a module is to Rosey. */
    public enum Kind {
        @com.fasterxml.jackson.annotation.JsonProperty("plugin")
        PLUGIN,
        @com.fasterxml.jackson.annotation.JsonProperty("service")
        SERVICE
    }

    @SuppressWarnings("ConstantConditions") // JSON leaves out what the signature promises
    public Manifest {
        ModuleName.requireName(name);
        kind = kind == null ? Kind.PLUGIN : kind;
        version = version == null || version.isBlank() ? "0.0.0" : SemanticVersion.of(version);
        build = build == null ? "" : build;
        packageName = packageName == null ? "" : packageName;
        description = description == null ? "" : description;
        tokens = orEmpty(tokens);
        families = orEmpty(families);
        commands = orEmpty(commands);
        publishes = orEmpty(publishes);
        subscribes = orEmpty(subscribes);
        calls = orEmpty(calls);
        settings = orEmpty(settings);
        new ModuleName(name, tokens, families, database);
        publishes.forEach(Subjects::requireEvent);
        subscribes.forEach(Subjects::requireEvent);
        calls.forEach(Subjects::requireCall);
        requireOwnAndUnique(commands, tokens);
    }

    private static void requireOwnAndUnique(List<CommandSpec> commands, List<String> tokens) {
        var taken = new HashSet<String>();
        for (var command : commands) {
            if (!tokens.contains(command.token())) {
                throw new IllegalArgumentException(
                        command.subject() + " lies below none of the module's tokens " + tokens);
            }
            if (!taken.add(command.subject())) {
                throw new IllegalArgumentException("two commands are served on " + command.subject());
            }
            for (var phrase : command.phrases()) {
                if (!taken.add(phrase)) {
                    throw new IllegalArgumentException("two commands have the phrase “" + phrase + "”");
                }
            }
        }
    }

    /** Reads a manifest. Fails with {@code BAD_REQUEST} when it is none. */
    public static Manifest read(InputStream stream) throws IOException {
        return BusJson.read(stream.readAllBytes(), Manifest.class);
    }

    /** The module's names. */
    public ModuleName names() {
        return new ModuleName(name, tokens, families, database);
    }

    /** The family of the events about the module itself. */
    public String family() {
        return families.getFirst();
    }

    /** The same manifest of another build. */
    public Manifest withBuild(String otherBuild) {
        return new Manifest(
                name,
                kind,
                version,
                otherBuild,
                packageName,
                description,
                tokens,
                families,
                database,
                commands,
                publishes,
                subscribes,
                calls,
                settings);
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
