package dev.rosey.core;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rosey.bus.BusJson;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.WireError;
import dev.rosey.bus.nats.BusMessage;
import java.util.List;
import java.util.Map;

/**
 * What a plugin answered. A failure that is told without its {@code error}, or only in the headers of ADR-32, is taken for the
 * failure that it is; anything else that is no reply is refused.
 *
 * @param oddity what is not as the bus contract asks for; empty where all is well
 */
record HeardReply(CommandReply reply, String oddity) {

    private static final String ERROR = "Nats-Service-Error";
    private static final String ERROR_CODE = "Nats-Service-Error-Code";

    /** Reads an answer; fails with {@code INTERNAL}, and why, where it makes no sense. */
    static HeardReply of(BusMessage message) {
        if (message.body().length == 0 && message.headers().containsKey(ERROR)) {
            return failure("it answers with the error “" + message.headers().get(ERROR) + "” ("
                    + message.headers().getOrDefault(ERROR_CODE, "no code") + ") and without a body");
        }
        try {
            return new HeardReply(BusJson.read(message.body(), CommandReply.class), "");
        } catch (RoseyException nonsense) {
            return mended(message.body(), nonsense);
        }
    }

    private static HeardReply mended(byte[] body, RoseyException nonsense) {
        var told = object(body, nonsense);
        if (!told.path("ok").isBoolean()) {
            throw senseless("its reply has no “ok” that is true or false", nonsense);
        }
        var error = told.path("error");
        if (told.path("ok").booleanValue() || error.path("code").isTextual()) {
            throw senseless(nonsense.message(), nonsense);
        }
        var oddity = error.isMissingNode() || error.isNull()
                ? "its reply is not ok and has no “error”"
                : "the “error” of its reply has no “code”";
        told.set("error", BusJson.tree(new WireError(ErrorCode.INTERNAL.name(), oddity, Map.of())));
        try {
            return new HeardReply(BusJson.convert(told, CommandReply.class), oddity);
        } catch (RoseyException more) {
            throw senseless(more.message(), more);
        }
    }

    private static ObjectNode object(byte[] body, RoseyException nonsense) {
        try {
            return BusJson.readObject(body);
        } catch (RoseyException notEvenThat) {
            throw senseless(notEvenThat.message(), nonsense);
        }
    }

    private static HeardReply failure(String oddity) {
        var error = new WireError(ErrorCode.INTERNAL.name(), oddity, Map.of());
        return new HeardReply(new CommandReply(false, "", false, null, List.of(), error), oddity);
    }

    private static RoseyException senseless(String why, RoseyException cause) {
        return new RoseyException(ErrorCode.INTERNAL, "the answer makes no sense: " + why, cause);
    }
}
