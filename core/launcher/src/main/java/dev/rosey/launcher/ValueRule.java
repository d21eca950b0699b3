package dev.rosey.launcher;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a value in {@code rosey.yaml}, or in a variable of the environment over it, may be.
 *
 * @param description the same in words
 */
record ValueRule(String description, Predicate<String> admitted) {

    private static final Predicate<String> SITE_ADDRESS = matching("https?://[^\\s/?#@]+/?");

    static final ValueRule TEXT = new ValueRule("a text", text -> true);
    static final ValueRule SWITCH = new ValueRule("true or false", matching("true|false"));
    static final ValueRule COMPOSITION = new ValueRule("small or isolated", matching("small|isolated"));
    static final ValueRule ENVIRONMENT = new ValueRule("development or production", matching("development|production"));
    static final ValueRule PREFIX = new ValueRule(
            "one to three characters in quotes, without a space and not beginning with a slash",
            matching("[^\\s/]\\S{0,2}"));
    static final ValueRule SITE = new ValueRule("a CyTube site such as https://cytu.be", ValueRule::isSite);
    static final ValueRule CHANNEL = new ValueRule(
            "a channel's name, as it stands behind /r/ (a-z, A-Z, 0-9, - and _, at most 30)",
            matching("[A-Za-z0-9_-]{1,30}"));
    static final ValueRule DATABASE =
            new ValueRule("jdbc:postgresql://host:port/database", matching("jdbc:postgresql:\\S+"));
    static final ValueRule COUNT = new ValueRule("a whole number from 1", matching("[1-9]\\d{0,8}"));
    static final ValueRule RANK = new ValueRule("a number such as 2 or 1.5", matching("\\d{1,3}(\\.\\d{1,3})?"));
    static final ValueRule PAUSE =
            new ValueRule("an ISO-8601 duration such as PT30S, longer than nothing", ValueRule::isPause);
    static final ValueRule TIME = new ValueRule(
            "a duration such as 30s, 10m or PT1H, longer than nothing",
            matching("[1-9]\\d{0,8} ?(ms|s|m|h|d)").or(ValueRule::isPause));
    static final ValueRule MEGABYTES =
            new ValueRule("a number of megabytes from 10 to 99999", matching("[1-9]\\d{1,4}"));
    static final ValueRule HOST = new ValueRule(
            "own, core, external or the name of a JVM that plugins share (a-z, 0-9, -)",
            matching("[a-z][a-z0-9-]{0,31}").and(text -> !hostsNobody(text)));

    private static Predicate<String> matching(String pattern) {
        return Pattern.compile(pattern).asMatchPredicate();
    }

    private static boolean hostsNobody(String process) {
        return Set.of(Plan.NATS_SERVER, Plan.POSTGRES, Plan.SIMULATOR).contains(process);
    }

    private static boolean isSite(String text) {
        try {
            return SITE_ADDRESS.test(text) && new URI(text).getHost() != null;
        } catch (URISyntaxException none) {
            return false;
        }
    }

    private static boolean isPause(String text) {
        try {
            return Duration.parse(text).isPositive();
        } catch (DateTimeParseException none) {
            return false;
        }
    }

    boolean admits(String text) {
        return admitted.test(text);
    }

    /** What {@code key} is, where it was to be something else. */
    String complaint(String key, String text) {
        return key + " is " + description + ", not “" + text + "”.";
    }

    /** Returns {@code text}, unless it is not admitted. */
    String require(String key, String text) {
        if (!admits(text)) {
            throw new LauncherException(complaint(key, text));
        }
        return text;
    }
}
