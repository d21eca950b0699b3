package dev.rosey.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The programs that stand before a child's own on its command line, where the system has them: {@code setsid}, so that a
 * Ctrl-C in the terminal reaches the supervisor alone and the order of stopping is its own, and {@code setpriv
 * --pdeathsig}, so that the kernel ends the child with the supervisor.
 */
final class Tether {

    private static final boolean NEW_SESSION = find("setsid").isPresent();
    private static final boolean DEATH_SIGNAL = succeeds("setpriv", "--pdeathsig", "KILL", "true");

    private static final boolean NICE = find("nice").isPresent();

    private Tether() {}

    /** The command line of a child. {@code asUser} are the programs that make it another user. */
    static List<String> command(String deathSignal, List<String> asUser, List<String> command) {
        var all = new ArrayList<>(newSession());
        all.addAll(asUser);
        if (DEATH_SIGNAL) {
            all.addAll(List.of("setpriv", "--pdeathsig", deathSignal));
        }
        all.addAll(command);
        return all;
    }

    /**
     * The command line of a program that steps back when others want the processor.
     *
     * @param steps how far, beyond what the command itself says; 19 is as far as it goes
     */
    static List<String> nice(int steps, List<String> command) {
        if (!NICE) {
            return command;
        }
        var all = new ArrayList<>(List.of("nice", "-n", String.valueOf(steps)));
        all.addAll(command);
        return all;
    }

    /** What gives a command a session of its own. */
    static List<String> newSession() {
        return NEW_SESSION ? List.of("setsid") : List.of();
    }

    /** Whether a command can be run, and ends well. */
    static boolean succeeds(String... command) {
        try {
            return find(command[0]).isPresent()
                    && new ProcessBuilder(command)
                                    .redirectErrorStream(true)
                                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                    .start()
                                    .waitFor()
                            == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A program on the {@code PATH} or in one of the folders where a system keeps its servers. */
    static Optional<Path> find(String program) {
        var folders = new ArrayList<>(
                List.of(System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(":")));
        folders.addAll(List.of("/usr/sbin", "/sbin", "/usr/local/bin", "/usr/local/sbin", "/opt/homebrew/bin"));
        return folders.stream()
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
