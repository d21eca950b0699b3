package dev.rosey.cytube;

import dev.rosey.cytube.ServerFrame.Chat;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells old lines from fresh ones on one connection. CyTube replays the last lines of a channel on every join, before
 * {@code userlist}, looking like fresh chat; an old command among them must not be carried out again.
 *
 * <p>So nothing before the first {@code userlist} is fresh. For a moment after it, a line that was already replayed or
 * that is, by the server's own clock, not newer than the replayed ones is not fresh either. Rosey's clock plays no part, it
 * may differ from the server's. Not safe for use by several threads.
 */
final class HistoryGuard {

    private static final Duration DOUBTFUL = Duration.ofSeconds(10);

    private final Set<Chat> replayed = new HashSet<>();
    private Instant newestReplayed = Instant.MIN;
    private Instant listedAt = Instant.MAX;

    /** The user list came: the replay is over. Later ones change nothing. */
    void userListArrived(Instant now) {
        if (listedAt.equals(Instant.MAX)) {
            listedAt = now;
        }
    }

    boolean isFresh(Chat line, Instant now) {
        if (listedAt.equals(Instant.MAX)) {
            replayed.add(line);
            newestReplayed = line.time().isAfter(newestReplayed) ? line.time() : newestReplayed;
            return false;
        }
        if (replayed.contains(line)) {
            return false;
        }
        boolean doubtful = now.isBefore(listedAt.plus(DOUBTFUL));
        return !doubtful || line.time().isAfter(newestReplayed);
    }
}
