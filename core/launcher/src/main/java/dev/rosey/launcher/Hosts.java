package dev.rosey.launcher;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.HostOrder;
import dev.rosey.bus.HostState;
import dev.rosey.bus.RoseyException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The JVMs: makes what runs the same as what is wanted. Belongs to the supervisor's thread.
 *
 * <p>A JVM that is to hold something else than it does is replaced by {@link HandOver}. Only those with parts of Rosey
 * itself are not: a plugin that such a one should hold and cannot until its next start runs in a JVM of its own, and one
 * that it should not hold is withdrawn from it.
 */
final class Hosts {

    private static final int HAND_OVERS_KEPT = 20;

    private final Child.Surroundings around;
    private final Wishes wishes;
    private final Duration stopWithin;
    private final List<Child> children = new ArrayList<>();
    private final List<HandOver> handOvers = new ArrayList<>();
    private final Deque<HostState.HandOver> past = new ArrayDeque<>();
    private final Map<String, Integer> generations = new HashMap<>();
    /** Plugins that their lasting JVM cannot hold until its next start, and that JVM. */
    private final Map<String, String> movedOut = new TreeMap<>();
    /** What could not take over, by JVM: not tried again until something else is wanted. */
    private final Map<String, List<ModuleJar>> rejected = new HashMap<>();
    /** Why a plugin is not as it should be. */
    private final Map<String, String> problems = new HashMap<>();

    private static final long LOOK_EVERY = Duration.ofMillis(500).toNanos();

    private final Dropped dropped;
    private final Runnable reloadNats;
    private Plan plan;
    private List<ModuleJar> modules;
    private List<ModuleJar> users;
    private String natsConfig;
    private long nextLook;

    /** {@code reloadNats}: makes nats-server read its configuration again. */
    Hosts(Plan plan, Wishes wishes, Duration stopWithin, Child.Surroundings around, Runnable reloadNats) {
        this.dropped = new Dropped(
                new DropFolder(List.of(plan.home().drops(), plan.home().rootDrops())),
                plan.home().dropped(),
                plan.config());
        this.reloadNats = reloadNats;
        this.plan = plan;
        this.wishes = wishes;
        this.stopWithin = stopWithin;
        this.around = around;
        this.modules = plan.library().modules();
        this.users = modules;
        this.natsConfig = plan.natsConfig(modules).text();
        settle();
    }

    /** Takes what was dropped, and gives those who come a user on the bus before they start. */
    private void look() {
        long now = around.nanoTime().getAsLong();
        if (now - nextLook < 0) {
            return;
        }
        nextLook = now + LOOK_EVERY;
        if (dropped.look(plan.library(), now)) {
            modules = installed();
            around.changed().run();
        }
        admit();
    }

    private List<ModuleJar> installed() {
        return Stream.concat(plan.library().modules().stream(), dropped.modules().stream())
                .toList();
    }

    /** Who leaves keeps its user until its JVM has ended. */
    private void admit() {
        var admitted = new LinkedHashMap<String, ModuleJar>();
        children.stream()
                .flatMap(child -> child.program().modules().stream())
                .forEach(module -> admitted.put(module.name(), module));
        modules.forEach(module -> admitted.put(module.name(), module));
        var now = List.copyOf(admitted.values());
        if (!same(now, users)) {
            users = now;
            giveUsers(plan.natsConfig(now).text());
        }
    }

    List<Child> children() {
        return children;
    }

    /** What is wanted may be other than what was. */
    void tick(Predicate<Child> mayStart) {
        look();
        settle();
        for (var child : List.copyOf(children)) {
            child.tick(mayStart.test(child));
        }
        for (var handOver : List.copyOf(handOvers)) {
            var before = handOver.told().phase();
            handOver.tick(around.nanoTime().getAsLong(), () -> lastWords(handOver));
            if (handOver.told().phase() != before) {
                around.changed().run();
            }
            if (handOver.isOver()) {
                close(handOver);
            }
        }
        if (children.removeIf(child -> child.isLeaving() && !child.isRunning())) {
            around.changed().run();
        }
    }

    private String lastWords(HandOver handOver) {
        return Ends.lastWords(plan.home(), handOver.successor());
    }

    private void close(HandOver handOver) {
        handOvers.remove(handOver);
        past.add(handOver.told());
        if (past.size() > HAND_OVERS_KEPT) {
            past.removeFirst();
        }
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
                .anyMatch(child -> serves(child, handOver.plugin()));
    }

    private static boolean serves(Child child, String plugin) {
        return child.modules().stream().anyMatch(module -> module.name().equals(plugin));
    }

    private void settle() {
        children.stream()
                .filter(child -> child.program().isLasting() && !child.isRunning())
                .forEach(child -> movedOut.values().remove(child.program().name()));
        var wanted = wanted();
        wanted.forEach(this::settle);
        for (var child : children) {
            boolean isWanted = wanted.containsKey(child.program().name());
            if (!isWanted && !isOnTrial(child) && mayGo(child, wanted)) {
                child.stop(stopWithin);
            }
        }
    }

    private Map<String, List<ModuleJar>> wanted() {
        return Composition.of(
                        modules,
                        plan.config(),
                        wishes,
                        plugin -> wishes.isApart(plugin) || movedOut.containsKey(plugin))
                .hosts();
    }

    private boolean isOnTrial(Child child) {
        return handOvers.stream().anyMatch(handOver -> handOver.isOnTrial(child));
    }

