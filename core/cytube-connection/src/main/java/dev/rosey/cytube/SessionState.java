package dev.rosey.cytube;

import dev.rosey.cytube.Governor.Losses;

/**
 * How a channel's session stands, to be read by any thread.
 *
 * @param reason in words why it stands so; {@code connected} when it is
 * @param waiting messages that have not left yet
 */
record SessionState(Presence presence, String reason, RoomView room, int waiting, Losses losses) {

    private static final Losses NOTHING = new Losses(0, 0, 0);

    static SessionState starting() {
        return new SessionState(Presence.STARTING, "starting", RoomView.EMPTY, 0, NOTHING);
    }

    static SessionState standingBy() {
        return new SessionState(Presence.STANDBY, "another instance is there", RoomView.EMPTY, 0, NOTHING);
    }

    static SessionState busAway() {
        String reason = "no answer from the bus, where instances agree on who joins";
        return new SessionState(Presence.OUT, reason, RoomView.EMPTY, 0, NOTHING);
    }

    static SessionState connected(RoomView room, Voice voice) {
        return new SessionState(Presence.CONNECTED, "connected", room, voice.waiting(), voice.losses());
    }

    static SessionState out(String reason, Voice voice) {
        return new SessionState(Presence.OUT, reason, RoomView.EMPTY, voice.waiting(), voice.losses());
    }

    /** The same, with what is known by now. */
    SessionState knowing(RoomView soFar, Voice voice) {
        return new SessionState(presence, reason, soFar, voice.waiting(), voice.losses());
    }

    boolean connected() {
        return presence == Presence.CONNECTED;
    }
}
