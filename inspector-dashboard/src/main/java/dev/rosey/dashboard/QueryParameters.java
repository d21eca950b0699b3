package dev.rosey.dashboard;

import dev.rosey.bus.SubjectPattern;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of a request. Those that nobody knows, that come twice or that make no sense are refused by name:
 * a filter that is silently not applied would tell something untrue.
 */
final class QueryParameters {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern SUBJECT = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final int TEXT_LIMIT = 200;

    private final Map<String, String> values = new TreeMap<>();

    /** @param known the names that the request may have; one that ends in a dot stands for all that begin so */
    QueryParameters(MultivaluedMap<String, String> query, Set<String> known) {
        query.forEach((name, all) -> {
            if (!isKnown(name, known)) {
                throw Problem.badParameter(
                                shortened(name), "there is no such parameter; known: " + new TreeSet<>(known))
                        .exception();
            }
            if (all.size() > 1) {
                throw bad(name, "is there " + all.size() + " times");
            }
            values.put(name, all.getFirst());
        });
    }

    private static boolean isKnown(String name, Set<String> known) {
        var behindDot = name.indexOf('.') + 1;
        return behindDot == 0
                ? known.contains(name)
                : behindDot < name.length() && known.contains(name.substring(0, behindDot));
    }

    /** The name of a module. */
    @Nullable
    String name(String parameter) {
        return matching(parameter, value -> NAME.matcher(value).matches(), "is no name of a plugin");
    }

    /** A subject, with NATS wildcards. */
    @Nullable
    String subject(String parameter) {
        return matching(
                parameter,
                value -> SUBJECT.matcher(value).matches() && SubjectPattern.isPattern(value),
                "is no subject pattern, such as chat.* or *.command_failed");
    }

    /** A whole number. */
    @Nullable
    Integer number(String parameter, int least, int most) {
        var text = values.get(parameter);
        if (text == null) {
            return null;
        }
        try {
            var number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            // said below
        }
        throw bad(parameter, "is a whole number from " + least + " to " + most);
    }

    /** A point in time. */
    @Nullable
    String instant(String parameter) {
        var text = values.get(parameter);
        if (text == null) {
            return null;
        }
        try {
            return Instant.parse(text).toString();
        } catch (DateTimeParseException e) {
            throw bad(parameter, "is a time such as 2026-11-22T09:00:00Z");
        }
    }

    /** What this pattern matches. */
    @Nullable
    String text(String parameter, Pattern pattern, String refusal) {
        return matching(parameter, value -> pattern.matcher(value).matches(), refusal);
    }

    /** All parameters whose names begin with this, without it. */
    Map<String, String> below(String prefix) {
        var found = new TreeMap<String, String>();
        values.forEach((name, value) -> {
            if (name.startsWith(prefix) && name.length() > prefix.length()) {
                if (value.length() > TEXT_LIMIT || name.length() > TEXT_LIMIT) {
                    throw bad(shortened(name), "is longer than " + TEXT_LIMIT + " characters");
                }
                found.put(name.substring(prefix.length()), value);
            }
        });
        return found;
    }

    private @Nullable String matching(String parameter, Predicate<String> allowed, String refusal) {
        var value = values.get(parameter);
        if (value != null && !allowed.test(value)) {
            throw bad(parameter, refusal);
        }
        return value;
    }

    private static ProblemException bad(String parameter, String refusal) {
        return Problem.badParameter(parameter, parameter + ' ' + refusal).exception();
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + '…' : text;
    }
}
