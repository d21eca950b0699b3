package dev.rosey.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Starts processes and sends them signals; their output goes to a log file each. */
final class Spawner {

    private static final System.Logger LOG = System.getLogger(Spawner.class.getName());

    private final RoseyHome home;

    Spawner(RoseyHome home) {
        this.home = home;
    }

    /**
     * Starts a process. Its standard input stays open as long as this process lives, and says nothing: its end is how a
     * child learns of this one's.
     */
    Process start(Program program) throws IOException {
        if (program.address() instanceof Program.Address.Written(Path file)) {
            Files.deleteIfExists(file);
        }
        var log = home.log(program.name());
        var builder = new ProcessBuilder(program.command())
                .directory(home.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(program.environment());
        return builder.start();
    }

    /** How long the log of a program is, once it is cut where it is too long. */
    long logSize(Program program) {
        cutLog(program);
        return LogFile.size(home.log(program.name()));
    }

    /** Whoever writes without end fills its own log, and not the disk. */
    void cutLog(Program program) {
        try {
            LogFile.cut(home.log(program.name()));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the log of " + program.name() + " cannot be cut", e);
        }
    }

    /** Sends a signal by its short name, such as {@code INT}. */
    static void signal(ProcessHandle process, String signal) {
        if (signal.equals("TERM")) {
            process.destroy();
            return;
        }
        try {
            new ProcessBuilder(List.of("sh", "-c", "kill -" + signal + " " + process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            process.destroy();
        }
    }

    /** Where a process can be reached, or null while that is not known. */
    @Nullable
    String address(Program program) {
        return switch (program.address()) {
            case Program.Address.Fixed(String url) -> url;
            case Program.Address.Written(Path file) -> HttpProbe.address(file).orElse(null);
        };
    }
}
