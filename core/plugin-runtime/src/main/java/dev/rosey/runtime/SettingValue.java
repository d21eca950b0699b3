package dev.rosey.runtime;

import dev.rosey.bus.SettingSpec;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the text of a setting as its type. */
final class SettingValue {

    private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");

    private SettingValue() {}

    /** The value; fails with {@link IllegalArgumentException} and words for an operator. */
    static Object parse(String text, Class<?> type) {
        if (type.isEnum()) {
            return choice(text, type);
        }
        return switch (type.getName()) {
            case "java.lang.String" -> text;
            case "int" -> number(text, Integer::valueOf, "a whole number");
            case "long" -> number(text, Long::valueOf, "a whole number");
            case "double" -> number(text, Double::valueOf, "a number");
            case "boolean" -> bool(text);
            case "java.time.Duration" -> duration(text);
            case "java.time.ZoneId" -> zone(text);
            case "java.net.URI" -> URI.create(text);
            case "java.util.List" -> list(text);
            default -> throw new IllegalStateException("a setting cannot be of type " + type.getName());
        };
    }

    private static Object number(String text, java.util.function.Function<String, Object> parser, String what) {
        try {
            return parser.apply(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("“" + text + "” is not " + what, e);
        }
    }

    private static Object bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            default -> throw new IllegalArgumentException("“" + text + "” is neither true nor false");
        };
    }

    private static Duration duration(String text) {
        var matcher = SHORT_DURATION.matcher(text);
        if (matcher.matches()) {
            long amount = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                case "h" -> Duration.ofHours(amount);
                default -> Duration.ofDays(amount);
            };
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("“" + text + "” is not a duration such as 30s, 5m or PT1H", e);
        }
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("“" + text + "” is not a time zone such as Europe/Paris", e);
        }
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private static Object choice(String text, Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> SettingSpec.choiceOf(constant.toString()).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("“" + text + "” is none of " + choices(type)));
    }

    private static String choices(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> SettingSpec.choiceOf(constant.toString()))
                .collect(Collectors.joining(", "));
    }
}
