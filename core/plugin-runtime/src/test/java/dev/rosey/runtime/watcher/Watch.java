package dev.rosey.runtime.watcher;

import dev.rosey.bus.Manifest;
import dev.rosey.plugin.RoseyPlugin;
import dev.rosey.plugin.TracedEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** A service that takes a stream of events. */
@RoseyPlugin(name = "watcher", family = "watcher", description = "Watches", kind = Manifest.Kind.SERVICE)
public class Watch {

    private static final List<TracedEvent> SEEN = new CopyOnWriteArrayList<>();
    private static volatile CountDownLatch gate = new CountDownLatch(0);

    /** The numbers that were seen. */
    public static List<Integer> counted() {
        return SEEN.stream().map(seen -> seen.event().data().path("n").asInt()).toList();
    }

    public static void clear() {
        SEEN.clear();
    }

    public static void hold() {
        gate = new CountDownLatch(1);
    }

    public static void letGo() {
        gate.countDown();
    }

    @Incoming("watched")
    public void seen(TracedEvent event) throws InterruptedException {
        gate.await();
        if (event.event().type().equals("test.count")) {
            SEEN.add(event);
        }
    }
}
