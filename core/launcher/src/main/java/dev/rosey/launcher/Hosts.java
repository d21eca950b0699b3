package dev.rosey.launcher;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.HostOrder;
import dev.rosey.bus.HostState;
import dev.rosey.bus.RoseyException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The JVMs: makes what runs the same as what is wanted. Belongs to the supervisor's thread.
 *
 * <p>A JVM that is to hold something else than it does is replaced by {@link HandOver}. Only those with parts of Rosey
 * itself are not: a plugin that such a one should hold and cannot until its next start runs in a JVM of its own, and one
 * that it should not hold is withdrawn from it.
 */
final class Hosts {

    private final Child.Surroundings around;
    private final Installed installed;
    private final Wishes wishes;
    private final Duration stopWithin;
    private final List<Child> children = new ArrayList<>();
    private final HandOvers handOvers = new HandOvers();
    private final Map<String, Integer> generations = new HashMap<>();
    /** Plugins that their lasting JVM cannot hold until its next start, and that JVM. */
    private final Map<String, String> movedOut = new TreeMap<>();
    /** What could not take over, by JVM: not tried again until something else is wanted. */
    private final Map<String, List<ModuleJar>> rejected = new HashMap<>();
    /** Why a plugin is not as it should be. */
    private final Map<String, String> problems = new HashMap<>();

    Hosts(Installed installed, Wishes wishes, Duration stopWithin, Child.Surroundings around) {
        this.installed = installed;
        this.wishes = wishes;
        this.stopWithin = stopWithin;
        this.around = around;
        settle();
    }

    List<Child> children() {
        return children;
    }

    /** What is wanted may be other than what was. */
    void tick(Predicate<Child> mayStart) {
        if (installed.look(around.nanoTime().getAsLong(), this::hosted)) {
            around.changed().run();
        }
        settle();
        for (var child : List.copyOf(children)) {
            child.tick(mayStart.test(child));
        }
        handOvers.tick(around, this::lastWords).forEach(this::close);
        if (children.removeIf(child -> child.isLeaving() && !child.isRunning())) {
            around.changed().run();
        }
    }

    /** Who leaves keeps its user until its JVM has ended. */
    private List<ModuleJar> hosted() {
        return children.stream()
                .flatMap(child -> child.program().modules().stream())
                .toList();
    }

    private String lastWords(Child child) {
        return Ends.lastWords(installed.plan().home(), child);
    }

    /** A hand-over has come to its end. */
    private void close(HandOver handOver) {
        if (!handOver.hasFailed()) {
            handOver.successor().modules().forEach(module -> problems.remove(module.name()));
            return;
        }
        problems.put(handOver.plugin(), "the new one could not take over: " + handOver.reason());
        if (hasOther(handOver)) {
            rejected.put(
                    handOver.successor().program().name(),
                    handOver.successor().program().modules());
            movedOut.remove(handOver.plugin());
            handOver.successor().stop(Duration.ZERO);
        }
    }

    /** Whether there is somebody to go on when the successor is taken away. */
    private boolean hasOther(HandOver handOver) {
        return children.stream()
                .filter(child -> !child.equals(handOver.successor()) && !child.isLeaving())
                .anyMatch(child -> child.serves(handOver.plugin()));
    }

    private void settle() {
        children.stream()
                .filter(child -> child.program().isLasting() && !child.isRunning())
                .forEach(child -> movedOut.values().remove(child.program().name()));
        var wanted = wanted();
        wanted.forEach(this::settle);
        for (var child : children) {
            boolean isWanted = wanted.containsKey(child.program().name());
            if (!isWanted && !handOvers.isOnTrial(child) && mayGo(child, wanted)) {
                child.stop(stopWithin);
            }
        }
    }

    private Map<String, List<ModuleJar>> wanted() {
        return Composition.of(
                        installed.modules(),
                        installed.plan().config(),
                        wishes,
                        plugin -> wishes.isApart(plugin) || movedOut.containsKey(plugin))
                .hosts();
    }

    private void settle(String host, List<ModuleJar> wanted) {
        if (handOvers.isAbout(host)) {
            return;
        }
        var current = current(host);
        if (current.isEmpty()) {
            children.add(child(host, wanted));
            return;
        }
        var child = current.get();
        if (!child.isRunning()) {
            if (!ModuleJar.areSame(child.program().modules(), wanted)) {
                child.prepare(program(host, wanted));
            }
            return;
        }
        if (child.program().isLasting()) {
            adjust(child, wanted);
            return;
        }
        if (ModuleJar.areSame(child.modules(), wanted)) {
            forgetRejected(host, wanted);
        } else if (!ModuleJar.areSame(rejected.getOrDefault(host, List.of()), wanted)) {
            replace("", changed(child.modules(), wanted), child, wanted);
        }
    }

    /** What could not take over was taken back, and what runs is wanted again. */
    private void forgetRejected(String host, List<ModuleJar> running) {
        if (!ModuleJar.areSame(rejected.getOrDefault(host, running), running)) {
            rejected.remove(host);
            running.forEach(module -> problems.remove(module.name()));
            around.changed().run();
        }
    }

    /** The one of this name that is not about to go. */
    private Optional<Child> current(String host) {
        return children.stream()
                .filter(child ->
                        child.program().name().equals(host) && !child.isLeaving() && !handOvers.isOnTrial(child))
                .findFirst();
    }

