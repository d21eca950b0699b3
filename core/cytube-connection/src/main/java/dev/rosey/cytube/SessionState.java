package dev.rosey.cytube;

import dev.rosey.cytube.Governor.Losses;

/**
 * How a channel's session stands, to be read by any thread.
 *
 * @param reason why it is not connected, or {@code connected}
 * @param waiting messages that have not left yet
 */
record SessionState(boolean connected, String reason, RoomView room, int waiting, Losses losses) {

    static SessionState starting() {
        return new SessionState(false, "starting", RoomView.EMPTY, 0, new Losses(0, 0, 0));
    }
}
