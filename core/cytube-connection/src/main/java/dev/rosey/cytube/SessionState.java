package dev.rosey.cytube;

import dev.rosey.cytube.Governor.Losses;

/**
 * How a channel's session stands, to be read by any thread.
 *
 * @param standby whether another instance is in the channel, so that this one only waits
 * @param reason why it is not connected, or {@code connected}
 * @param waiting messages that have not left yet
 */
record SessionState(boolean connected, boolean standby, String reason, RoomView room, int waiting, Losses losses) {

    static SessionState starting() {
        return without("starting");
    }

    static SessionState standingBy() {
        return new SessionState(false, true, "another instance is there", RoomView.EMPTY, 0, new Losses(0, 0, 0));
    }

    static SessionState of(boolean connected, String reason, RoomView room, Voice voice) {
        return new SessionState(connected, false, reason, room, voice.waiting(), voice.losses());
    }

    /** The same, with what waits and what was lost by now. */
    SessionState counted(Voice voice) {
        return new SessionState(connected, standby, reason, room, voice.waiting(), voice.losses());
    }

    static SessionState without(String reason) {
        return new SessionState(false, false, reason, RoomView.EMPTY, 0, new Losses(0, 0, 0));
    }
}
