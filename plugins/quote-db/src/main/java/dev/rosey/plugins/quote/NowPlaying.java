package dev.rosey.plugins.quote;

import dev.rosey.plugin.PluginBean;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What each channel plays and how far it is. Counted from the moment it began, so a pause is not noticed. Any thread may
 * call.
 */
@PluginBean
final class NowPlaying {
    private static final int CHANNELS = 100;
    private static final int LONGEST_TITLE = 300;

    private final Recent<String, Started> channels = new Recent<>(CHANNELS);
    private final Recent<String, Started> doubted = new Recent<>(CHANNELS);

    private record Started(
            String title, long durationS, @Nullable Instant at) {}

    /** Something else began to play. */
    synchronized void began(MediaChanged media, Instant at) {
        channels.put(media.channel(), new Started(media.title(), media.durationS(), at));
    }

    /** Something plays since nobody knows when; what is known better is kept, and what was doubted if it is the same. */
    synchronized void plays(String channel, String title) {
        Started before = doubted.remove(channel);
        channels.putIfAbsent(
                channel, before != null && before.title().equals(title) ? before : new Started(title, 0, null));
    }

    /** It may be something else by now: unknown until somebody tells. */
    synchronized void doubt(String channel) {
        Started known = channels.remove(channel);
        if (known != null) {
            doubted.put(channel, known);
        }
    }

    synchronized boolean knows(String channel) {
        return channels.containsKey(channel);
    }

    synchronized Playing at(String channel, Instant now) {
        Started started = channels.get(channel);
        if (started == null) {
            return Playing.UNKNOWN;
        }
        String title = Preview.of(QuoteText.cleaned(started.title()), LONGEST_TITLE);
        if (title.isEmpty()) {
            return Playing.UNKNOWN;
        }
        return new Playing(title, position(started, now));
    }

    private static @Nullable Long position(Started started, Instant now) {
        if (started.at() == null) {
            return null;
        }
        long seconds = Math.max(0, Duration.between(started.at(), now).toSeconds());
        boolean over = started.durationS() > 0 && seconds > started.durationS();
        return over ? started.durationS() : seconds;
    }
}