    private void settle(String host, List<ModuleJar> wanted) {
        if (handOvers.stream().anyMatch(handOver -> handOver.isAbout(host))) {
            return;
        }
        var current = current(host);
        if (current.isEmpty()) {
            children.add(child(host, wanted));
            return;
        }
        var child = current.get();
        if (!child.isRunning()) {
            if (!same(child.program().modules(), wanted)) {
                child.prepare(program(host, wanted));
            }
            return;
        }
        if (child.program().isLasting()) {
            adjust(child, wanted);
            return;
        }
        if (same(child.modules(), wanted)) {
            forgetRejected(host, wanted);
        } else if (!same(rejected.getOrDefault(host, List.of()), wanted)) {
            replace("", changed(child.modules(), wanted), child, wanted);
        }
    }

    /** What could not take over was taken back, and what runs is wanted again. */
    private void forgetRejected(String host, List<ModuleJar> running) {
        if (!same(rejected.getOrDefault(host, running), running)) {
            rejected.remove(host);
            running.forEach(module -> problems.remove(module.name()));
            around.changed().run();
        }
    }

    /** The one of this name that is not about to go. */
    private Optional<Child> current(String host) {
        return children.stream()
                .filter(child -> child.program().name().equals(host) && !child.isLeaving() && !isOnTrial(child))
                .findFirst();
    }

    /** A lasting JVM lets go of what it is not to hold, once somebody else has it, and takes up nothing. */
    private void adjust(Child child, List<ModuleJar> wanted) {
        var name = child.program().name();
        wanted.stream()
                .filter(module -> !serves(child, module.name()))
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
                        child -> !child.equals(than) && !child.isLeaving() && child.isReady() && serves(child, plugin));
    }

    /** Whether everything that it serves and that is to run is served by somebody else. */
    private boolean mayGo(Child child, Map<String, List<ModuleJar>> wanted) {
        return child.modules().stream()
                .filter(module -> wanted.values().stream()
                        .flatMap(List::stream)
                        .anyMatch(other -> other.name().equals(module.name())))
                .allMatch(module -> isServedElsewhere(module.name(), child));
    }

    private static boolean same(List<ModuleJar> some, List<ModuleJar> others) {
        return some.size() == others.size()
                && some.stream().allMatch(module -> others.stream().anyMatch(module::isSameAs));
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
        handOvers.add(new HandOver(
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
        return plan.host(host, hosted, generations.merge(host, 1, Integer::sum));
    }

    /** Not for nothing: a server that reads its users anew forgets whom it owes an answer. */
    private void giveUsers(String config) {
        if (!config.equals(natsConfig)) {
            natsConfig = config;
            plan.writeNatsConfig(users);
            reloadNats.run();
        }
    }

    /** {@code rosey.command.host.want}. */
    void want(HostOrder.Want order) {
        var plugin = known(order.plugin());
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
        if (isKnown(order.order())) {
            return;
        }
        var plugin = known(order.plugin());
        refresh();
        if (handOvers.stream()
                .anyMatch(running ->
                        running.plugin().equals(plugin.name()) || serves(running.successor(), plugin.name()))) {
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
            var successor = child(plugin.name(), List.of(current(plugin)));
            children.add(successor);
            begin(order.order(), plugin.name(), successor, null);
        } else {
            replace(order.order(), plugin.name(), child, wantedOf(host, child));
        }
    }

    private List<ModuleJar> wantedOf(String host, Child child) {
        return wanted().getOrDefault(host, child.program().modules());
    }

    private ModuleJar current(ModuleJar plugin) {
        return modules.stream()
                .filter(module -> module.name().equals(plugin.name()))
                .findFirst()
                .orElse(plugin);
    }

    private boolean isKnown(String order) {
        return handOvers.stream().anyMatch(running -> running.order().equals(order))
                || past.stream().anyMatch(done -> done.order().equals(order));
    }

    /** {@code rosey.command.host.kill}. */
    void kill(HostOrder.Kill order) {
        children.stream()
                .filter(child -> child.isRunning() && child.pid() == order.pid())
                .forEach(child -> child.kill(order.reason()));
    }

    private ModuleJar known(String plugin) {
        var module = modules.stream()
                .filter(known -> known.name().equals(plugin))
                .findFirst()
                .orElseThrow(() -> new RoseyException(ErrorCode.NOT_FOUND, "no plugin “" + plugin + "” runs here"));
        if (!module.isPlugin()) {
            throw new RoseyException(ErrorCode.FORBIDDEN, plugin + " is a part of Rosey itself");
        }
        return module;
    }

    /** The one that serves a plugin; of two, the one at work. */
    private Optional<Child> serving(String plugin) {
        return children.stream()
                .filter(child -> !child.isLeaving() && !isOnTrial(child) && serves(child, plugin))
                .findFirst();
    }

    /** What lies in {@code lib} may have been built anew. */
    private void refresh() {
        try {
            plan = plan.withLibrary(plan.library().reopened());
            modules = installed();
        } catch (LauncherException e) {
            throw new RoseyException(ErrorCode.UNAVAILABLE, String.valueOf(e.getMessage()), e);
        }
    }

    List<HostState.Host> told() {
        return children.stream().map(Child::told).toList();
    }

    List<HostState.HandOver> toldHandOvers() {
        var all = new ArrayList<>(past);
        handOvers.forEach(handOver -> all.add(handOver.told()));
        return all;
    }

    List<HostState.Module> toldModules() {
        return new ModuleStates(plan, wishes, dropped.refused(), problems).of(modules, wanted());
    }
}
