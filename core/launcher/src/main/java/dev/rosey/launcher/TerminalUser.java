package dev.rosey.launcher;

import org.jspecify.annotations.Nullable;

/**
 * Who chats from the terminal.
 *
 * @param password null for a guest
 */
record TerminalUser(String name, @Nullable String password) {

    /** A guest, who may have any free name. */
    static TerminalUser guest(String name) {
        return new TerminalUser(name, null);
    }

    /** The least of the simulator's registered users who has the rank. */
    static TerminalUser registered(int rank, String password) {
        return new TerminalUser(rank <= 2 ? "moderator" : "owner", password);
    }
}
