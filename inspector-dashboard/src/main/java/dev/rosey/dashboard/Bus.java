package dev.rosey.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rosey.bus.BusJson;
import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.Ids;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.Subjects;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What this module asks of others. All methods wait for the answer and fail with a {@link RoseyException}: what the one who
 * was asked says, {@code UNAVAILABLE} when nobody listens, {@code TIMEOUT} when nobody answers.
 */
@PluginBean
final class Bus {

    private static final String INSPECTOR = "inspector.query.";
    private static final Duration QUERY_TIMEOUT = Duration.ofSeconds(4);
    private static final double OPERATORS_RANK = 5;
    private static final String PLATFORM = "rest";

    /** What a problem calls so itself. */
    private static final Set<String> RESERVED =
            Set.of("code", "message", "type", "title", "status", "detail", "instance");

    private final NatsBus bus;
    private final PluginContext context;
    private final ApiConfig config;

    @Inject
    Bus(NatsBus bus, PluginContext context, ApiConfig config) {
        this.bus = bus;
        this.context = context;
        this.config = config;
    }

    /** Asks the inspector. */
    ObjectNode ask(String query, ObjectNode body) {
        return reply(INSPECTOR + query, BusJson.bytes(body), QUERY_TIMEOUT);
    }

    /** Asks the inspector without a word. */
    ObjectNode ask(String query) {
        return ask(query, BusJson.emptyObject());
    }

    /** Does what an operator asks for, and tells whoever audits how it ended. */
    <T> T audited(String action, @Nullable String target, Supplier<T> done) {
        try {
            var result = done.get();
            context.publish(new ActionTaken(config.operator(), action, target, true, null));
            return result;
        } catch (RoseyException refused) {
            var code = refused.code().name();
            context.publish(new ActionTaken(config.operator(), action, target, false, code));
            throw refused;
        }
    }

    /** Uses a command with the operator's rank. */
    CommandReply command(String token, String action, String args, Duration timeout) {
        var now = context.clock().instant();
        var operator = new ChatUser(config.operator(), OPERATORS_RANK);
        var request = new CommandRequest(Ids.next(now), PLATFORM, PLATFORM, operator, args, true, now, null);
        var answer = reply(Subjects.command(token, action), BusJson.bytes(request), timeout);
        return BusJson.convert(answer, CommandReply.class);
    }

    private ObjectNode reply(String subject, byte[] body, Duration timeout) {
        var message = bus.requestAndWait(subject, body, timeout);
        var answer = read(message);
        if (answer.path("ok").asBoolean(true)) {
            return answer;
        }
        throw refusal(message, answer.path("error"));
    }

    private static ObjectNode read(BusMessage message) {
        try {
            return BusJson.readObject(message.body());
        } catch (RoseyException nonsense) {
            throw new RoseyException(
                    ErrorCode.UNAVAILABLE, "the answer makes no sense: " + nonsense.message(), nonsense);
        }
    }

    private static RoseyException refusal(BusMessage message, JsonNode error) {
        var name = error.path("code").asText(ErrorCode.INTERNAL.name());
        var failure = new RoseyException(
                ErrorCode.ofWire(name, status(message)), error.path("message").asText());
        for (var detail : error.properties()) {
            if (!RESERVED.contains(detail.getKey())) {
                failure = failure.with(detail.getKey(), detail.getValue());
            }
        }
        return failure;
    }

    private static int status(BusMessage message) {
        try {
            return Integer.parseInt(message.headers().getOrDefault("Nats-Service-Error-Code", "500"));
        } catch (NumberFormatException notOne) {
            return 500;
        }
    }
}
