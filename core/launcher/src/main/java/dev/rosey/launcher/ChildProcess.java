package dev.rosey.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A process that was started here. Its end is noticed elsewhere: nothing fails because it is gone. */
record ChildProcess(Process process, ProcessId id) {

    static ChildProcess of(Process started) {
        return new ChildProcess(started, ProcessId.of(started.toHandle()));
    }

    /** Writes a line to its standard input. */
    void send(String line) {
        try {
            var input = process.getOutputStream();
            input.write((line + '\n').getBytes(StandardCharsets.UTF_8));
            input.flush();
        } catch (IOException gone) {
            // Its end will be noticed.
        }
    }

    /** Sends it a signal by its short name. */
    void signal(String signal) {
        Spawner.signal(process.toHandle(), signal);
    }

    /** With what it has started: processes that hang too would keep what they hold from its next start for ever. */
    void destroy() {
        var offspring = process.descendants().toList();
        process.destroyForcibly();
        offspring.forEach(ProcessHandle::destroyForcibly);
    }
}
