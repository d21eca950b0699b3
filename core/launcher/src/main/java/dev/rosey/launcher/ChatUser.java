package dev.rosey.launcher;

import org.jspecify.annotations.Nullable;

/**
 * Who chats from the terminal.
 *
 * @param password null for a guest
 */
record ChatUser(String name, @Nullable String password) {

    /** A guest, who may have any free name. */
    static ChatUser guest(String name) {
        return new ChatUser(name, null);
    }

    /** The least of the simulator's registered users who has the rank. */
    static ChatUser registered(int rank, String password) {
        return new ChatUser(rank <= 2 ? "moderator" : "owner", password);
    }
}
