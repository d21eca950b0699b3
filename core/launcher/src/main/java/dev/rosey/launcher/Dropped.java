package dev.rosey.launcher;

import dev.rosey.bus.Manifest;
import dev.rosey.bus.ModuleName;
import dev.rosey.bus.Permissions;
import dev.rosey.launcher.DropFolder.Jar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The plugins in {@code plugins.d}. Each runs from a copy, so that its jar can be overwritten while it runs; one that cannot be
 * taken is refused with the reason, and what was taken before stays. Belongs to one thread.
 */
final class Dropped {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._+-]+");

    /**
     * A jar that is not taken.
     *
     * @param why for an operator
     * @param version of the plugin in it; empty where it says none
     * @param build what tells two builds of that apart; empty likewise
     */
    record Refusal(String why, String version, String build) {}

    private final DropFolder folder;
    private final Path store;
    private RoseyConfig config;
    private final Map<String, ModuleJar> taken = new TreeMap<>();
    private final Map<String, Refusal> refused = new TreeMap<>();
    private List<Jar> seen = List.of();

    /** {@code store}: where the copies lie. */
    Dropped(DropFolder folder, Path store, RoseyConfig config) {
        this.folder = folder;
        this.store = store;
        this.config = config;
    }

    /** What lies there is judged by this from the next look on. */
    void reconfigured(RoseyConfig now) {
        config = now;
        seen = List.of();
    }

    /** The plugins that were taken. */
    Collection<ModuleJar> modules() {
        return List.copyOf(taken.values());
    }

    /** Those that were not, by the plugin's name, else by the file's. */
    Map<String, Refusal> refused() {
        return Map.copyOf(refused);
    }

    /** Whether {@link #look} would find nothing new, now and in a moment. */
    boolean isSettled(long nanoTime) {
        return folder.isSettled(nanoTime);
    }

    /** Looks again; true when something may be other than before. */
    boolean look(Library library, long nanoTime) {
        var jars = folder.look(nanoTime);
        if (jars.equals(seen)) {
            return false;
        }
        seen = jars;
        take(jars, library);
        return true;
    }

    private void take(List<Jar> jars, Library library) {
        refused.clear();
        Map<String, Candidate> candidates = new LinkedHashMap<>();
        Set<String> named = new HashSet<>();
        List<Jar> others = new ArrayList<>();
        for (var jar : jars) {
            try {
                var manifest = ModuleJar.manifest(jar.file());
                if (manifest == null) {
                    others.add(jar);
                    continue;
                }
                var candidate = new Candidate(jar, manifest, jars);
                named.addAll(candidate.names());
                offer(candidate, candidates);
            } catch (IOException | RuntimeException unreadable) {
                refuse(jar.plainName(), jar.name() + " cannot be read: " + unreadable.getMessage());
            }
        }
        others.stream()
                .filter(jar -> !named.contains(jar.name()))
                .forEach(jar -> refuse(
                        jar.plainName(),
                        jar.name() + " is no plugin (it has no " + Manifest.RESOURCE
                                + "), and no plugin names it in its Class-Path"));
        var gone = new HashSet<>(taken.keySet());
        gone.removeAll(candidates.keySet());
        gone.forEach(taken::remove);
        candidates.values().forEach(candidate -> take(candidate, library));
    }

    private void offer(Candidate candidate, Map<String, Candidate> candidates) {
        var name = candidate.manifest().name();
        var objection = objection(candidate.manifest(), candidates.values());
        if (objection.isEmpty()) {
            candidates.put(name, candidate);
            return;
        }
        refuse(candidate.jar().plainName(), candidate, candidate.jar().name() + " is refused: " + objection.get());
    }

    private Optional<String> objection(Manifest manifest, Collection<Candidate> others) {
        if (manifest.kind() != Manifest.Kind.PLUGIN) {
            return Optional.of("it says that it is a part of Rosey");
        }
        var host = config.placement(manifest.name()).host();
        if (Composition.CORE.equals(host) || Composition.OPS.equals(host)) {
            return Optional.of("host: " + host + " in rosey.yaml is for what ships with Rosey");
        }
        var owners = Stream.of(
                        ModuleName.reserved().values().stream(),
                        config.externals().stream()
                                .map(plugin -> ModuleName.of(plugin.name(), plugin.token(), plugin.family(), null)),
                        others.stream().map(candidate -> candidate.manifest().names()))
                .flatMap(names -> names);
        return owners.map(owner -> clash(manifest, owner))
                .filter(Objects::nonNull)
                .findFirst()
                .or(() -> notPermitted(manifest));
    }

    /** Names that are Rosey's own, and grants that nobody may have. */
    private Optional<String> notPermitted(Manifest manifest) {
        var placement = config.placement(manifest.name());
        try {
            Permissions.of(manifest, placement.calls(), placement.events());
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable String clash(Manifest manifest, ModuleName owner) {
        if (owner.name().equals(manifest.name())) {
            return "the name " + owner.name() + " is taken";
        }
        for (var token : manifest.tokens()) {
            if (owner.tokens().contains(token)) {
                return "the token “" + token + "” belongs to " + owner.name();
            }
        }
        for (var family : manifest.families()) {
            if (owner.families().contains(family)) {
                return "the event family “" + family + "” belongs to " + owner.name();
            }
        }
        var database = manifest.database();
        boolean taken = database != null && (database.equals(owner.database()) || database.equals(owner.name()));
        return taken ? "the database name " + database + " belongs to " + owner.name() : null;
    }

    private void take(Candidate candidate, Library library) {
        var name = candidate.manifest().name();
        var missing = candidate.names().stream()
                .filter(file -> candidate.beside(file).isEmpty()
                        && library.known(List.of(file)).isEmpty())
                .findFirst();
        if (missing.isPresent()) {
            refuse(
                    name,
                    candidate,
                    candidate.jar().name() + " needs " + missing.get() + ", which lies neither beside it nor in Rosey");
            return;
        }
        try {
            taken.put(name, candidate.copiedTo(store.resolve(name), library));
        } catch (IOException e) {
            refuse(name, candidate, candidate.jar().name() + " cannot be copied: " + e.getMessage());
        }
    }

    private void refuse(String name, String why) {
        refused.put(name, new Refusal(why, "", ""));
    }

    private void refuse(String name, Candidate candidate, String why) {
        var manifest = candidate.manifest();
        refused.put(name, new Refusal(why, manifest.version(), manifest.build()));
    }

    /** A jar with a plugin in it, among the others. */
    private record Candidate(Jar jar, Manifest manifest, List<Jar> all) {

        /** The files that it needs: what its manifest names, or, in a folder of its own, everything there. */
        List<String> names() {
            var named = ModuleJar.needs(jar.file());
            if (!named.isEmpty() || !hasOwnFolder()) {
                return named;
            }
            return all.stream()
                    .filter(other -> !other.equals(jar) && isNeighbour(other))
                    .map(Jar::name)
                    .toList();
        }

        private boolean hasOwnFolder() {
            return !"plugins.d".equals(jar.folder().getFileName().toString());
        }

        private boolean isNeighbour(Jar other) {
            return other.folder().equals(jar.folder());
        }

        Optional<Jar> beside(String file) {
            return all.stream()
                    .filter(other -> other.name().equals(file) && isNeighbour(other))
                    .findFirst();
        }

        /** The module in a folder that is named after what it holds. */
        ModuleJar copiedTo(Path parent, Library library) throws IOException {
            var libraries = names().stream()
                    .filter(file -> library.known(List.of(file)).isEmpty())
                    .map(file -> beside(file).orElseThrow())
                    .toList();
            var key = Integer.toHexString(
                    libraries.stream().map(Jar::build).toList().hashCode());
            var target = Files.createDirectories(parent.resolve(jar.build() + '-' + key));
            var beside = new ArrayList<Path>();
            for (var needed : libraries) {
                beside.add(copy(needed, target));
            }
            return new ModuleJar(manifest, copy(jar, target), beside, true);
        }

        private static Path copy(Jar jar, Path folder) throws IOException {
            var target = folder.resolve(storedName(jar));
            if (!Files.exists(target)) {
                var fresh = Files.copy(
                        jar.file(), folder.resolve(target.getFileName() + ".new"), StandardCopyOption.REPLACE_EXISTING);
                Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
            }
            return target;
        }

        /** Java finds no jar on a class path whose name holds a colon, nor one with a letter that takes two UTF-16 units. */
        private static String storedName(Jar jar) {
            return PLAIN.matcher(jar.name()).matches() ? jar.name() : jar.build() + ".jar";
        }
    }
}
