package dev.rosey.launcher;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.HostOrder.Wanted;
import dev.rosey.bus.HostOrder.Wish;
import dev.rosey.bus.RoseyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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

    /**
     * Remembers what is wanted of a plugin.
     *
     * @throws RoseyException {@code CONFLICT} when that cannot be written down; all stays as it was then
     */
    void set(String plugin, Wish wish) {
        if (wish.equals(wishes.get(plugin))) {
            return;
        }
        var all = new TreeMap<>(wishes);
        all.put(plugin, wish);
        write(new Kept(all));
        wishes.put(plugin, wish);
    }

    private void write(Kept all) {
        try {
            WholeFile.write(file, BusJson.bytes(all));
        } catch (IOException e) {
            throw new RoseyException(ErrorCode.CONFLICT, "it could not be written down: " + e.getMessage(), e);
        }
    }
}
