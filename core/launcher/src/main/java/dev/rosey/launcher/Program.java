package dev.rosey.launcher;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A process that the supervisor is to keep running.
 *
 * @param name as {@code status} and the log file call it
 * @param rank processes of a higher rank are stopped before those of a lower one
 * @param command what to run
 * @param environment added to the supervisor's own
 * @param after the names of those that must have answered before this one is started for the first time
 * @param probe how it is asked for its health
 * @param stopSignal what makes it stop in order: {@code TERM} or {@code INT}
 * @param address where others find it
 * @param modules the services and plugins that it hosts
 */
record Program(
        String name,
        Rank rank,
        List<String> command,
        Map<String, String> environment,
        List<String> after,
        Probe probe,
        String stopSignal,
        Address address,
        List<ModuleJar> modules) {

    /** The variable that tells a host whether others may serve the same. */
    static final String TAKES_OVER = "ROSEY_TAKES_OVER";

    /** Beside that of its first start. */
    private static final int NICENESS_AFTER_END = 10;

    /** Who is stopped first, and for whom a later one waits. */
    enum Rank {
        SERVER,
        SIMULATOR,
        /** The JVMs with parts of Rosey itself. */
        CORE,
        /** The JVMs with nothing but plugins, which still want to store what they have when they end. */
        PLUGINS
    }

    /** Where a person or another program finds the process. */
    sealed interface Address {

        /** Known beforehand. */
        record Fixed(String url) implements Address {}

        /** Written by the process into a file once it listens. */
        record Written(Path file) implements Address {}
    }

    Program {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        after = List.copyOf(after);
        modules = List.copyOf(modules);
    }

    /**
     * The same, to be started again after it ended unasked: there is nobody to take over from any more. A JVM that starts takes a whole processor for some seconds; one of
     * plugins then steps back further, for nobody else is to notice that it crashes again and again.
     */
    Program again() {
        if (rank != Rank.PLUGINS) {
            return this;
        }
        var alone = new HashMap<>(environment);
        alone.put(TAKES_OVER, "false");
        return new Program(
                name,
                rank,
                Tether.nice(NICENESS_AFTER_END, command),
                alone,
                after,
                probe,
                stopSignal,
                address,
                modules);
    }

    /** Whether it holds parts of Rosey itself: it is never replaced as a whole, only when it ends. */
    boolean isLasting() {
        return rank == Rank.CORE;
    }
}
