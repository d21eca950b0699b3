package dev.rosey.plugins.inspector;

import dev.rosey.bus.ModuleName;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The modules that ship with Rosey, by what is fixed about them. */
final class KnownModules {

    private static final Set<String> SERVICES = Set.of(
            ModuleName.ROSEY_CORE.name(),
            ModuleName.CYTUBE_CONNECTION.name(),
            ModuleName.DATABASE_SERVICE.name(),
            ModuleName.INSPECTOR_DASHBOARD.name());

    private static final Map<String, String> OWNERS = ModuleName.reserved().values().stream()
            .flatMap(module -> module.families().stream().map(family -> Map.entry(family, module.name())))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private static final Map<String, String> NAMES = ModuleName.reserved().keySet().stream()
            .collect(Collectors.toUnmodifiableMap(Function.identity(), Function.identity()));

    private KnownModules() {}

    static boolean isService(String name) {
        return SERVICES.contains(name);
    }

    /** The module that alone may publish in this family, where it is reserved. */
    static Optional<String> ownerOf(String family) {
        return Optional.ofNullable(OWNERS.get(family));
    }

    /**
     * Whether a module may say something about itself in this family: the server holds each to its own families, so a
     * name that does not belong to the family is a lie.
     */
    static boolean maySpeakIn(String family, String name) {
        return ownerOf(family).map(name::equals).orElse(!NAMES.containsKey(name));
    }
}
