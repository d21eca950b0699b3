package dev.rosey.runtime;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.CommandSpec;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.plugin.Command;
import dev.rosey.plugin.Endpoint;
import dev.rosey.plugin.ServiceRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a request, calls the bean, and gives what is to be encoded. Runs on a virtual thread of its own.
 *
 * @param <T> the decoded request
 */
sealed interface RequestHandler<T> {

    /** What the action is called in events and metrics. */
    String action();

    /** The subject it is served on. */
    String subject();

    /** How long an answer may take. */
    Duration timeout();

    /** Whether it waits for those of its kind that came before. */
    boolean ordered();

    /** Whether it is for the instance that owns the request's channel. */
    boolean owned();

    /** The request in a message. Fails with {@code BAD_REQUEST} for a body that makes no sense. */
    T decode(BusMessage message);

    /** The answer. Throws what the bean throws. */
    Object handle(T request) throws Throwable;

    /** The channel that a request is about, for events; empty when it names none. */
    String channel(T request);

    /** A chat command. */
    record ForCommand(CommandSpec spec, HandlerMethod method, Arguments arguments)
            implements RequestHandler<CommandRequest> {

        /** A command's body is small; a larger one is no command. */
        private static final int BODY_LIMIT = 128 * 1024;

        @Override
        public String action() {
            return spec.action();
        }

        @Override
        public String subject() {
            return spec.subject();
        }

        @Override
        public Duration timeout() {
            return spec.timeout();
        }

        @Override
        public boolean ordered() {
            return method.method().getAnnotation(Command.class).ordered();
        }

        @Override
        public boolean owned() {
            return method.method().getAnnotation(Command.class).owned();
        }

        @Override
        public Object handle(CommandRequest request) throws Throwable {
            if (request.user().rank() < spec.minRank()) {
                throw new RoseyException(ErrorCode.FORBIDDEN, "rank " + spec.minRank() + " is needed")
                        .withChatText("Sorry, that one is not for everybody: it needs a higher rank here.");
            }
            return reply(method.call(arguments.bind(request)));
        }

        @Override
        public CommandRequest decode(BusMessage message) {
            if (message.body().length > BODY_LIMIT) {
                throw new RoseyException(ErrorCode.BAD_REQUEST, "the body is larger than " + BODY_LIMIT + " bytes");
            }
            return BusJson.read(message.body(), CommandRequest.class);
        }

        private CommandReply reply(@Nullable Object returned) {
            return switch (returned) {
                case CommandReply reply -> reply;
                case String text -> CommandReply.text(text);
                case null, default -> throw new RoseyException(ErrorCode.INTERNAL, method + " returned no reply");
            };
        }

        @Override
        public String channel(CommandRequest request) {
            return request.channel();
        }
    }

    /** A request of a service, with a body of its own. */
    record ForEndpoint(String subject, Duration timeout, HandlerMethod method)
            implements RequestHandler<ServiceRequest> {

        static ForEndpoint of(HandlerMethod method) {
            var endpoint = method.method().getAnnotation(Endpoint.class);
            return new ForEndpoint(endpoint.value(), Duration.parse(endpoint.timeout()), method);
        }

        @Override
        public String action() {
            return method.method().getName();
        }

        @Override
        public boolean ordered() {
            return false;
        }

        @Override
        public boolean owned() {
            return false;
        }

        @Override
        public ServiceRequest decode(BusMessage message) {
            var body = message.body().length == 0 ? BusJson.emptyObject() : BusJson.readObject(message.body());
            var replyTo = message.replyTo();
            return new ServiceRequest(message.subject(), body, replyTo == null ? "" : replyTo);
        }

        @Override
        public Object handle(ServiceRequest request) throws Throwable {
            var returned = method.call(request);
            if (returned == null) {
                throw new RoseyException(ErrorCode.INTERNAL, method + " returned no reply");
            }
            return returned;
        }

        @Override
        public String channel(ServiceRequest request) {
            return "";
        }
    }
}
