package dev.rosey.launcher;

import dev.rosey.bus.ModuleName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which modules share a JVM. Only the launcher knows; no module can tell.
 *
 * @param hosts the JVMs with what they hold, in the order in which they are started; none is empty
 */
record Composition(Map<String, List<ModuleJar>> hosts) {

    static final String CORE = "core";
    static final String OPS = "ops";
    static final String PLUGINS = "plugins";

    /** {@code host} of a plugin that wants a JVM for itself. */
    static final String OWN = "own";

    /** {@code host} of a plugin that somebody else runs. */
    static final String EXTERNAL = "external";

    /** Where the modules that ship with Rosey live unless {@code rosey.yaml} moves them. */
    private static final Map<String, String> SMALL = Map.of(
            ModuleName.CYTUBE_CONNECTION.name(), CORE,
            ModuleName.ROSEY_CORE.name(), CORE,
            ModuleName.DATABASE_SERVICE.name(), CORE,
            ModuleName.DICE_ROLLER.name(), CORE,
            ModuleName.INSPECTOR.name(), OPS,
            ModuleName.INSPECTOR_DASHBOARD.name(), OPS);

    /** What watches is moved by nobody: it must not fall with what it watches, and isolation is its own. */
    private static final Set<String> MOVABLE_ONLY_BY_NAME = Set.of(ModuleName.INSPECTOR.name());

    Composition {
        hosts = new LinkedHashMap<>(hosts);
    }

    /** Who runs where when nothing but the configuration says so. */
    static Composition of(List<ModuleJar> modules, RoseyConfig config) {
        return of(modules, config, Wishes.NONE, plugin -> false);
    }

    /**
     * Who runs where.
     *
     * @param apart whether a plugin is to have a JVM of its own for now, wherever it is at home
     */
    static Composition of(
            List<ModuleJar> modules, RoseyConfig config, Wishes wishes, java.util.function.Predicate<String> apart) {
        Map<String, List<ModuleJar>> hosts = new LinkedHashMap<>();
        for (var name : List.of(CORE, OPS, PLUGINS)) {
            hosts.put(name, new ArrayList<>());
        }
        for (var module : modules) {
            if (runs(module, config, wishes)) {
                var home = homeOf(module, config);
                var host = module.isPlugin() && apart.test(module.name()) ? module.name() : home;
                hosts.computeIfAbsent(host, name -> new ArrayList<>()).add(module);
            }
        }
        hosts.values().removeIf(List::isEmpty);
        return new Composition(hosts);
    }

    private static boolean runs(ModuleJar module, RoseyConfig config, Wishes wishes) {
        var placement = config.placement(module.name());
        return !module.isPlugin()
                || (!EXTERNAL.equals(placement.host()) && wishes.runs(module.name(), placement.enabled()));
    }

    /** The JVM that a module lives in unless something happens. */
    static String homeOf(ModuleJar module, RoseyConfig config) {
        var standard = module.isDropped() ? module.name() : SMALL.getOrDefault(module.name(), PLUGINS);
        if (!module.isPlugin()) {
            return standard;
        }
        var wanted = config.placement(module.name()).host();
        if (wanted != null) {
            return wanted.equals(OWN) ? module.name() : wanted;
        }
        boolean isolated = config.composition().equals("isolated") && !MOVABLE_ONLY_BY_NAME.contains(module.name());
        return isolated ? module.name() : standard;
    }
}
