package dev.rosey.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a channel plays. Only the simulator's owner queues; titles go out as they are, as with CyTube. */
final class Playlist {
    private static final int MOST = 100;
    private static final double LEAD_IN_SECONDS = 3;
    private final World world;
    private final Room room;
    private final List<Item> items = new ArrayList<>();
    private @Nullable Item current;
    private Instant startedAt = Instant.EPOCH;
    private int nextUid;
    private boolean beating;

    Playlist(World world, Room room) {
        this.world = world;
        this.room = room;
    }

    /** Adds a video at the end and plays it. */
    void play(String title, int seconds) {
        if (items.size() == MOST) {
            items.removeFirst();
        }
        Item last = items.isEmpty() ? null : items.getLast();
        int uid = nextUid++;
        Item item =
                new Item(new Media("sim" + uid, title, seconds, clock(seconds), "cm", Map.of()), uid, false, "owner");
        items.add(item);
        room.all("queue", new Queued(item, last == null ? "prepend" : last.uid()));
        room.all("setPlaylistMeta", meta());
        current = item;
        startedAt = world.clock().instant();
        room.all("setCurrent", uid);
        room.all("changeMedia", playing(item));
        room.noDrinks();
        room.snapshot().stream()
                .filter(visitor -> room.permissions().allow(visitor, "viewvoteskip"))
                .forEach(visitor -> visitor.send("voteskip", Map.of("count", 0, "need", 0)));
        beat();
    }

    void sendTo(Visitor visitor) {
        visitor.send("setPlaylistMeta", meta());
        visitor.send("playlist", List.copyOf(items));
        Item item = current;
        if (item != null) {
            visitor.send("setCurrent", item.uid());
        }
    }

    void sendCurrent(Visitor visitor) {
        Item item = current;
        if (item != null) {
            visitor.send("setCurrent", item.uid());
            visitor.send("changeMedia", playing(item));
        }
    }

    private void beat() {
        if (!beating) {
            beating = world.later(this::tick, 5, TimeUnit.SECONDS);
        }
    }

    private void tick() {
        beating = false;
        Item item = current;
        if (item == null
                || (item.media().seconds() > 0 && position() > item.media().seconds())) {
            current = null;
            return;
        }
        room.all("mediaUpdate", new Position(position(), false));
        beat();
    }

    private double position() {
        return (world.clock().millis() - startedAt.toEpochMilli()) / 1000.0 - LEAD_IN_SECONDS;
    }

    private Playing playing(Item item) {
        Media media = item.media();
        double at = position();
        return new Playing(
                media.id(), media.title(), media.seconds(), media.duration(), media.type(), media.meta(), at, at < 0);
    }

    private Meta meta() {
        int seconds = items.stream().mapToInt(item -> item.media().seconds()).sum();
        return new Meta(items.size(), seconds, seconds == 0 ? "00:00" : clock(seconds));
    }

    private static String clock(int seconds) {
        if (seconds == 0) {
            return "--:--";
        }
        String minutes = "%02d:%02d".formatted(seconds / 60 % 60, seconds % 60);
        return seconds < 3600 ? minutes : "%02d:%s".formatted(seconds / 3600, minutes);
    }

    private record Media(
            String id, String title, int seconds, String duration, String type, Map<String, Object> meta) {}

    private record Playing(
            String id,
            String title,
            int seconds,
            String duration,
            String type,
            Map<String, Object> meta,
            double currentTime,
            boolean paused) {}

    private record Item(Media media, int uid, boolean temp, String queueby) {}

    private record Queued(Item item, Object after) {}

    private record Meta(int count, int rawTime, String time) {}

    private record Position(double currentTime, boolean paused) {}
}
