package dev.rosey.bus;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A command endpoint and what its metadata says (bus contract, section 6).
 *
 * @param token the token it lies below
 * @param action the last token of its subject
 * @param phrase what is typed behind the prefix to reach it ({@code quote add}); empty when chat does not
 * @param aliases further phrases
 * @param usage how it is typed, with its arguments
 * @param help one sentence
 * @param minRank the rank it needs
 * @param cooldown how long one user waits between two uses; zero for none
 * @param timeout how long an answer may take, at most a minute
 */
public record CommandSpec(
        String token,
        String action,
        String phrase,
        List<String> aliases,
        String usage,
        String help,
        double minRank,
        Duration cooldown,
        Duration timeout) {

    /** How long an answer may take where nobody says otherwise. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

    private static final int PHRASE_LIMIT = 64;
    private static final Duration LONGEST = Duration.ofDays(366);

    /** nats-server lets nobody answer later than that (bus contract, section 9). */
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(1);

    @SuppressWarnings("ConstantConditions") // JSON leaves out what the signature promises
    public CommandSpec {
        ModuleName.requireToken(token);
        if (action == null || !action.matches("[a-z][a-z0-9_-]{0,31}")) {
            throw new IllegalArgumentException("an action is [a-z][a-z0-9_-]{0,31}, not “" + action + "”");
        }
        phrase = normalized(phrase);
        aliases = aliases == null
                ? List.of()
                : aliases.stream()
                        .map(CommandSpec::normalized)
                        .filter(alias -> !alias.isEmpty())
                        .toList();
        usage = usage == null ? "" : usage;
        help = help == null ? "" : help;
        if (!Double.isFinite(minRank)) {
            throw new IllegalArgumentException("min_rank must be a finite number");
        }
        cooldown = positive(cooldown, Duration.ZERO);
        timeout = shorter(positive(timeout, DEFAULT_TIMEOUT), LONGEST_TIMEOUT);
    }

    /** {@code rosey.command.<token>.<action>}. */
    public String subject() {
        return Subjects.command(token, action);
    }

    /** The phrase and its aliases, without empty ones. */
    public List<String> phrases() {
        return Stream.concat(Stream.of(phrase), aliases.stream())
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    /** The same command for another rank. */
    public CommandSpec withMinRank(double rank) {
        return new CommandSpec(token, action, phrase, aliases, usage, help, rank, cooldown, timeout);
    }

    /** The metadata of the endpoint in {@code $SRV.INFO}. */
    public Map<String, String> metadata() {
        var metadata = new TreeMap<String, String>();
        put(metadata, "rosey.phrase", phrase);
        put(metadata, "rosey.aliases", String.join(",", aliases));
        put(metadata, "rosey.usage", usage);
        put(metadata, "rosey.help", help);
        put(metadata, "rosey.min_rank", minRank == 0 ? "" : Double.toString(minRank));
        put(metadata, "rosey.cooldown", cooldown.isZero() ? "" : cooldown.toString());
        put(metadata, "rosey.timeout", timeout.equals(DEFAULT_TIMEOUT) ? "" : timeout.toString());
        return metadata;
    }

    /**
     * Reads what {@code $SRV.INFO} says of an endpoint.
     *
     * @throws IllegalArgumentException when the subject is no command's, or a value is none of its kind
     */
    public static CommandSpec ofMetadata(String subject, @Nullable Map<String, String> metadata) {
        var tokens = subject.split("\\.", -1);
        if (!subject.startsWith(Subjects.COMMAND_PREFIX) || tokens.length != 4) {
            throw new IllegalArgumentException("not a command's subject: " + subject);
        }
        Map<String, String> values = withoutNulls(metadata);
        try {
            return new CommandSpec(
                    tokens[2],
                    tokens[3],
                    values.getOrDefault("rosey.phrase", ""),
                    List.of(values.getOrDefault("rosey.aliases", "").split(",")),
                    values.getOrDefault("rosey.usage", ""),
                    values.getOrDefault("rosey.help", ""),
                    Double.parseDouble(values.getOrDefault("rosey.min_rank", "0")),
                    Duration.parse(values.getOrDefault("rosey.cooldown", "PT0S")),
                    Duration.parse(values.getOrDefault("rosey.timeout", DEFAULT_TIMEOUT.toString())));
        } catch (java.time.format.DateTimeParseException e) {
            throw new IllegalArgumentException("not an ISO-8601 duration: " + e.getParsedString(), e);
        }
    }

    private static void put(Map<String, String> metadata, String key, String value) {
        if (!value.isEmpty()) {
            metadata.put(key, value);
        }
    }

    /** What a foreign service sends may hold anything. */
    private static Map<String, String> withoutNulls(@Nullable Map<String, String> metadata) {
        var values = new TreeMap<String, String>();
        if (metadata != null) {
            metadata.forEach((key, value) -> {
                if (key != null && value != null) {
                    values.put(key, value);
                }
            });
        }
        return values;
    }

    private static Duration positive(@Nullable Duration value, Duration otherwise) {
        if (value != null && value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("no cooldown or time-out is longer than a year: " + value);
        }
        return value == null || value.isNegative() || (value.isZero() && !otherwise.isZero()) ? otherwise : value;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static String normalized(@Nullable String phrase) {
        if (phrase == null) {
            return "";
        }
        var text = phrase.strip().toLowerCase(java.util.Locale.ROOT).replaceAll("\\s+", " ");
        if (text.length() > PHRASE_LIMIT) {
            throw new IllegalArgumentException("a phrase is at most " + PHRASE_LIMIT + " characters");
        }
        return text;
    }
}
