package dev.rosey.cytube;

import java.util.List;
import java.util.Optional;

/**
 * A channel at one moment, to be read by any thread.
 *
 * @param ownName the name Rosey goes by
 * @param ownRank Rosey's rank, -1 before it is known
 * @param silence why nothing that Rosey says to all arrives: {@link Room#silence()}
 */
record RoomView(
        String ownName, double ownRank, Optional<String> silence, List<CytubeUser> users, Optional<Media> media) {

    static final RoomView EMPTY = new RoomView("", -1, Optional.empty(), List.of(), Optional.empty());

    RoomView {
        users = List.copyOf(users);
    }

    /** By name, whatever its case. */
    Optional<CytubeUser> find(String name) {
        return users.stream().filter(user -> user.name().equalsIgnoreCase(name)).findFirst();
    }
}
