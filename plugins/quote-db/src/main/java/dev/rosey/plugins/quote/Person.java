package dev.rosey.plugins.quote;

import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;

/** Who asks for something, and where. */
record Person(String name, double rank, String channel) {

    static Person of(CommandRequest request) {
        return new Person(request.user().name(), request.user().rank(), request.channel());
    }

    /** A name as somebody typed it, without the signs by which people are called. */
    static String typed(String name) {
        return name.replaceFirst("^@", "").replaceFirst("[:,]$", "");
    }

    /** Fails with {@code FORBIDDEN} below a rank. */
    void requireRank(double needed) {
        if (rank < needed) {
            throw new RoseyException(ErrorCode.FORBIDDEN, "rank " + needed + " is needed")
                    .withChatText("Sorry, that one is for moderators.");
        }
    }
}
