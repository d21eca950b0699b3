package dev.rosey.plugins.trivia;

/**
 * What one player has in one game.
 *
 * @param correct how many questions were answered right
 * @param streak how many of them in a row up to now
 */
record Score(String player, int points, int correct, int streak) {

    static Score none(String player) {
        return new Score(player, 0, 0, 0);
    }

    Score plus(int more, int newStreak) {
        return new Score(player, points + more, correct + 1, newStreak);
    }

    Score withoutStreak() {
        return new Score(player, points, correct, 0);
    }
}
