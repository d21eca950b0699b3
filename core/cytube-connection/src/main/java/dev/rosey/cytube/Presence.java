package dev.rosey.cytube;

import java.util.Locale;

/** Where an instance stands with a channel, for programs; why, is told to people in words. */
enum Presence {
    /** It only just begins, and has nothing to tell. */
    STARTING,
    /** Another instance is in the channel, so that this one only waits. */
    STANDBY,
    /** It is in the channel. */
    CONNECTED,
    /** It should be in the channel, and is not. */
    OUT;

    /** As the health tells it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
