package dev.rosey.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** A channel's poll, if it has one. Titles go out as they are, options escaped, as with CyTube. */
final class Polls {
    private static final int MOST_OPTIONS = 50;
    private final Room room;
    private final Map<Visitor, Integer> votes = new WeakHashMap<>();
    private @Nullable Poll poll;

    Polls(Room room) {
        this.room = room;
    }

    /** Opens a poll when the visitor may and the frame makes sense; returns whether it did. */
    boolean open(Visitor visitor, JsonNode frame, long now) {
        String title = Frames.text(frame, "title");
        if (title == null || !room.permissions().allow(visitor, "pollctl")) {
            return false;
        }
        List<String> options = new ArrayList<>();
        for (JsonNode option : frame.path("opts")) {
            if (option.isTextual() && options.size() < MOST_OPTIONS) {
                options.add(ChatFilter.escape(Frames.cut(option.textValue(), 255)));
            }
        }
        if (options.isEmpty()) {
            return false;
        }
        close();
        poll = new Poll(Frames.cut(title, 255), options, visitor.name(), now);
        room.all("newPoll", poll.wire(votes));
        return true;
    }

    void vote(Visitor visitor, JsonNode frame) {
        Poll open = poll;
        JsonNode option = frame.path("option");
        if (open == null || !option.isInt() || !room.permissions().allow(visitor, "pollvote")) {
            return;
        }
        if (option.intValue() < 0 || option.intValue() >= open.options().size()) {
            return;
        }
        votes.put(visitor, option.intValue());
        room.all("updatePoll", open.wire(votes));
    }

    void close(Visitor visitor) {
        if (room.permissions().allow(visitor, "pollctl")) {
            close();
        }
    }

    void sendTo(Visitor visitor) {
        if (poll != null) {
            visitor.send("newPoll", poll.wire(votes));
        }
    }

    private void close() {
        if (poll == null) {
            return;
        }
        poll = null;
        votes.clear();
        room.all("closePoll", new Object[] {null});
    }

    private record Poll(String title, List<String> options, String initiator, long timestamp) {
        Wire wire(Map<Visitor, Integer> votes) {
            List<Integer> counts = new ArrayList<>(Collections.nCopies(options.size(), 0));
            votes.values().forEach(option -> counts.set(option, counts.get(option) + 1));
            return new Wire(title, options, counts, initiator, timestamp);
        }

        private record Wire(
                String title, List<String> options, List<Integer> counts, String initiator, long timestamp) {}
    }
}
