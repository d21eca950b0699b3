package dev.rosey.plugins.trivia;

import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.Command;
import dev.rosey.plugin.PluginBean;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.BiFunction;

/** The commands of a running game. */
@PluginBean
class PlayCommands {

    private final Rooms rooms;

    @Inject
    PlayCommands(Rooms rooms) {
        this.rooms = rooms;
    }

    @Command(
            phrase = "trivia answer",
            aliases = "a",
            usage = "a <text>",
            help = "Answers the open question",
            ordered = true,
            owned = true)
    CommandReply answer(CommandRequest request) {
        if (request.args().isBlank()) {
            throw new RoseyException(ErrorCode.BAD_REQUEST, "the answer is missing")
                    .withChatText("Type your answer behind it: " + rooms.prefix() + "a Casablanca");
        }
        return rooms.find(request.channel())
                .map(room -> guess(room, request))
                .orElseGet(() -> Replies.guessWithoutGame(request.channel(), rooms.prefix()));
    }

    private static CommandReply guess(Room room, CommandRequest request) {
        GameState before = room.state();
        return Replies.guess(room.handle(new GameCommand.Guess(request.user().name(), request.args())), before);
    }

    @Command(phrase = "trivia skip", usage = "trivia skip", help = "Votes to skip the open question", owned = true)
    CommandReply skip(CommandRequest request) {
        return command(request, GameCommand.Skip::new);
    }

    @Command(
            phrase = "trivia stop",
            usage = "trivia stop",
            help = "Ends the game; for its starter and moderators",
            owned = true)
    CommandReply stop(CommandRequest request) {
        return command(request, GameCommand.Stop::new);
    }

    @Command(
            phrase = "trivia pause",
            usage = "trivia pause",
            help = "Stops the clock; for the starter and moderators",
            owned = true)
    CommandReply pause(CommandRequest request) {
        return command(request, GameCommand.Pause::new);
    }

    @Command(phrase = "trivia resume", usage = "trivia resume", help = "Lets a paused game go on", owned = true)
    CommandReply resume(CommandRequest request) {
        return command(request, GameCommand.Resume::new);
    }

    /** Hints come at fixed times; asking shows what was given, to the one who asks. */
    @Command(
            phrase = "trivia hint",
            usage = "trivia hint",
            help = "Repeats the hint, or says when there will be one",
            owned = true)
    CommandReply hint(CommandRequest request) {
        Room room = rooms.get(request.channel());
        GameState state = room.state();
        if (!state.clock().open()) {
            return CommandReply.privately("No question is open right now.");
        }
        int given = state.round().hints();
        Optional<String> shown = given == 0 ? Optional.empty() : Hints.text(state.question(), given);
        return CommandReply.privately(
                shown.map(text -> "💡 Hint " + given + ": " + text).orElseGet(() -> later(state, room)));
    }

    private static String later(GameState state, Room room) {
        if (Hints.text(state.question(), 1).isEmpty()) {
            return "There are no hints for this one.";
        }
        var left = room.left().minus(Hints.beforeDeadline(state.start().rules(), 1));
        return "The first hint comes in " + ChatText.seconds(left.isNegative() ? java.time.Duration.ZERO : left) + ".";
    }

    /** What somebody may do by rank, or because it is their game. */
    private CommandReply command(CommandRequest request, BiFunction<String, Double, GameCommand> command) {
        GameCommand given = command.apply(request.user().name(), request.user().rank());
        Step step = rooms.get(request.channel()).handle(given);
        return Replies.command(step, rooms.prefix());
    }
}
