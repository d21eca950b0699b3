package dev.rosey.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names that a channel does not let in. */
final class Bans {
    private static final int MOST = 1000;
    private final Map<String, Ban> byName = new LinkedHashMap<>();
    private int lastId;

    /** Returns false when the list is full. */
    boolean add(String user, String reason, String by) {
        if (byName.size() >= MOST) {
            return false;
        }
        byName.computeIfAbsent(Names.key(user), key -> new Ban(++lastId, "*", key, reason, by));
        return true;
    }

    @Nullable
    Ban remove(String user) {
        return byName.remove(Names.key(user));
    }

    boolean contains(String user) {
        return byName.containsKey(Names.key(user));
    }

    List<Ban> list() {
        return List.copyOf(byName.values());
    }

    /** {@code {"id":1,"ip":"*","name":"rosey","reason":"spamming","bannedby":"alice"}} */
    record Ban(int id, String ip, String name, String reason, String bannedby) {}
}
