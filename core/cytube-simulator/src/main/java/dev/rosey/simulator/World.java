package dev.rosey.simulator;

import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** All channels. Lives on the loop's thread, and outlives a restart of the server. */
final class World {
    private static final int MOST_ROOMS = 300;
    private final SimulatorConfig config;
    private final ScheduledExecutorService loop;
    private final Accounts accounts;
    private final Transcript transcript = new Transcript();
    private final Map<String, Room> rooms = new LinkedHashMap<>();

    World(SimulatorConfig config, ScheduledExecutorService loop) {
        this.config = config;
        this.loop = loop;
        accounts = new Accounts(config);
    }

    /** The channel of that name, which exists from now on. */
    Room room(String name) {
        String key = Names.key(name);
        Room known = rooms.get(key);
        if (known != null) {
            return known;
        }
        if (rooms.size() >= MOST_ROOMS) {
            forgetAnEmptyRoom();
        }
        Room room = new Room(this, key);
        rooms.put(key, room);
        return room;
    }

    /** Runs something on the loop after a while; false when the loop has ended. */
    boolean later(Runnable task, long delay, TimeUnit unit) {
        if (loop.isShutdown()) {
            return false;
        }
        var unused = loop.schedule(task, delay, unit);
        return true;
    }

    SimulatorConfig config() {
        return config;
    }

    Accounts accounts() {
        return accounts;
    }

    Transcript transcript() {
        return transcript;
    }

    InstantSource clock() {
        return config.clock();
    }

    private void forgetAnEmptyRoom() {
        Iterator<Room> all = rooms.values().iterator();
        while (all.hasNext()) {
            Room room = all.next();
            if (room.size() == 0 && !room.isKept()) {
                all.remove();
                return;
            }
        }
    }
}
