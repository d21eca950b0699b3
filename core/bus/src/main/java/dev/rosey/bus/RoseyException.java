package dev.rosey.bus;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one exception of Rosey. It carries what the wire says: a code, a technical message for the log and the
 * {@code error} object, a text for the chat where the thrower has a kind one, and details.
 *
 * <p>{@link ErrorCode#category()} says what happens next: {@code USER} is told to the user, {@code DEPENDENCY} means
 * degrade or try again later, {@code INTERNAL} is a defect.
 */
public final class RoseyException extends RuntimeException {

    private static final String OUTCOME = "outcome";
    private static final String OUTCOME_UNKNOWN = "unknown";

    private final ErrorCode code;
    private final @Nullable String chatText;
    private final transient Map<String, Object> details;

    private RoseyException(
            ErrorCode code,
            String message,
            @Nullable String chatText,
            Map<String, Object> details,
            @Nullable Throwable cause) {
        super(message, cause, true, code.category() == ErrorCode.Category.INTERNAL);
        this.code = code;
        this.chatText = chatText;
        this.details = Map.copyOf(details);
    }

    public RoseyException(ErrorCode code, String message) {
        this(code, message, null, Map.of(), null);
    }

    public RoseyException(ErrorCode code, String message, Throwable cause) {
        this(code, message, null, Map.of(), cause);
    }

    /** The same failure with a text that the chat may show: kind, and nothing technical. */
    public RoseyException withChatText(String text) {
        return new RoseyException(code, message(), text, details, getCause());
    }

    /** The same failure with a field more in the {@code error} object, for example {@code position}. */
    public RoseyException with(String field, Object value) {
        if (field.equals("code") || field.equals("message")) {
            throw new IllegalArgumentException("the error object has its own " + field);
        }
        var more = new java.util.HashMap<>(details);
        more.put(field, value);
        return new RoseyException(code, message(), chatText, more, getCause());
    }

    /** The same failure of something that may have been carried out all the same (bus contract, section 7). */
    public RoseyException withUnknownOutcome() {
        return with(OUTCOME, OUTCOME_UNKNOWN);
    }

    /** Whether what failed may have been carried out all the same. */
    public boolean isOutcomeUnknown() {
        return OUTCOME_UNKNOWN.equals(details.get(OUTCOME));
    }

    public ErrorCode code() {
        return code;
    }

    /** What the {@code error} object says; never null. */
    public String message() {
        return String.valueOf(getMessage());
    }

    public @Nullable String chatText() {
        return chatText;
    }

    public Map<String, Object> details() {
        return details;
    }
}
