package dev.rosey.plugins.inspector;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time of which not everything is known.
 *
 * @param from from when, or null when that is unknown
 * @param until until when
 * @param lost how many events are missing, or -1 when that is unknown
 * @param reason why
 */
record Gap(@Nullable Instant from, Instant until, long lost, String reason) {}
