package dev.rosey.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rosey.bus.BusJson;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.bus.nats.NatsBus;
import java.time.Duration;

/** Asks database-service. Safe from any thread. */
record DatabaseDesk(NatsBus bus) {

    private static final String STATUS = "Nats-Service-Error-Code";

    /** The answer, which is {@code ok}. Fails with what the service says, or with what the bus does. */
    ObjectNode ask(String subject, Object request, Duration timeout) {
        var message = bus.requestAndWait(subject, BusJson.bytes(request), timeout);
        var reply = BusJson.readObject(message.body());
        if (reply.path("ok").asBoolean()) {
            return reply;
        }
        throw failure(message, reply.path("error"));
    }

    private static RoseyException failure(BusMessage message, JsonNode error) {
        int status = Integer.parseInt(message.headers().getOrDefault(STATUS, "500"));
        var code = ErrorCode.ofWire(error.path("code").asText(ErrorCode.INTERNAL.name()), status);
        var failure = new RoseyException(code, error.path("message").asText());
        for (var detail : error.properties()) {
            if (!detail.getKey().equals("code") && !detail.getKey().equals("message")) {
                failure = failure.with(
                        detail.getKey(),
                        detail.getValue().isNumber()
                                ? (Object) detail.getValue().numberValue()
                                : detail.getValue().asText());
            }
        }
        return failure;
    }
}
