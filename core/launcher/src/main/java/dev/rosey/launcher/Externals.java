package dev.rosey.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which plugins of somebody else {@code rosey.yaml} names, while Rosey runs. A file counts once it was the same in two looks,
 * so that nobody is locked out by one that is half written. Belongs to one thread.
 */
final class Externals {

    private final RoseyHome home;
    private String taken;
    private String seen;

    Externals(RoseyHome home) {
        this.home = home;
        this.taken = stamp();
        this.seen = taken;
    }

    /** Those that the file names now, once after each change of it; one that cannot be read changes nothing. */
    Optional<List<ExternalPlugin>> changed() {
        var now = stamp();
        boolean settled = now.equals(seen);
        seen = now;
        if (!settled || now.equals(taken)) {
            return Optional.empty();
        }
        taken = now;
        try {
            return Optional.of(RoseyConfig.read(home, System.getenv()).externals());
        } catch (LauncherException unreadable) {
            return Optional.empty();
        }
    }

    private String stamp() {
        return RoseyConfig.file(home).map(Externals::stamp).orElse("");
    }

    private static String stamp(Path file) {
        try {
            return file + " " + Files.getLastModifiedTime(file) + ' ' + Files.size(file);
        } catch (IOException gone) {
            return "";
        }
    }
}
