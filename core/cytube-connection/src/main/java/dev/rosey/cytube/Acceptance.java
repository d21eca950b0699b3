package dev.rosey.cytube;

/** What becomes of something that Rosey is asked to say. */
enum Acceptance {
    /** It leaves as soon as CyTube's limits allow. */
    QUEUED,
    /** So much waits already that it was dropped. */
    FULL,
    /** Rosey is not in the channel. */
    NOT_CONNECTED,
    /** Rosey is muted in the channel, or may not chat there; private messages still pass. */
    SILENCED
}
