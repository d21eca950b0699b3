package dev.rosey.core;

import dev.rosey.bus.HostOrder.Wanted;
import dev.rosey.bus.HostState;
import dev.rosey.bus.ModuleName;
import dev.rosey.core.PluginStatus.State;
import dev.rosey.plugin.PluginBean;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How everybody is: what is on the bus and what the supervisor says, put together. */
@PluginBean
class PluginStates {

    private final PluginDirectory directory;
    private final Supervision supervision;
    private final Heartbeats heartbeats;

    @Inject
    PluginStates(PluginDirectory directory, Supervision supervision, Heartbeats heartbeats) {
        this.directory = directory;
        this.supervision = supervision;
        this.heartbeats = heartbeats;
    }

    /** Everybody, plugins first. */
    List<PluginStatus> all() {
        var names = new TreeSet<String>();
        directory.plugins().forEach(plugin -> names.add(plugin.name()));
        supervision.state().ifPresent(state -> state.modules().forEach(module -> names.add(module.name())));
        return names.stream()
                .map(this::of)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(PluginStatus::isService).thenComparing(PluginStatus::name))
                .toList();
    }

    /** One of them; empty when nobody of that name is known. */
    Optional<PluginStatus> of(String name) {
        var known = directory.plugin(name).orElse(null);
        var state = supervision.state().orElse(null);
        var module = state == null ? null : state.module(name).orElse(null);
        if (known == null && module == null) {
            return Optional.empty();
        }
        return Optional.of(new Facts(name, known, state, module, heartbeats.troubles(name)).status());
    }

    /** What is known of one of them. */
    private record Facts(
            String name,
            @Nullable KnownPlugin known,
            @Nullable HostState state,
            HostState.@Nullable Module module,
            List<String> troubles) {

        private boolean isUp() {
            return known != null && known.isUp();
        }

        private HostState.@Nullable Host host() {
            return state == null ? null : state.hostOf(name).orElse(null);
        }

        private HostState.@Nullable Exit lastExit() {
            return state == null
                    ? null
                    : state.exits().stream()
                            .filter(exit -> exit.modules().contains(name))
                            .reduce((first, second) -> second)
                            .orElse(null);
        }

        PluginStatus status() {
            var host = host();
            var found = found();
            return new PluginStatus(
                    name,
                    kind(),
                    version(),
                    build(),
                    found,
                    host == null ? (module == null ? "" : module.home()) : host.name(),
                    known == null ? 0 : known.instances().size(),
                    since(found),
                    host == null ? 0 : host.restarts(),
                    reason(found));
        }

        private String kind() {
            if (module != null) {
                return module.kind().name().toLowerCase(Locale.ROOT);
            }
            var told = known == null ? null : known.last().metadata().get("rosey.kind");
            boolean ours = ModuleName.reserved().containsKey(name);
            return "service".equals(told) && ours ? "service" : "plugin";
        }

        private String version() {
            return isUp() || module == null ? (known == null ? "" : known.last().version()) : module.version();
        }

        private String build() {
            return isUp() || module == null ? (known == null ? "" : known.last().build()) : module.build();
        }

        private State found() {
            var wanted = module == null ? Wanted.RUNNING : module.wish().wanted();
            if (wanted != Wanted.RUNNING) {
                return isUp() ? State.DRAINING : wanted == Wanted.STOPPED ? State.DISABLED : State.QUARANTINED;
            }
            if (isUp()) {
                return troubles.isEmpty() ? State.READY : State.DEGRADED;
            }
            var host = host();
            if (host == null) {
                return State.STOPPED;
            }
            return switch (host.state()) {
                case "restarting", "degraded" -> lastExit() == null ? State.STARTING : State.CRASHED;
                case "stopping" -> State.DRAINING;
                default -> State.STARTING;
            };
        }

        private @Nullable Instant since(State found) {
            var exit = lastExit();
            if (found == State.CRASHED && exit != null) {
                return exit.at();
            }
            if (known != null) {
                return known.since();
            }
            var host = host();
            return host == null ? (exit == null ? null : exit.at()) : host.since();
        }

        private String reason(State found) {
            var exit = lastExit();
            return switch (found) {
                case READY, STARTING -> module == null ? "" : module.problem();
                case DEGRADED -> "not well: " + String.join(", ", troubles);
                case DISABLED, QUARANTINED, DRAINING ->
                    module == null ? "" : module.wish().reason();
                case CRASHED -> exit == null ? "" : exit.reason();
                case STOPPED -> stopped();
            };
        }

        private String stopped() {
            if (module != null && !module.problem().isEmpty()) {
                return module.problem();
            }
            return module != null && module.origin().equals("external")
                    ? "run elsewhere, and not here now"
                    : "not here";
        }
    }
}
