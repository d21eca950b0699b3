package dev.rosey.cytube;

import dev.rosey.cytube.ServerFrame.Closed;
import dev.rosey.cytube.ServerFrame.ConnectFailed;
import dev.rosey.cytube.ServerFrame.Kick;
import dev.rosey.cytube.ServerFrame.LoginRefused;
import dev.rosey.cytube.ServerFrame.PasswordNeeded;
import org.jspecify.annotations.Nullable;

/**
 * Why Rosey left a channel, or never got in.
 *
 * @param cause decides when she tries again
 * @param reason in one line, for a log and an operator
 */
record Departure(LeaveCause cause, String reason) {

    Departure {
        reason = ReasonText.brief(reason);
    }

    /** The site names no server for the channel, or cannot be asked. */
    static Departure withoutServer(@Nullable Throwable failure) {
        return new Departure(LeaveCause.UNREACHABLE, "no server found: " + ReasonText.innermost(failure));
    }

    static Departure after(ConnectFailed failed) {
        return new Departure(LeaveCause.ofFailedConnection(failed.reason()), "connecting failed: " + failed.reason());
    }

    static Departure after(Closed closed) {
        return new Departure(LeaveCause.UNREACHABLE, "connection lost: " + closed.reason());
    }

    static Departure after(LoginRefused refused) {
        return new Departure(LeaveCause.LOGIN_REFUSED, "login refused: " + refused.error());
    }

    static Departure after(PasswordNeeded needed) {
        return new Departure(
                LeaveCause.CHANNEL_PASSWORD,
                needed.wrong() ? "the channel's password is wrong" : "the channel wants a password");
    }

    static Departure after(Kick kick) {
        String words = ReasonText.brief(kick.reason());
        return new Departure(LeaveCause.ofKick(words), words.isEmpty() ? "kicked" : "kicked: " + words);
    }
}
