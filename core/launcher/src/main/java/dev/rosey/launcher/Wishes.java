package dev.rosey.launcher;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.HostOrder.Wanted;
import dev.rosey.bus.HostOrder.Wish;
import dev.rosey.bus.RoseyException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What operators want of single plugins. Kept in a file, because it is needed before there is a bus to ask on. */
final class Wishes {

    /** The file: {@code {"plugins":{"trivia":{"wanted":"stopped","apart":false,"reason":"alice"}}}}. */
    record Kept(Map<String, Wish> plugins) {
        @SuppressWarnings("ConstantConditions") // JSON leaves out what the signature promises
        Kept {
            plugins = plugins == null ? Map.of() : Map.copyOf(plugins);
        }
    }

    /** Nothing was said about anybody. */
    static final Wishes NONE = new Wishes(Path.of("none"));

    private final Path file;
    private final Map<String, Wish> wishes = new TreeMap<>();

    private Wishes(Path file) {
        this.file = file;
    }

    /** Reads what was kept; whoever was to run apart may try it together again. */
    static Wishes open(Path file) {
        var wishes = new Wishes(file);
        try {
            var kept = BusJson.read(Files.readAllBytes(file), Kept.class);
            kept.plugins()
                    .forEach(
                            (plugin, wish) -> wishes.wishes.put(plugin, new Wish(wish.wanted(), false, wish.reason())));
        } catch (NoSuchFileException nothingYet) {
            return wishes;
        } catch (IOException | RoseyException e) {
            throw new LauncherException(file + " cannot be read (" + e.getMessage() + "): mend it, or remove it.", e);
        }
        return wishes;
    }

    /** What was said about a plugin, if anything was. */
    Optional<Wish> of(String plugin) {
        return Optional.ofNullable(wishes.get(plugin));
    }

    boolean isApart(String plugin) {
        return of(plugin).filter(Wish::apart).isPresent();
    }

    /** Whether a plugin is to run; {@code otherwise} where nothing was said. */
    boolean runs(String plugin, boolean otherwise) {
        return of(plugin).map(wish -> wish.wanted() == Wanted.RUNNING).orElse(otherwise);
    }

    void set(String plugin, Wish wish) {
        if (!wish.equals(wishes.put(plugin, wish))) {
            write();
        }
    }

    private void write() {
        try {
            var fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.write(fresh, BusJson.bytes(new Kept(wishes)));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
