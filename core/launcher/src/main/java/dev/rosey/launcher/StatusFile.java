package dev.rosey.launcher;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Where this process leaves for the other commands how things stand. Belongs to one thread. */
final class StatusFile {

    private final Path file;
    private final Progress progress;
    private final ProcessId self = ProcessId.of(ProcessHandle.current());
    private String unwritten = "";

    StatusFile(RoseyHome home, Progress progress) {
        this.file = home.statusFile();
        this.progress = progress;
    }

    /** Without a place to write to, all goes on, and nobody can see it; that is said once. */
    void write(RunState.State state, List<RunState.Entry> processes) {
        var failure = "";
        try {
            new RunState(self, state, processes).write(file);
        } catch (UncheckedIOException e) {
            failure = "How things stand cannot be written to " + file + ": " + e.getMessage();
        }
        if (!failure.isEmpty() && !failure.equals(unwritten)) {
            progress.say(failure);
        }
        unwritten = failure;
    }
}
