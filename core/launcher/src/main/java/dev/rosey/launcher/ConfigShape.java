package dev.rosey.launcher;

import java.util.Map;
import java.util.TreeMap;

/** How {@code rosey.yaml} may look: what stands below which key. */
sealed interface ConfigShape {

    /** One value. */
    record Value(ValueRule rule) implements ConfigShape {}

    /** Lines that each begin with “-”. */
    record Listed(ConfigShape each) implements ConfigShape {}

    /** One value, or a list of them. */
    record OneOrMore(ConfigShape each) implements ConfigShape {}

    /** Keys that are known; any other does nothing. */
    record Section(Map<String, ConfigShape> keys) implements ConfigShape {}

    /** Any names, and the same below each. */
    record Named(ConfigShape each) implements ConfigShape {}

    /** What whoever reads it judges. */
    record Anything() implements ConfigShape {}

    ConfigShape TEXT = new Value(ValueRule.TEXT);

    ConfigShape PLUGIN = section(Map.of(
            "enabled", new Value(ValueRule.SWITCH),
            "host", new Value(ValueRule.HOST),
            "memory-mb", new Value(ValueRule.MEGABYTES),
            "token", TEXT,
            "family", TEXT,
            "events", new Listed(TEXT),
            "calls", new Listed(TEXT),
            "settings", new Named(new Anything())));

    ConfigShape CHANNEL = section(Map.of(
            "url", new Value(ValueRule.SITE),
            "channel", new Value(ValueRule.CHANNEL),
            "user", TEXT,
            "password-file", TEXT,
            "channel-password-file", TEXT));

    ConfigShape DATABASE = section(Map.of(
            "url", new Value(ValueRule.DATABASE),
            "user", TEXT,
            "password-file", TEXT,
            "statement-timeout", new Value(ValueRule.PAUSE),
            "slow", new Value(ValueRule.PAUSE),
            "audit-kept", new Value(ValueRule.PAUSE),
            "connections-per-plugin", new Value(ValueRule.COUNT),
            "schema-limit-mb", new Value(ValueRule.COUNT)));

    /** What may stand below {@code rosey}. */
    Section ROSEY = section(new TreeMap<>(Map.ofEntries(
            Map.entry("environment", new Value(ValueRule.ENVIRONMENT)),
            Map.entry("prefix", new Value(ValueRule.PREFIX)),
            Map.entry("bots", new OneOrMore(TEXT)),
            Map.entry("composition", new Value(ValueRule.COMPOSITION)),
            Map.entry("cytube", new Listed(CHANNEL)),
            Map.entry("database", DATABASE),
            Map.entry(
                    "quarantine",
                    section(Map.of("crashes", new Value(ValueRule.COUNT), "within", new Value(ValueRule.TIME)))),
            Map.entry("longest-pause", new Value(ValueRule.PAUSE)),
            Map.entry("ranks", new Named(new Named(new Value(ValueRule.RANK)))),
            Map.entry("plugins", new Named(PLUGIN)),
            Map.entry("api", new Anything()),
            Map.entry("bus", new Anything()),
            Map.entry("channel", new Value(ValueRule.CHANNEL)),
            Map.entry("credentials", new Anything()),
            Map.entry("nats", new Anything()),
            Map.entry("simulator", new Anything()))));

    private static Section section(Map<String, ConfigShape> keys) {
        return new Section(new TreeMap<>(keys));
    }
}
