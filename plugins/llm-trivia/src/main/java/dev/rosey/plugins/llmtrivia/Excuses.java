package dev.rosey.plugins.llmtrivia;

import dev.rosey.plugins.llmtrivia.NoAnswerException.Reason;

/** What the room reads when no model helps. */
final class Excuses {

    static final String GAME_RUNS = "There is a game running here already; ask me again when it is over.";
    static final String THINKING = "I am thinking of a question for this room already.";
    static final String NOTHING_PLAYS = "Nothing plays that I could heckle.";
    static final String ENOUGH_RIFFS = "I have heckled enough for this hour.";

    static final String NONE = "No language model is set up here.";
    static final String MISTAKE = "A language model was set up with a mistake; the log tells operators which.";

    private Excuses() {}

    /** @param prefix what a command begins with */
    static String riffsAreOff(String prefix) {
        return "Heckling is off in this channel. An admin can turn it on: " + prefix + "llm riffs on";
    }

    /** Beside a question of the packs. */
    static String beforePack(Reason reason) {
        return because(reason) + " this one is from the trivia packs.";
    }

    private static String because(Reason reason) {
        return switch (reason) {
            case NO_MODEL -> "No language model is set up here, so";
            case OFF -> "My language model is switched off, so";
            case BUDGET -> "My language model has used up what it may use today, so";
            case NOBODY -> "My language model is not answering right now, so";
            case REJECTED -> "My language model had nothing fit to ask, so";
            case STORAGE -> "I can't get at my notes and leave the language model alone, so";
        };
    }

    /** In the place of a heckle. */
    static String noRiff(Reason reason) {
        return switch (reason) {
            case NO_MODEL -> "I have no language model to heckle with: nobody set one up here.";
            case OFF -> "My language model is switched off.";
            case BUDGET -> "My language model has used up what it may use today.";
            case NOBODY -> "I can't think of anything right now. Please try again in a minute.";
            case REJECTED -> "I had one, but it was not fit to print.";
            case STORAGE -> "I can't get at my notes right now, so I keep quiet. Please try again in a minute.";
        };
    }
}
