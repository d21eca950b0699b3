package dev.rosey.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What {@code rosey.yaml} says of plugins of somebody else, while Rosey runs. A file counts once it was the same in two looks,
 * so that nobody is locked out by one that is half written. Everything else in it counts from the next start. Belongs to one
 * thread.
 */
final class Externals {

    private final RoseyHome home;
    private final Consumer<String> said;
    private String taken;
    private String seen;

    /** {@code said}: takes what is to be told to whoever changed the file. */
    Externals(RoseyHome home, Consumer<String> said) {
        this.home = home;
        this.said = said;
        this.taken = stamp();
        this.seen = taken;
    }

    /** What the file says now, once after each change of it; one that cannot be read changes nothing. */
    Optional<RoseyConfig> changed() {
        var now = stamp();
        boolean settled = now.equals(seen);
        seen = now;
        if (!settled || now.equals(taken)) {
            return Optional.empty();
        }
        taken = now;
        try {
            var named = RoseyConfig.read(home, System.getenv());
            RoseyConfig.notes(home).forEach(said);
            said.accept(
                    "rosey.yaml was changed. The plugins that somebody else runs, and what it allows others, are as it"
                            + " says from now on (what one is to hear, from its next reload on), all else from the"
                            + " next start.");
            return Optional.of(named);
        } catch (LauncherException unreadable) {
            said.accept(
                    "rosey.yaml was changed and is not taken; what counted before goes on. " + unreadable.getMessage());
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
