package dev.rosey.core;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.HostOrder;
import dev.rosey.bus.HostOrder.Wanted;
import dev.rosey.bus.HostOrder.Wish;
import dev.rosey.bus.HostState;
import dev.rosey.bus.Ids;
import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Has the supervisor start, stop and replace plugins, and waits until that is done. Blocks. */
@PluginBean
class PluginOrders {

    /** A hand-over takes as long as a JVM needs to start, and another to stop. */
    private static final Duration PATIENCE = Duration.ofSeconds(54);

    /** Longer than the supervisor takes to make sure of a jar that was written to. */
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(10);

    private static final long LOOK_EVERY_MS = 50;

    /** The origin of what somebody else runs. */
    private static final String EXTERNAL = "external";

    private final Supervision supervision;
    private final PluginDirectory directory;
    private final PluginStates states;
    private final PluginNames names;
    private final Lifecycle lifecycle;
    private final PluginContext context;

    @Inject
    PluginOrders(
            Supervision supervision,
            PluginDirectory directory,
            PluginStates states,
            PluginNames names,
            Lifecycle lifecycle,
            PluginContext context) {
        this.supervision = supervision;
        this.directory = directory;
        this.states = states;
        this.names = names;
        this.lifecycle = lifecycle;
        this.context = context;
    }

    /** A plugin that can be started and stopped here, by its name in capitals or not; fails for anything else. */
    PluginStatus require(String typed) {
        var status = names.require(typed);
        var name = status.name();
        if (status.isService()) {
            throw new RoseyException(ErrorCode.FORBIDDEN, name + " is a part of Rosey itself")
                    .withChatText(name + " is a part of me: without it I could not even answer. It stays as it is.");
        }
        if (supervision.state().isPresent()
                && !isOurs(name)
                && !supervision.stateNow().filter(state -> isOurs(name, state)).isPresent()) {
            throw new RoseyException(ErrorCode.CONFLICT, name + " is run by somebody else")
                    .withChatText(name + " does not run here but elsewhere; whoever runs it can start and stop it.");
        }
        return status;
    }

    /** Whether the supervisor is there and can start and stop it. */
    private boolean isOurs(String name) {
        return supervision.state().filter(state -> isOurs(name, state)).isPresent();
    }

    /** Also one that is no longer installed, as long as it finishes what it has. */
    private static boolean isOurs(String name, HostState state) {
        return state.module(name)
                .map(module -> !module.origin().equals(EXTERNAL))
                .orElseGet(() -> state.hostOf(name).isPresent());
    }

    private Optional<HostState.Module> module(String name) {
        return supervision.state().flatMap(state -> state.module(name));
    }

    /** Whether it runs, or is about to: one that has only just come is not heard of on the bus yet. */
    boolean isRunning(String name) {
        return directory.plugin(name).filter(KnownPlugin::isUp).isPresent()
                || supervision.state().flatMap(state -> state.hostOf(name)).isPresent();
    }

    /** What an operator can do to have it not run. */
    String howToStop(String name) {
        if (states.of(name).filter(PluginStatus::isService).isPresent()) {
            return "It is a part of me and stays as it is.";
        }
        if (isOurs(name) && module(name).isEmpty()) {
            return "It is just leaving: try again in a moment.";
        }
        if (isOurs(name)) {
            return "Switch it off first: " + context.prefix() + "plugin disable " + name;
        }
        return "I cannot switch it off. End its process first, where it runs"
                + (module(name).isPresent() ? ", or take it out of rosey.yaml." : ".");
    }

    /** Makes a plugin run; true when it is there in time. */
    boolean start(String name, String by) {
        lifecycle.forgive(name);
        order(name, new HostOrder.Want(name, new Wish(Wanted.RUNNING, false, noted(by))));
        return await(() -> directory.plugin(name).filter(KnownPlugin::isUp).isPresent());
    }

    /** Makes a plugin not run; true when it is gone in time. */
    boolean stop(String name, String by) {
        order(name, new HostOrder.Want(name, new Wish(Wanted.STOPPED, false, noted(by))));
        return await(() -> directory.plugin(name).filter(KnownPlugin::isUp).isEmpty());
    }

    /**
     * Has a new JVM take over; returns when the new instance answers and the old ones are gone.
     *
     * @throws RoseyException {@code UNAVAILABLE} with the reason when it could not take over
     */
    void replace(String name) {
        var before = instances(name);
        lifecycle.forgive(name);
        var order = Ids.next(context.clock().instant());
        if (!await(() -> isTaken(name, new HostOrder.Replace(name, order)), SETTLED_WITHIN)) {
            throw new RoseyException(ErrorCode.CONFLICT, "a jar in plugins.d is still being written")
                    .withChatText("Somebody is still writing into plugins.d. Please try again when that is done;"
                            + " until then all stays as it is.");
        }
        await(() -> handOver(order).filter(done -> done.phase().isOver()).isPresent(), PATIENCE.minus(SETTLED_WITHIN));
        var done = handOver(order);
        if (done.isEmpty() || done.get().phase() != HostState.Phase.DONE) {
            var why = done.map(HostState.HandOver::reason)
                    .filter(reason -> !reason.isEmpty())
                    .orElse("it took too long");
            throw new RoseyException(ErrorCode.UNAVAILABLE, "the new " + name + " could not take over: " + why);
        }
        await(() -> isReplaced(name, before));
    }

    private boolean isTaken(String name, HostOrder.Replace replace) {
        try {
            order(name, replace);
            return true;
        } catch (RoseyException refused) {
            if (refused.code().equals(HostOrder.TOO_SOON)) {
                return false;
            }
            throw refused;
        }
    }

    /** Who was there before is gone, but for one in the JVM that took over: that may have begun by itself. */
    private boolean isReplaced(String name, List<String> before) {
        long pid = supervision
                .state()
                .flatMap(state -> state.hostOf(name))
                .map(HostState.Host::pid)
                .orElse(0L);
        var now = directory.plugin(name).map(KnownPlugin::instances).orElse(Map.of());
        return !now.isEmpty()
                && now.values().stream().allMatch(info -> !before.contains(info.id()) || info.pid() == pid);
    }

    private void order(String name, HostOrder order) {
        try {
            supervision.order(order);
        } catch (RoseyException refused) {
            throw refused.code().equals(ErrorCode.NOT_FOUND)
                    ? refused.withChatText(name + " is not installed now, so there is nothing to start or stop." + " "
                            + context.prefix() + "plugin why " + name + " tells more.")
                    : refused;
        }
    }

    /** With the time: it may be read long after. */
    private String noted(String what) {
        return what + ", " + TimeWords.date(context.clock().instant());
    }

    private Optional<HostState.HandOver> handOver(String order) {
        return supervision.state().flatMap(state -> state.handOver(order));
    }

    private List<String> instances(String name) {
        return directory
                .plugin(name)
                .map(known -> List.copyOf(known.instances().keySet()))
                .orElse(List.of());
    }

    /** Waits, looking again and again: what is waited for comes from several sides. */
    private static boolean await(BooleanSupplier condition) {
        return await(condition, PATIENCE);
    }

    private static boolean await(BooleanSupplier condition, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            try {
                Thread.sleep(LOOK_EVERY_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new RoseyException(ErrorCode.TIMEOUT, "interrupted while waiting for a plugin", e);
            }
        }
        return true;
    }
}
