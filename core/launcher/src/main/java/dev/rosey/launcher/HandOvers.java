package dev.rosey.launcher;

import dev.rosey.bus.HostState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/** The hand-overs that are under way, and the latest that are over. Belongs to the supervisor's thread. */
final class HandOvers {

    private static final int PAST_KEPT = 20;

    private final List<HandOver> running = new ArrayList<>();
    private final Deque<HostState.HandOver> past = new ArrayDeque<>();

    void begin(HandOver handOver) {
        running.add(handOver);
    }

    /** Does what is due, and returns those that have come to their end. {@code lastWords}: what a JVM said last. */
    List<HandOver> tick(Child.Surroundings around, Function<Child, String> lastWords) {
        for (var handOver : running) {
            var before = handOver.told().phase();
            handOver.tick(around.nanoTime().getAsLong(), () -> lastWords.apply(handOver.successor()));
            if (handOver.told().phase() != before) {
                around.changed().run();
            }
        }
        var over = running.stream().filter(HandOver::isOver).toList();
        running.removeAll(over);
        over.forEach(this::remember);
        return over;
    }

    private void remember(HandOver handOver) {
        past.add(handOver.told());
        if (past.size() > PAST_KEPT) {
            past.removeFirst();
        }
    }

    /** Makes one that was begun by itself, to serve this very code, the one of an order; false where there is none. */
    boolean adopt(ModuleJar module, String order) {
        var adopted = running.stream()
                .filter(handOver -> handOver.order().isEmpty()
                        && handOver.successor().modules().stream().anyMatch(module::isSameAs))
                .findFirst();
        adopted.ifPresent(handOver -> handOver.adopt(order));
        return adopted.isPresent();
    }

    /** Whether one is under way in a JVM of this name. */
    boolean isAbout(String host) {
        return running.stream().anyMatch(handOver -> handOver.isAbout(host));
    }

    /** Whether one is under way that this plugin is a part of. */
    boolean isAboutPlugin(String plugin) {
        return running.stream()
                .anyMatch(handOver ->
                        handOver.plugin().equals(plugin) || handOver.successor().serves(plugin));
    }

    /** Whether a JVM has not yet shown that it works. */
    boolean isOnTrial(Child child) {
        return running.stream().anyMatch(handOver -> handOver.isOnTrial(child));
    }

    /** Whether there was an order of this id. */
    boolean isKnown(String order) {
        return running.stream().anyMatch(handOver -> handOver.order().equals(order))
                || past.stream().anyMatch(handOver -> handOver.order().equals(order));
    }

    /** What the supervisor tells of them on the bus, the latest last. */
    List<HostState.HandOver> told() {
        var all = new ArrayList<>(past);
        running.forEach(handOver -> all.add(handOver.told()));
        return all;
    }
}
