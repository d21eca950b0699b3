package dev.rosey.core;

import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.Ids;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.nats.TraceHop;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import dev.rosey.plugin.Settings;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Logger;

/**
 * Decides what to do about a line: whether it is a command, whose, and whether it may be used now. Starts the trace that
 * the command carries over every hop. Safe from any thread. {@link #route} never waits: what
 * it returns does.
 */
@PluginBean
class Router {

    private static final Logger LOG = Logger.getLogger(Router.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final PluginDirectory directory;
    private final PluginStates states;
    private final CommandCalls calls;
    private final Mouth mouth;
    private final PluginContext context;
    private final Settings<CoreSettings> settings;
    private final FloodGuard flood;
    private final Cooldowns cooldowns = new Cooldowns();
    private final Courtesy courtesy = new Courtesy(PAUSE);

    @Inject
    Router(
            PluginDirectory directory,
            PluginStates states,
            CommandCalls calls,
            Mouth mouth,
            PluginContext context,
            Settings<CoreSettings> settings) {
        this.directory = directory;
        this.states = states;
        this.calls = calls;
        this.mouth = mouth;
        this.context = context;
        this.settings = settings;
        this.flood = new FloodGuard(context.clock());
    }

    /** Whether a line asks Rosey for something: it starts with the prefix, and it comes from a person. */
    boolean isCommand(ChatLine line) {
        var prefix = settings.current().prefix();
        var text = line.text().strip();
        return text.startsWith(prefix)
                && text.length() > prefix.length()
                && !Character.isWhitespace(text.charAt(prefix.length()))
                && isPerson(line.user().name());
    }

    private boolean isPerson(String name) {
        return !name.startsWith("[") && settings.current().bots().stream().noneMatch(bot -> bot.equalsIgnoreCase(name));
    }

    /** Whose turn a command is: commands of one person for one plugin are carried out in order. */
    String turnOf(ChatLine line) {
        var plugin = match(line).map(match -> match.route().plugin()).orElse("");
        return line.channel() + ' ' + line.user().name().toLowerCase(Locale.ROOT) + ' ' + plugin;
    }

    private Optional<CommandTable.Match> match(ChatLine line) {
        return directory.table().match(text(line));
    }

    /** What stands behind the prefix. */
    private String text(ChatLine line) {
        return line.text().stripLeading().substring(settings.current().prefix().length());
    }

    /**
     * Asks whoever carries the command out.
     *
     * @return what is left to do: waits for the answer and says it
     */
    Runnable route(ChatLine line, boolean isPrivate) {
        if (!flood.admits(line.channel() + ' ' + line.user().name().toLowerCase(Locale.ROOT))) {
            return Router::nothing;
        }
        var match = match(line);
        if (match.isEmpty()) {
            suggest(line, text(line));
            return Router::nothing;
        }
        var trace = TraceHop.after(Context.current());
        try (var scope = trace.makeCurrent()) {
            return trace.wrap(carryOut(line, isPrivate, match.get()));
        }
    }

    /** What is left of a line that nobody answers any more. */
    private static void nothing() {}

    private Runnable carryOut(ChatLine line, boolean isPrivate, CommandTable.Match match) {
        var command = match.route().command();
        var now = context.clock().instant();
        if (line.user().rank() < command.minRank()) {
            refuseRank(line, command.phrase(), now);
            return Router::nothing;
        }
        var use = new Cooldowns.Key(line.channel(), line.user().name().toLowerCase(Locale.ROOT), command.subject());
        var wait = cooldowns.take(use, command.cooldown(), now);
        if (wait.isPresent()) {
            refuseCooldown(line, command.phrase(), wait.get(), now);
            return Router::nothing;
        }
        var answer = ask(line, isPrivate, match);
        return () -> {
            var reply = answer.get();
            if (!reply.ok() && reply.error() != null && isMistake(reply.error().code())) {
                cooldowns.giveBack(use);
            }
            mouth.answer(line, isPrivate, reply.ok() || !reply.text().isBlank() ? reply : excused(reply));
        };
    }

    /** Who is refused without a word is told at least that. */
    private static CommandReply excused(CommandReply reply) {
        return new CommandReply(
                false, "Sorry, that did not work.", reply.isPrivate(), reply.data(), reply.more(), reply.error());
    }

    private Supplier<CommandReply> ask(ChatLine line, boolean isPrivate, CommandTable.Match match) {
        var now = context.clock().instant();
        var request = new CommandRequest(
                Ids.next(now),
                line.platform(),
                line.channel(),
                line.user(),
                match.args(),
                isPrivate,
                line.sentAt() == null ? now : line.sentAt(),
                settings.current().prefix());
        long asked = System.nanoTime();
        try {
            var answer = calls.send(match.route(), request);
            return () -> answered(line, match.route(), answer, asked);
        } catch (RoseyException unsent) {
            return () -> unanswered(line, match.route(), unsent);
        }
    }

    private CommandReply answered(
            ChatLine line, CommandTable.Route route, Supplier<CommandReply> answer, long askedAt) {
        try {
            var reply = answer.get();
            tellFor(line, route, reply, System.nanoTime() - askedAt);
            return reply;
        } catch (RoseyException unanswered) {
            return unanswered(line, route, unanswered);
        }
    }

    private CommandReply unanswered(ChatLine line, CommandTable.Route route, RoseyException failure) {
        report(line, route, failure);
        return CommandReply.failed(failure, excuse(route, failure.code()));
    }

    /** Of who says nothing of it, only the router knows how long people wait. */
    private void tellFor(ChatLine line, CommandTable.Route route, CommandReply reply, long nanos) {
        if (directory
                .plugin(route.plugin())
                .filter(plugin -> !plugin.tellsOfItsCommands())
                .isPresent()) {
            context.publish(new PluginEvents.Answered(
                    route.plugin(),
                    route.command().action(),
                    line.channel(),
                    nanos / 1_000,
                    reply.error() == null ? "" : reply.error().code()));
        }
    }

    private void report(ChatLine line, CommandTable.Route route, RoseyException failure) {
        var traceId = Span.current().getSpanContext().getTraceId();
        LOG.warning(() -> route.plugin() + ' ' + route.command().action() + " is not answered: "
                + failure.code().name() + ", " + failure.message() + " [trace " + traceId + ']');
        context.publish(new PluginEvents.Unanswered(
                route.plugin(),
                route.command().action(),
                line.channel(),
                failure.code().name(),
                failure.message(),
                traceId));
    }

    private String excuse(CommandTable.Route route, ErrorCode code) {
        if (code.equals(ErrorCode.TIMEOUT)) {
            return "That is taking too long, so I stopped waiting. Try again in a little while.";
        }
        if (code.equals(ErrorCode.UNAVAILABLE)) {
            var state = states.of(route.plugin()).map(PluginStatus::state);
            if (state.filter(PluginStatus.State.DISABLED::equals).isPresent()) {
                return route.plugin() + " is switched off right now.";
            }
            if (state.filter(PluginStatus.State.QUARANTINED::equals).isPresent()) {
                return route.plugin() + " is out of order until somebody has looked after it.";
            }
            return directory
                    .plugin(route.plugin())
                    .filter(plugin -> !plugin.isUp())
                    .map(plugin -> route.plugin() + " has been away for "
                            + TimeWords.since(plugin.since(), context.clock().instant())
                            + ". It comes back by itself; try again in a moment.")
                    .orElse(route.plugin() + " is not here right now. Try again in a moment.");
        }
        return "Oops, " + route.plugin() + " gave me an answer that I don't understand. It has been noted.";
    }

    private static boolean isMistake(String code) {
        return code.equals(ErrorCode.BAD_REQUEST.name()) || code.startsWith("INVALID_");
    }

    private void refuseRank(ChatLine line, String phrase, Instant now) {
        if (courtesy.once("rank " + line.channel() + ' ' + line.user().name() + ' ' + phrase, now)) {
            mouth.whisper(
                    line,
                    "Sorry, " + settings.current().prefix() + phrase
                            + " is for people with a higher rank in this channel.");
        }
    }

    private void refuseCooldown(ChatLine line, String phrase, Duration wait, Instant now) {
        if (courtesy.once("cooldown " + line.channel() + ' ' + line.user().name() + ' ' + phrase, now)) {
            mouth.whisper(
                    line,
                    "Easy! You can use " + settings.current().prefix() + phrase + " again in "
                            + Math.max(1, wait.plusMillis(999).toSeconds()) + " s.");
        }
    }

    private void suggest(ChatLine line, String text) {
        var guess = Suggestions.nearest(text, directory.table());
        if (guess.isPresent()
                && courtesy.once(
                        "guess " + line.channel() + ' ' + line.user().name(),
                        context.clock().instant())) {
            mouth.whisper(line, "Did you mean " + settings.current().prefix() + guess.get() + "?");
        }
    }
}
