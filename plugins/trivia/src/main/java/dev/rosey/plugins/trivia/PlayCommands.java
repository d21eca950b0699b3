package dev.rosey.plugins.trivia;

import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.Command;
import dev.rosey.plugin.PluginBean;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/** The commands of a running game. */
@PluginBean
class PlayCommands {

    private final Opening opening;
    private final Rooms rooms;
    private final SettingsBook settings;

    @Inject
    PlayCommands(Opening opening, Rooms rooms, SettingsBook settings) {
        this.opening = opening;
        this.rooms = rooms;
        this.settings = settings;
    }

    @Command(
            phrase = "trivia start",
            usage = "trivia start [questions] [category] [easy|medium|hard] [first|all]",
            help = "Starts a game",
            owned = true)
    CommandReply start(CommandRequest request) {
        StartRequest wanted = wanted(request);
        GameEvent.Started game = opening.start(request.channel(), request.user().name(), wanted);
        return CommandReply.text("")
                .withData(Map.of(
                        "game_id", game.gameId(), "questions", game.questions().size()));
    }

    private StartRequest wanted(CommandRequest request) {
        try {
            return StartRequest.read(
                    request.args(), settings.newest(request.channel()).rules());
        } catch (IllegalArgumentException e) {
            throw new RoseyException(ErrorCode.BAD_REQUEST, String.valueOf(e.getMessage()))
                    .withChatText("A game has 1 to " + Rules.MOST_QUESTIONS + " questions.");
        }
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
                    .withChatText("Type your answer behind it: !a Casablanca");
        }
        Room room = rooms.get(request.channel());
        boolean first = room.state().start().rules().mode() == Mode.FIRST;
        return Replies.guess(room.handle(new GameCommand.Guess(request.user().name(), request.args())), first);
    }

    @Command(phrase = "trivia skip", usage = "trivia skip", help = "Votes to skip the open question", owned = true)
    CommandReply skip(CommandRequest request) {
        return command(
                request,
                new GameCommand.Skip(request.user().name(), request.user().rank()));
    }

    @Command(
            phrase = "trivia stop",
            usage = "trivia stop",
            help = "Ends the game; for its starter and moderators",
            owned = true)
    CommandReply stop(CommandRequest request) {
        return command(
                request,
                new GameCommand.Stop(request.user().name(), request.user().rank()));
    }

    @Command(
            phrase = "trivia pause",
            usage = "trivia pause",
            help = "Stops the clock; for the starter and moderators",
            owned = true)
    CommandReply pause(CommandRequest request) {
        return command(
                request,
                new GameCommand.Pause(request.user().name(), request.user().rank()));
    }

    @Command(phrase = "trivia resume", usage = "trivia resume", help = "Lets a paused game go on", owned = true)
    CommandReply resume(CommandRequest request) {
        return command(
                request,
                new GameCommand.Resume(request.user().name(), request.user().rank()));
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

    private CommandReply command(CommandRequest request, GameCommand command) {
        return Replies.command(rooms.get(request.channel()).handle(command));
    }
}
