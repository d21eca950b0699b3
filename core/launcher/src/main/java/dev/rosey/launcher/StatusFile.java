package dev.rosey.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where this process leaves for the other commands how things stand. Belongs to one thread. */
final class StatusFile {

    private final Path file;
    private final Progress progress;
    private final ProcessId self = ProcessId.of(ProcessHandle.current());
    private String unwritten = "";
    private @Nullable RunState written;

    StatusFile(RoseyHome home, Progress progress) {
        this.file = home.statusFile();
        this.progress = progress;
    }

    /** Writes again what was written last when somebody has removed it: without it, nothing can be seen or stopped. */
    void restore() {
        var last = written;
        if (last != null && !Files.exists(file)) {
            write(last.state(), last.processes());
        }
    }

    /** Without a place to write to, all goes on, and nobody can see it; that is said once. */
    void write(RunState.State state, List<RunState.Entry> processes) {
        var failure = "";
        try {
            written = new RunState(self, state, processes);
            Files.createDirectories(file.getParent());
            written.write(file);
        } catch (IOException | UncheckedIOException e) {
            failure = "How things stand cannot be written to " + file + ": " + e.getMessage();
        }
        if (!failure.isEmpty() && !failure.equals(unwritten)) {
            progress.say(failure);
        }
        unwritten = failure;
    }
}
