package dev.rosey.cytube;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;

/**
 * What waits to leave: a lane for each person whose answers wait, and one for all that is said for nobody in particular.
 *
 * <p>The lanes take turns, one message each, so that who asks for much waits for it himself. Within a lane the order is
 * kept; where only one lane waits, as nearly always, that is the order in which the messages came. What goes back comes
 * first, before all lanes. Not safe for use by several threads.
 */
final class Lanes {

    private final Deque<Outgoing> back = new ArrayDeque<>();

    /** The next turn is the first one's. A lane without a message is taken out. */
    private final SequencedMap<String, Deque<Outgoing>> lanes = new LinkedHashMap<>();

    void add(Outgoing message) {
        lanes.computeIfAbsent(message.lane(), lane -> new ArrayDeque<>()).addLast(message);
    }

    /** Puts a message before all others. */
    void giveBack(Outgoing message) {
        back.addFirst(message);
    }

    /** The message whose turn it is. */
    Optional<Outgoing> peek() {
        Entry<String, Deque<Outgoing>> lane = lanes.firstEntry();
        return back.isEmpty() && lane != null
                ? Optional.of(lane.getValue().getFirst())
                : Optional.ofNullable(back.peekFirst());
    }

    /** Takes the message whose turn it is; its lane queues up again behind the others. */
    Optional<Outgoing> poll() {
        Entry<String, Deque<Outgoing>> lane = back.isEmpty() ? lanes.pollFirstEntry() : null;
        if (lane == null) {
            return Optional.ofNullable(back.pollFirst());
        }
        Outgoing next = lane.getValue().removeFirst();
        if (!lane.getValue().isEmpty()) {
            lanes.put(lane.getKey(), lane.getValue());
        }
        return Optional.of(next);
    }

    int size() {
        return back.size() + lanes.values().stream().mapToInt(Deque::size).sum();
    }

    int count(Predicate<Outgoing> which) {
        return (int)
                lanes.values().stream().flatMap(Deque::stream).filter(which).count();
    }

    /** Takes out all of these. */
    int removeIf(Predicate<Outgoing> which) {
        int before = size();
        back.removeIf(which);
        lanes.values().forEach(lane -> lane.removeIf(which));
        lanes.values().removeIf(Deque::isEmpty);
        return before - size();
    }

    /** Takes out the first of these in its lane, if there is one. */
    boolean removeFirst(Predicate<Outgoing> which) {
        return lanes.values().stream().anyMatch(lane -> removeFirst(lane.iterator(), which)) && dropEmpty();
    }

    /** Takes out the newest message of the longest lane, if that is longer than {@code limit}. */
    boolean shortenTheLongest(int limit) {
        return lanes.values().stream()
                        .filter(lane -> lane.size() > limit)
                        .reduce((one, other) -> other.size() > one.size() ? other : one)
                        .map(Deque::removeLast)
                        .isPresent()
                && dropEmpty();
    }

    int waitingIn(String lane) {
        return lanes.getOrDefault(lane, new ArrayDeque<>()).size();
    }

    /** How many wait in the longest lane. */
    int longest() {
        return lanes.values().stream().mapToInt(Deque::size).max().orElse(0);
    }

    private static boolean removeFirst(Iterator<Outgoing> lane, Predicate<Outgoing> which) {
        while (lane.hasNext()) {
            if (which.test(lane.next())) {
                lane.remove();
                return true;
            }
        }
        return false;
    }

    private boolean dropEmpty() {
        lanes.values().removeIf(Deque::isEmpty);
        return true;
    }
}
