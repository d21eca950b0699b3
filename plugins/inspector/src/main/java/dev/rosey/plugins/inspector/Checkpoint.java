package dev.rosey.plugins.inspector;

import dev.rosey.plugin.Event;
import java.util.Map;

/**
 * How many events there were of subjects that the stream does not keep, so that their counts outlive the inspector.
 *
 * <pre>{@code {"instance":"7f3a9c01","counts":{"chat.message":1204}}}</pre>
 *
 * @param instance the inspector that counted
 * @param counts by subject, since the first inspector of all
 */
@Event("inspector.checkpoint")
record Checkpoint(String instance, Map<String, Long> counts) {

    Checkpoint {
        counts = Map.copyOf(counts);
    }
}
