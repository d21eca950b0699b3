package dev.rosey.plugins.trivia;

import java.util.List;
import java.util.Set;

/**
 * A game that somebody wants.
 *
 * @param announcement what the room reads before the first question
 */
record Wish(String by, Rules rules, Pick pick, Announcement announcement) {

    /** Chooses the questions. */
    @FunctionalInterface
    interface Pick {
        /**
         * As many as there are, at most as many as the rules say.
         *
         * @param asked ids of what was asked in the channel, oldest first
         * @param notAsked ids of what must not be asked
         */
        List<Question> questions(List<String> asked, Set<String> notAsked);
    }

    /** Says that a game begins. */
    @FunctionalInterface
    interface Announcement {
        String of(GameEvent.Started start);
    }
}
