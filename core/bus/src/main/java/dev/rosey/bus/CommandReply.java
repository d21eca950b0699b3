package dev.rosey.bus;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The reply to a command (bus contract, section 3).
 *
 * <pre>{@code
 * {"ok":true,"text":"🎲 alice rolls 2d6+3 (fire): [4, 3] + 3 = 10","private":false,"data":{"total":10}}
 * {"ok":false,"text":"I can't read “2d”…","private":false,"error":{"code":"INVALID_NOTATION","message":"…","position":2}}
 * }</pre>
 *
 * @param ok whether it was carried out; {@code error} says more where not
 * @param text what the chat shows; empty shows nothing
 * @param isPrivate whether the answer goes by private message, also where the question was public
 * @param data the answer for programs, or null
 * @param more further texts; sent by private message when longer than two messages
 * @param error what went wrong, or null when {@code ok}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CommandReply(
        @JsonInclude boolean ok,
        @JsonInclude String text,
        @JsonInclude @JsonProperty("private") boolean isPrivate,
        @Nullable Object data,
        List<String> more,
        @Nullable WireError error) {

    @SuppressWarnings("ConstantConditions") // JSON leaves out what the signature promises
    public CommandReply {
        text = text == null ? "" : sayable(text);
        more = more == null
                ? List.of()
                : more.stream().map(CommandReply::sayable).toList();
        if (!ok && error == null) {
            throw new IllegalArgumentException("a reply that is not ok needs an error");
        }
    }

    /** A NUL would have the whole reply refused; as every other control character, it is a space in chat. */
    private static String sayable(String text) {
        return text.replace('\0', ' ');
    }

    /** A reply that the channel reads. */
    public static CommandReply text(String text) {
        return new CommandReply(true, text, false, null, List.of(), null);
    }

    /** A reply that only the one who asked reads. */
    public static CommandReply privately(String text) {
        return new CommandReply(true, text, true, null, List.of(), null);
    }

    /**
     * A failure. {@code fallback} is the chat text where the exception brings none. The wire has no place for the number of a
     * code that is the module's own: returned from a handler it counts as 400, thrown it keeps its own.
     */
    public static CommandReply failed(RoseyException exception, String fallback) {
        var said = exception.chatText();
        return new CommandReply(
                false, said == null ? fallback : said, false, null, List.of(), WireError.from(exception));
    }

    /** The same reply with an answer for programs: what JSON can hold, by name. */
    public CommandReply withData(Map<String, ?> answer) {
        return new CommandReply(ok, text, isPrivate, answer, more, error);
    }

    /** The same reply with further texts. */
    public CommandReply withMore(List<String> texts) {
        return new CommandReply(ok, text, isPrivate, data, texts, error);
    }
}
