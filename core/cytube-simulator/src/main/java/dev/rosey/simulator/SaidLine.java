package dev.rosey.simulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line that a channel delivered.
 *
 * @param at when
 * @param from who said it; {@code [server]} for the server itself
 * @param to whom a private message was for, null when all could read it
 * @param text what was typed, cut to CyTube's length, commands such as {@code /me} taken off
 * @param html what was sent for it
 */
public record SaidLine(Instant at, String from, @Nullable String to, String text, String html) {}
