package dev.rosey.runtime;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.Subjects;
import dev.rosey.bus.WireError;
import dev.rosey.bus.nats.BusMessage;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one answer to a request. Whoever answers first, the handler or its time-out, is heard; the other is not. Safe from
 * any thread.
 */
final class ReplyOnce {

    /** What a reply may hold, so that it fits the server's 1 MiB with its headers. */
    static final int BODY_LIMIT = 1_000_000;

    private final AtomicBoolean answered = new AtomicBoolean();
    private final Consumer<BusMessage> way;
    private final @Nullable String replyTo;

    /** {@code way}: how an answer gets onto the bus. */
    ReplyOnce(Consumer<BusMessage> way, @Nullable String replyTo) {
        this.way = way;
        this.replyTo = replyTo;
    }

    /** Whether an answer may be sent there; see {@link Subjects#isReplySubject}. A request without one is fine, too. */
    static boolean mayAnswer(@Nullable String replyTo) {
        return replyTo == null || replyTo.isEmpty() || Subjects.isReplySubject(replyTo);
    }

    /** Answers and returns true, unless somebody did already. */
    boolean answer(Object reply, @Nullable WireError error, int status) {
        var body = BusJson.bytes(reply);
        if (body.length > BODY_LIMIT) {
            throw new RoseyException(ErrorCode.INTERNAL, "the reply is too large: " + body.length + " bytes");
        }
        if (!answered.compareAndSet(false, true)) {
            return false;
        }
        if (replyTo != null && !replyTo.isEmpty()) {
            way.accept(new BusMessage(replyTo, null, headers(error, status), body, 0));
        }
        return true;
    }

    /** Another instance answers; nobody here does. */
    void leaveToAnother() {
        answered.set(true);
    }

    boolean isAnswered() {
        return answered.get();
    }

    private static Map<String, String> headers(@Nullable WireError error, int status) {
        if (error == null) {
            return Map.of();
        }
        return Map.of(
                "Nats-Service-Error",
                headerText(error.code() + ": " + error.message()),
                "Nats-Service-Error-Code",
                Integer.toString(status));
    }

    /** A header holds printable ASCII and is short. */
    private static String headerText(String text) {
        var printable = text.replaceAll("[^\\x20-\\x7e]", "?");
        return printable.length() > 200 ? printable.substring(0, 200) : printable;
    }
}
