package dev.rosey.bus;

import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A code of a failed request (bus contract, sections 3 and 7) and the HTTP-like number that goes with it.
 *
 * <p>The standard codes are constants; a module may have codes of its own, each listed in its SPEC.
 *
 * @param name upper-case words with underscores, as on the wire
 * @param status the number in {@code Nats-Service-Error-Code}
 * @param category what the one who receives it can do about it
 */
public record ErrorCode(String name, int status, Category category) {

    /** Whose move it is. */
    public enum Category {
        /** The sender has to ask differently. */
        USER,
        /** Something that the handler depends on is away; asking again later may work. */
        DEPENDENCY,
        /** A defect; the sender can do nothing. */
        INTERNAL
    }

    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

    public static final ErrorCode BAD_REQUEST = user("BAD_REQUEST", 400);
    public static final ErrorCode FORBIDDEN = user("FORBIDDEN", 403);
    public static final ErrorCode NOT_FOUND = user("NOT_FOUND", 404);
    public static final ErrorCode CONFLICT = user("CONFLICT", 409);
    public static final ErrorCode COOLDOWN = user("COOLDOWN", 429);
    public static final ErrorCode INTERNAL = new ErrorCode("INTERNAL", 500, Category.INTERNAL);
    public static final ErrorCode UNAVAILABLE = new ErrorCode("UNAVAILABLE", 503, Category.DEPENDENCY);
    public static final ErrorCode TIMEOUT = new ErrorCode("TIMEOUT", 504, Category.DEPENDENCY);

    private static final Map<String, ErrorCode> STANDARD = Stream.of(
                    BAD_REQUEST, FORBIDDEN, NOT_FOUND, CONFLICT, COOLDOWN, INTERNAL, UNAVAILABLE, TIMEOUT)
            .collect(Collectors.toUnmodifiableMap(ErrorCode::name, Function.identity()));

    public ErrorCode {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not an error code: " + name);
        }
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("an error's status is 400 to 599, not " + status);
        }
    }

    /** A code that tells the sender to ask differently. */
    public static ErrorCode user(String name, int status) {
        return new ErrorCode(name, status, Category.USER);
    }

    /** The code that a reply's body names: a standard one with its own number, else one that asks for another request. */
    public static ErrorCode ofReply(String named) {
        var standard = STANDARD.get(named);
        return standard == null ? ofWire(named, BAD_REQUEST.status) : standard;
    }

    /** The code that a peer sent, with the category that its status implies; {@code UNKNOWN} where it is none. */
    public static ErrorCode ofWire(String sent, int status) {
        var name = NAME.matcher(sent).matches() ? sent : "UNKNOWN";
        if (status < 500) {
            return user(name, Math.max(status, 400));
        }
        return new ErrorCode(name, Math.min(status, 599), status > 500 ? Category.DEPENDENCY : Category.INTERNAL);
    }
}
