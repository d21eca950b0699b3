package dev.rosey.plugins.trivia;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;

/**
 * How a channel plays.
 *
 * @param bare what counts as an answer without a command
 * @param zone where its days and weeks begin
 * @param offline whether it plays without statistics while the database is away
 */
record ChannelSettings(Rules rules, Bare bare, ZoneId zone, boolean offline) {

    /** What may be set and how, for the chat. */
    static final String KEYS = "questions 1–50, time 5–300 (seconds), pause 0–60 (seconds), mode first|all,"
            + " bare off|letters|all, zone Europe/Berlin, offline on|off";

    static ChannelSettings of(TriviaSettings defaults) {
        Rules rules = new Rules(defaults.mode(), defaults.questions(), defaults.answerTime(), defaults.pause());
        return new ChannelSettings(rules, defaults.bare(), defaults.timeZone(), defaults.offline());
    }

    ChannelSettings with(Map<String, String> changes) {
        ChannelSettings changed = this;
        for (Map.Entry<String, String> change : changes.entrySet()) {
            changed = changed.with(change.getKey(), change.getValue());
        }
        return changed;
    }

    /** Fails with {@link IllegalArgumentException} when there is no such key or the value does not fit it. */
    ChannelSettings with(String key, String value) {
        return switch (key) {
            case "questions" -> with(new Rules(rules.mode(), number(value), rules.answerTime(), rules.pause()));
            case "time" -> with(new Rules(rules.mode(), rules.questions(), seconds(value), rules.pause()));
            case "pause" -> with(new Rules(rules.mode(), rules.questions(), rules.answerTime(), seconds(value)));
            case "mode" ->
                with(new Rules(choice(Mode.class, value), rules.questions(), rules.answerTime(), rules.pause()));
            case "bare" -> new ChannelSettings(rules, choice(Bare.class, value), zone, offline);
            case "zone" -> new ChannelSettings(rules, bare, zone(value), offline);
            case "offline" -> new ChannelSettings(rules, bare, zone, isOn(value));
            default -> throw new IllegalArgumentException("there is no setting " + key);
        };
    }

    private ChannelSettings with(Rules changed) {
        return new ChannelSettings(changed, bare, zone, offline);
    }

    /** One line that shows them all. */
    String text() {
        return "questions " + rules.questions() + " · time "
                + rules.answerTime().toSeconds() + " s · pause "
                + rules.pause().toSeconds() + " s · mode " + lower(rules.mode()) + " · bare " + lower(bare)
                + " · zone " + zone + " · offline " + (offline ? "on" : "off");
    }

    private static int number(String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a whole number: " + value, e);
        }
    }

    private static Duration seconds(String value) {
        return Duration.ofSeconds(number(value));
    }

    private static ZoneId zone(String value) {
        try {
            return ZoneId.of(value);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a time zone: " + value, e);
        }
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String value) {
        return Enum.valueOf(type, value.toUpperCase(Locale.ROOT));
    }

    private static boolean isOn(String value) {
        if (value.equalsIgnoreCase("on")) {
            return true;
        }
        if (value.equalsIgnoreCase("off")) {
            return false;
        }
        throw new IllegalArgumentException("on or off, not " + value);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
