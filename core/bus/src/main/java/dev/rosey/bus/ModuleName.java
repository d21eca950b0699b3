package dev.rosey.bus;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The up to four names of a module (bus contract, section 1), and the reserved ones of the modules that ship with Rosey.
 *
 * @param name what the module is called, and its NATS user and queue group: {@code [a-z][a-z0-9-]{0,31}}
 * @param tokens the command tokens it owns, {@code [a-z][a-z0-9]{0,15}}; empty when it serves no commands
 * @param families its event families; the first is the one for events about itself
 * @param database its token in {@code db.exec.<plugin>.*}, or null when it stores nothing
 */
public record ModuleName(
        String name,
        List<String> tokens,
        List<String> families,
        @Nullable String database) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern TOKEN = Pattern.compile("[a-z][a-z0-9]{0,15}");

    public static final ModuleName DICE_ROLLER = of("dice-roller", "dice", "dice", null);
    public static final ModuleName QUOTE_DB = of("quote-db", "quote", "quote", "quote-db");
    public static final ModuleName TRIVIA = of("trivia", "trivia", "trivia", "trivia");
    public static final ModuleName INSPECTOR = of("inspector", "inspect", "inspector", null);
    public static final ModuleName LLM_TRIVIA = of("llm-trivia", "llmtrivia", "llmtrivia", "llm-trivia");
    public static final ModuleName ROSEY_CORE =
            new ModuleName("rosey-core", List.of("rosey", "plugin"), List.of("rosey", "plugin"), "rosey-core");
    public static final ModuleName CYTUBE_CONNECTION = of("cytube-connection", "chat", "chat", null);
    public static final ModuleName DATABASE_SERVICE =
            new ModuleName("database-service", List.of(), List.of("db"), null);
    public static final ModuleName INSPECTOR_DASHBOARD =
            new ModuleName("inspector-dashboard", List.of(), List.of("dashboard"), null);

    private static final Map<String, ModuleName> RESERVED = Stream.of(
                    DICE_ROLLER,
                    QUOTE_DB,
                    TRIVIA,
                    INSPECTOR,
                    LLM_TRIVIA,
                    ROSEY_CORE,
                    CYTUBE_CONNECTION,
                    DATABASE_SERVICE,
                    INSPECTOR_DASHBOARD)
            .collect(Collectors.toUnmodifiableMap(ModuleName::name, Function.identity()));

    /** What is no module and yet has a NATS user, a process or a command token of that name. */
    private static final Set<String> TAKEN = Set.of(
            "operator",
            "supervisor",
            "host",
            "core",
            "ops",
            "plugins",
            "nats-server",
            "postgres",
            "cytube-simulator",
            "external",
            "own");

    public ModuleName {
        requireName(name);
        tokens = List.copyOf(tokens);
        families = List.copyOf(families);
        tokens.forEach(ModuleName::requireToken);
        families.forEach(ModuleName::requireToken);
        if (families.isEmpty()) {
            throw new IllegalArgumentException("module " + name + " needs an event family");
        }
        if (database != null) {
            requireName(database);
        }
    }

    /** A module with one token and one family. */
    public static ModuleName of(String name, String token, String family, @Nullable String database) {
        return new ModuleName(name, List.of(token), List.of(family), database);
    }

    /** The modules whose names, tokens and families nobody else may take, by name. */
    public static Map<String, ModuleName> reserved() {
        return RESERVED;
    }

    /**
     * Returns this when a module that does not ship with Rosey may have these names: none is somebody else's, and the
     * database token is its own name.
     *
     * @throws IllegalArgumentException saying whose name it is
     */
    public ModuleName requireForeign() {
        Stream.of(Stream.of(name), tokens.stream(), families.stream())
                .flatMap(names -> names)
                .filter(TAKEN::contains)
                .findFirst()
                .ifPresent(taken -> {
                    throw new IllegalArgumentException("“" + taken + "” is a name of Rosey's own");
                });
        for (var owner : RESERVED.values()) {
            if (owner.name.equals(name)
                    || owner.tokens.stream().anyMatch(tokens::contains)
                    || owner.families.stream().anyMatch(families::contains)) {
                throw new IllegalArgumentException("its name, token and family must not be those of " + owner.name);
            }
        }
        if (database != null && !database.equals(name)) {
            throw new IllegalArgumentException("its database token must be its name, not “" + database + "”");
        }
        return this;
    }

    /** Whether the events of a module that does not ship with Rosey may be of this family. */
    public static boolean isForeignFamily(String family) {
        return TOKEN.matcher(family).matches()
                && !TAKEN.contains(family)
                && RESERVED.values().stream().noneMatch(owner -> owner.families.contains(family));
    }

    /** The family of the events that a module publishes about itself. */
    public String family() {
        return families.getFirst();
    }

    /** Whether it can name a module. */
    public static boolean isName(@Nullable String name) {
        return name != null && NAME.matcher(name).matches();
    }

    /** Returns {@code name} when it can name a module. */
    public static String requireName(@Nullable String name) {
        if (name == null || !isName(name)) {
            throw new IllegalArgumentException("a module's name is [a-z][a-z0-9-]{0,31}, not " + quoted(name));
        }
        return name;
    }

    /** Returns {@code token} when it can be a command token or an event family. */
    public static String requireToken(@Nullable String token) {
        if (token == null || !TOKEN.matcher(token).matches()) {
            throw new IllegalArgumentException("a token is [a-z][a-z0-9]{0,15}, not " + quoted(token));
        }
        return token;
    }

    private static String quoted(@Nullable String value) {
        return value == null ? "missing" : "“" + value + "”";
    }
}
