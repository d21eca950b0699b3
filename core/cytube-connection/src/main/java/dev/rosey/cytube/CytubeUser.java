package dev.rosey.cytube;

/**
 * Somebody in a channel, as CyTube shows them to everybody.
 *
 * @param rank CyTube's fractional rank: 0 guest, 1 registered, 1.5 leader, 2 moderator, 3 admin, 5 owner
 */
record CytubeUser(String name, double rank, boolean afk, boolean muted) {

    CytubeUser withRank(double newRank) {
        return new CytubeUser(name, newRank, afk, muted);
    }

    CytubeUser withFlags(boolean nowAfk, boolean nowMuted) {
        return new CytubeUser(name, rank, nowAfk, nowMuted);
    }
}
