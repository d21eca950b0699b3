package dev.rosey.runtime;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.Optional;

/**
 * What the serial collector leaves lying: it looks at old objects only when the heap is full, and by then what the start
 * alone has left is more than what is in use. Other collectors need no help.
 */
final class OldGarbage {

    /** Costs some 50 ms to collect; so there has to be enough of it. */
    private static final long WORTH_COLLECTING_BYTES = 8L << 20;

    private final MemoryPoolMXBean oldObjects;

    private OldGarbage(MemoryPoolMXBean oldObjects) {
        this.oldObjects = oldObjects;
    }

    /** Empty where the JVM has another collector. */
    static Optional<OldGarbage> ofThisJvm() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Tenured Gen"))
                .findFirst()
                .map(OldGarbage::new);
    }

    /** Collects, if more has become old since the last time than is worth it, and gives free memory back to the system. */
    void collect() {
        long kept = oldObjects.getCollectionUsage().getUsed(); // 0 before the first time
        if (oldObjects.getUsage().getUsed() - kept > WORTH_COLLECTING_BYTES) {
            System.gc();
        }
    }
}
