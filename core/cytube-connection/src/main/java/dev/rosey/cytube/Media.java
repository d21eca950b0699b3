package dev.rosey.cytube;

import java.time.Duration;

/**
 * What a channel plays.
 *
 * @param title as its uploader wrote it: CyTube does not escape it, so whoever shows it in HTML must
 * @param type CyTube's short name of the provider, such as {@code yt}
 * @param duration zero for a live stream
 */
record Media(String title, String type, String id, Duration duration) {}
