package dev.rosey.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Those of whom {@code rosey.yaml} speaks and who are not there: misspelt, perhaps. */
record UnknownPlugins(Plan plan) {

    /** What to tell whoever wrote the file. */
    List<String> notes() {
        var known = known();
        return plan.config().plugins().keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .map(name -> "rosey.yaml speaks of the plugin “" + name + "”, which is not installed. There are "
                        + known.stream().sorted().collect(Collectors.joining(", ")) + '.')
                .toList();
    }

    private Set<String> known() {
        var shipped = plan.library().modules().stream().map(ModuleJar::name);
        var external = plan.config().externals().stream().map(ExternalPlugin::name);
        var dropped = Stream.of(plan.home().drops(), plan.home().rootDrops())
                .flatMap(folder -> DropFolder.jars(folder).stream())
                .map(UnknownPlugins::nameOf)
                .filter(Objects::nonNull);
        return Stream.of(shipped, external, dropped).flatMap(names -> names).collect(Collectors.toSet());
    }

    private static @Nullable String nameOf(Path jar) {
        try {
            var manifest = ModuleJar.manifest(jar);
            return manifest == null ? null : manifest.name();
        } catch (IOException | RuntimeException unreadable) {
            return null; // told when it is looked at
        }
    }
}
