package dev.rosey.bus;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code rosey.command.<token>.<action>} (bus contract, section 3).
 *
 * <pre>{@code
 * {"id":"0198f2…","platform":"cytube","channel":"movienight","user":{"name":"alice","rank":1.0},
 *  "args":"2d6+3 fire","private":false,"sent_at":"2026-11-22T09:00:00.123Z","prefix":"!"}
 * }</pre>
 *
 * @param id a UUIDv7; the last token of the reply subject when rosey-core sends it
 * @param platform where it was said: {@code cytube} (the default) or {@code rest}
 * @param channel the channel's name
 * @param user who said it
 * @param args the text behind the matched phrase exactly as typed, possibly empty; at most 16,384 UTF-16 units
 * @param isPrivate whether it came as a private message; the answer then goes the same way
 * @param sentAt when it was said, or null when the sender does not tell
 * @param prefix what a command in chat begins with there, for texts that name one; null when it was not typed in chat
 */
public record CommandRequest(
        String id,
        String platform,
        String channel,
        ChatUser user,
        String args,
        @JsonProperty("private") boolean isPrivate,
        @Nullable Instant sentAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String prefix) {

    /** The most that {@code args} may hold, in UTF-16 units. */
    public static final int ARGS_LIMIT = 16_384;

    @SuppressWarnings("ConstantConditions") // JSON leaves out what the signature promises
    public CommandRequest {
        Wire.require(id, "id", 64);
        platform = platform == null ? "cytube" : Wire.require(platform, "platform", 32);
        Wire.require(channel, "channel", 100);
        if (user == null) {
            throw new IllegalArgumentException("user is missing");
        }
        Wire.requirePresent(args, "args", ARGS_LIMIT);
    }

    /** A request as the router sends it, said in public on CyTube. */
    public static CommandRequest of(String channel, ChatUser user, String args, Instant sentAt) {
        return new CommandRequest(Ids.next(sentAt), "cytube", channel, user, args, false, sentAt, null);
    }

    /** The same request with other arguments. */
    public CommandRequest withArgs(String newArgs) {
        return new CommandRequest(id, platform, channel, user, newArgs, isPrivate, sentAt, prefix);
    }
}
