package dev.rosey.plugins.trivia;

import dev.rosey.bus.CommandReply;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import java.util.Locale;
import java.util.Map;

/**
 * What the one who gave a command reads. What the game itself says is said by the {@link Announcer}; here only what concerns
 * nobody else, in private, so that a question takes no more messages in the channel than it may.
 */
final class Replies {

    private Replies() {}

    /**
     * What became of a guess.
     *
     * @param game as it was when the guess came
     */
    static CommandReply guess(Step step, GameState game) {
        boolean first = game.start().rules().mode() == Mode.FIRST;
        String text = switch (step.outcome()) {
            case PROMPT ->
                isChoice(game)
                        ? "Pick one of them, please: its letter or its text."
                        : "Nearly – can you be more exact?";
            case LOCKED -> "Your first answer counts at this one.";
            case ALREADY_CORRECT -> "You have this one already.";
            case CORRECT -> first ? "" : "That's it! Points are told when the time is up.";
            case PAUSED -> "The game is paused; answers don't count right now.";
            case NO_QUESTION -> "Too late for that one – the next question is on its way.";
            case OVER -> "Too late for that one – the game is over.";
            default -> "";
        };
        return privately(text, step.outcome());
    }

    /** What became of a command of those who run the game. */
    static CommandReply command(Step step, String prefix) {
        return switch (step.outcome()) {
            case FORBIDDEN ->
                throw new RoseyException(ErrorCode.FORBIDDEN, "for the starter and moderators")
                        .withChatText("Only whoever started the game, or a moderator, may do that.");
            case OVER -> throw noGame("the game is over", prefix);
            case NO_QUESTION -> privately("No question is open right now.", step.outcome());
            case NOT_PLAYING -> privately("Only those who play may vote to skip.", step.outcome());
            case VOTED -> privately(votes(step), step.outcome());
            case UNCHANGED -> privately("Nothing to change there.", step.outcome());
            default -> privately("", step.outcome());
        };
    }

    static RoseyException noGame(String message, String prefix) {
        return new RoseyException(ErrorCode.NOT_FOUND, message)
                .withChatText("No game is running. " + prefix + "trivia start begins one.");
    }

    /** A guess where nobody plays: many may answer a game's last question a moment too late, and the channel reads none of it. */
    static CommandReply guessWithoutGame(String channel, String prefix) {
        CommandReply failed = CommandReply.failed(noGame("no game is played in " + channel, prefix), "");
        return new CommandReply(false, failed.text(), true, failed.data(), failed.more(), failed.error());
    }

    private static boolean isChoice(GameState game) {
        return game.clock().open() && game.question().kind() == Kind.CHOICE;
    }

    private static String votes(Step step) {
        return step.events().stream()
                .filter(GameEvent.VotedToSkip.class::isInstance)
                .map(GameEvent.VotedToSkip.class::cast)
                .findFirst()
                .map(vote -> "Your vote counts: " + vote.votes() + " of " + vote.needed() + " to skip.")
                .orElse("Your vote counts.");
    }

    private static CommandReply privately(String text, Outcome outcome) {
        return CommandReply.privately(text)
                .withData(Map.of("outcome", outcome.name().toLowerCase(Locale.ROOT)));
    }
}
