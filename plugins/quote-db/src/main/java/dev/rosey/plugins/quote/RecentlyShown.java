package dev.rosey.plugins.quote;

import java.util.ArrayList;
import java.util.List;

/** Which quotes each channel was shown last, so that a random one is not the same again. Any thread may call. */
final class RecentlyShown {
    static final int MOST = 50;
    private static final int CHANNELS = 200;

    private final Recent<String, List<Long>> channels = new Recent<>(CHANNELS);

    /** The ids that a channel was shown, the last first. */
    synchronized List<Long> of(String channel) {
        return List.copyOf(channels.getOrDefault(channel, List.of()));
    }

    /**
     * Remembers that a quote is shown, unless it is among those that must not come again yet.
     *
     * @param choices from how many it was drawn; half of them do not repeat
     * @return whether it may be shown
     */
    synchronized boolean show(String channel, long id, long choices) {
        List<Long> shown = channels.computeIfAbsent(channel, unused -> new ArrayList<>());
        int age = shown.indexOf(id);
        if (age >= 0 && age < choices / 2) {
            return false;
        }
        shown.remove(id);
        shown.addFirst(id);
        if (shown.size() > MOST) {
            shown.removeLast();
        }
        return true;
    }
}
