package dev.rosey.runtime;

import dev.rosey.bus.ErrorCode;

/**
 * What the chat reads when a handler fails and has no words of its own.
 *
 * @param prefix what a command in chat begins with
 */
record FriendlyText(String prefix) {

    String of(ErrorCode code) {
        return switch (code.name()) {
            case "BAD_REQUEST" -> "I can't read that. Try " + prefix + "help for how it is typed.";
            case "FORBIDDEN" -> "Sorry, that one is not for everybody: it needs a higher rank here.";
            case "NOT_FOUND" -> "I can't find that one.";
            case "CONFLICT" -> "That doesn't fit with what is going on right now.";
            case "UNAVAILABLE" -> "That isn't working right now. Try again in a little while.";
            case "TIMEOUT" -> "That took too long, so I stopped waiting. Try again in a little while.";
            default ->
                code.category() == ErrorCode.Category.DEPENDENCY
                        ? "That isn't working right now. Try again in a little while."
                        : "Oops, something went wrong on my side. It has been noted.";
        };
    }
}