    /** A lasting JVM lets go of what it is not to hold, once somebody else has it, and takes up nothing. */
    private void adjust(Child child, List<ModuleJar> wanted) {
        var name = child.program().name();
        wanted.stream()
                .filter(module -> !child.serves(module.name()))
                .forEach(module -> movedOut.put(module.name(), name));
        child.modules().stream()
                .filter(module ->
                        wanted.stream().noneMatch(other -> other.name().equals(module.name())))
                .filter(module -> isServedElsewhere(module.name(), child) || !isToRun(module.name()))
                .forEach(module -> child.withdraw(module.name()));
    }

    private boolean isToRun(String plugin) {
        return wanted().values().stream()
                .flatMap(List::stream)
                .anyMatch(module -> module.name().equals(plugin));
    }

    private boolean isServedElsewhere(String plugin, Child than) {
        return children.stream()
                .anyMatch(
                        child -> !child.equals(than) && !child.isLeaving() && child.isReady() && child.serves(plugin));
    }

    /** Whether everything that it serves and that is to run is served by somebody else. */
    private boolean mayGo(Child child, Map<String, List<ModuleJar>> wanted) {
        return child.modules().stream()
                .filter(module -> wanted.values().stream()
                        .flatMap(List::stream)
                        .anyMatch(other -> other.name().equals(module.name())))
                .allMatch(module -> isServedElsewhere(module.name(), child));
    }

    /** One that is new or other than before, to speak of; else one that goes. */
    private static String changed(List<ModuleJar> before, List<ModuleJar> after) {
        return after.stream()
                .filter(module -> before.stream().noneMatch(module::isSameAs))
                .findFirst()
                .or(() -> before.stream()
                        .filter(module -> after.stream().noneMatch(module::isSameAs))
                        .findFirst())
                .map(ModuleJar::name)
                .orElse("");
    }

    private void replace(String order, String plugin, Child old, List<ModuleJar> wanted) {
        var successor = child(old.program().name(), wanted);
        children.add(successor);
        begin(order, plugin, successor, old);
    }

    private void begin(String order, String plugin, Child successor, @Nullable Child predecessor) {
        rejected.remove(successor.program().name());
        handOvers.begin(new HandOver(
                order,
                plugin,
                successor,
                predecessor,
                stopWithin,
                around.nanoTime().getAsLong()));
        around.changed().run();
    }

    private Child child(String host, List<ModuleJar> hosted) {
        return new Child(program(host, hosted), around);
    }

    private Program program(String host, List<ModuleJar> hosted) {
        boolean takesOver = children.stream()
                .filter(child -> child.isRunning() && !child.isLeaving())
                .anyMatch(child -> hosted.stream().map(ModuleJar::name).anyMatch(child::serves));
        return installed.plan().host(host, hosted, generations.merge(host, 1, Integer::sum), takesOver);
    }

    /** {@code rosey.command.host.want}. */
    void want(HostOrder.Want order) {
        var plugin = installed.plugin(order.plugin());
        wishes.set(plugin.name(), order.wish());
        if (order.wish().wanted() == HostOrder.Wanted.RUNNING) {
            problems.remove(plugin.name());
            settle();
            serving(plugin.name()).filter(child -> !child.isRunning()).ifPresent(Child::startSoon);
        }
        around.changed().run();
    }

    /** {@code rosey.command.host.replace}. */
    void replace(HostOrder.Replace order) {
        if (handOvers.isKnown(order.order())) {
            return;
        }
        var plugin = installed.plugin(order.plugin());
        if (plugin.isDropped() && !installed.isSettled(around.nanoTime().getAsLong())) {
            throw new RoseyException(HostOrder.TOO_SOON, "a jar in plugins.d is still being written");
        }
        installed.refresh();
        if (handOvers.adopt(installed.current(plugin), order.order())) {
            around.changed().run();
            return;
        }
        if (handOvers.isAboutPlugin(plugin.name())) {
            throw new RoseyException(ErrorCode.CONFLICT, plugin.name() + " is being replaced already");
        }
        var child = serving(plugin.name())
                .orElseThrow(() -> new RoseyException(ErrorCode.CONFLICT, plugin.name() + " is not to run"));
        var host = child.program().name();
        if (!child.isRunning()) {
            child.prepare(program(host, wantedOf(host, child)));
            child.startSoon();
            begin(order.order(), plugin.name(), child, null);
        } else if (child.program().isLasting()) {
            movedOut.put(plugin.name(), host);
            var successor = child(plugin.name(), List.of(installed.current(plugin)));
            children.add(successor);
            begin(order.order(), plugin.name(), successor, null);
        } else {
            replace(order.order(), plugin.name(), child, wantedOf(host, child));
        }
    }

    private List<ModuleJar> wantedOf(String host, Child child) {
        return wanted().getOrDefault(host, child.program().modules());
    }

    /** {@code rosey.command.host.kill}. */
    void kill(HostOrder.Kill order) {
        children.stream()
                .filter(child -> child.isRunning() && child.pid() == order.pid())
                .forEach(child -> child.kill(order.reason()));
    }

    /** The one that serves a plugin; of two, the one at work. */
    private Optional<Child> serving(String plugin) {
        return children.stream()
                .filter(child -> !child.isLeaving() && !handOvers.isOnTrial(child) && child.serves(plugin))
                .findFirst();
    }

    List<HostState.Host> told() {
        return children.stream().map(Child::told).toList();
    }

    List<HostState.HandOver> toldHandOvers() {
        return handOvers.told();
    }

    List<HostState.Module> toldModules() {
        return new ModuleStates(installed.plan(), wishes, installed.refused(), problems)
                .of(installed.modules(), wanted());
    }
}
