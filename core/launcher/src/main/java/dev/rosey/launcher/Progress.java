package dev.rosey.launcher;

import dev.rosey.launcher.RunState.State;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;

/** Says on the terminal what is going on, a line for each change. Called from one thread at a time. */
final class Progress {

    private final PrintStream out;
    private final long startedAt = System.nanoTime();
    private final Map<String, State> known = new HashMap<>();

    Progress(PrintStream out) {
        this.out = out;
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }

    void state(String name, State state) {
        if (known.put(name, state) != state) {
            say("  %-18s %-10s %6.1f s".formatted(name, state.wire(), (System.nanoTime() - startedAt) / 1e9));
        }
    }
}
