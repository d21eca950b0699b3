package dev.rosey.launcher;

import dev.rosey.bus.HostOrder;
import dev.rosey.bus.HostState;
import dev.rosey.bus.Manifest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the supervisor tells of modules: those that are installed, those that somebody else runs, and those that were
 * refused.
 *
 * @param refused what is not taken, by name
 * @param problems why one is not as it should be, by name
 */
record ModuleStates(Plan plan, Wishes wishes, Map<String, Dropped.Refusal> refused, Map<String, String> problems) {

    private static final String DROPPED = "plugins.d";
    private static final String SHIPPED = "rosey";

    /** {@code hosts}: which JVM is to hold what. */
    List<HostState.Module> of(List<ModuleJar> installed, Map<String, List<ModuleJar>> hosts) {
        var homes = hosts.entrySet().stream()
                .flatMap(host -> host.getValue().stream().map(module -> Map.entry(module.name(), host.getKey())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        var names = installed.stream().map(ModuleJar::name).collect(Collectors.toUnmodifiableSet());
        var known = installed.stream().map(module -> told(module, homes.getOrDefault(module.name(), "")));
        var external = plan.config().externals().stream().map(ModuleStates::external);
        var unwelcome = refused.entrySet().stream()
                .filter(entry -> !names.contains(entry.getKey()))
                .map(entry -> refused(entry.getKey(), entry.getValue()));
        return Stream.of(known, external, unwelcome).flatMap(all -> all).toList();
    }

    private HostState.Module told(ModuleJar module, String home) {
        return new HostState.Module(
                module.name(),
                module.manifest().kind(),
                module.manifest().version(),
                module.build(),
                home,
                module.isDropped() ? DROPPED : SHIPPED,
                wish(module, home),
                problem(module),
                module.manifest().tokens());
    }

    private String problem(ModuleJar module) {
        if (refused.containsKey(module.name())) {
            return refused.get(module.name()).why();
        }
        var notAllowed = plan.busUsers().notAllowed(module);
        var missed = notAllowed.isEmpty()
                ? ""
                : "rosey.yaml does not allow it " + String.join(", ", notAllowed) + ", so it goes without";
        return problems.getOrDefault(module.name(), missed);
    }

    private HostOrder.Wish wish(ModuleJar module, String home) {
        var unsaid = home.isEmpty()
                ? new HostOrder.Wish(HostOrder.Wanted.STOPPED, false, "rosey.yaml leaves it out")
                : HostOrder.Wish.USUAL;
        return wishes.of(module.name()).orElse(unsaid);
    }

    private static HostState.Module external(ExternalPlugin plugin) {
        return new HostState.Module(
                plugin.name(),
                Manifest.Kind.PLUGIN,
                "",
                "",
                Composition.EXTERNAL,
                Composition.EXTERNAL,
                HostOrder.Wish.USUAL,
                "",
                List.of(plugin.token()));
    }

    private static HostState.Module refused(String name, Dropped.Refusal refusal) {
        return new HostState.Module(
                name,
                Manifest.Kind.PLUGIN,
                refusal.version(),
                refusal.build(),
                "",
                DROPPED,
                HostOrder.Wish.USUAL,
                refusal.why(),
                List.of());
    }
}
