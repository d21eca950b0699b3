package dev.rosey.launcher;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.Permissions;
import dev.rosey.bus.RoseyException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The modules that are installed: what ships, and what was dropped into {@code plugins.d}; and their users on the bus. Belongs
 * to the supervisor's thread.
 */
final class Installed {

    private static final long LOOK_EVERY = Duration.ofMillis(500).toNanos();

    private final Dropped dropped;
    private final Externals externals;
    private final Runnable reloadNats;
    private final Consumer<String> said;
    private Plan plan;
    private List<ModuleJar> modules;
    private List<ModuleJar> users;
    private String natsConfig;

    /** Whether nats-server may have to be told who its users are now. */
    private boolean areUsersOther;

    private boolean isDiskFull;
    private String unrestored = "";
    private long nextLook;

    /**
     * @param reloadNats makes nats-server read its configuration again
     * @param said takes what whoever changed something is to be told
     */
    Installed(Plan plan, Runnable reloadNats, Consumer<String> said) {
        this.dropped = new Dropped(
                new DropFolder(List.of(plan.home().drops(), plan.home().rootDrops())),
                plan.home().dropped(),
                plan.config());
        this.externals = new Externals(plan.home(), said);
        this.reloadNats = reloadNats;
        this.said = said;
        this.plan = plan;
        this.modules = plan.library().modules();
        this.users = modules;
        this.natsConfig = plan.busUsers().natsConfig(modules).text();
    }

    /** How the modules are run, those of the library as it was read last. */
    Plan plan() {
        return plan;
    }

    List<ModuleJar> modules() {
        return modules;
    }

    /** What of {@code plugins.d} is not among them, by name. */
    Map<String, Dropped.Refusal> refused() {
        return dropped.refused();
    }

    /**
     * A plugin of this name.
     *
     * @throws RoseyException {@code NOT_FOUND}; {@code FORBIDDEN} for a part of Rosey itself
     */
    ModuleJar plugin(String name) {
        var module = modules.stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new RoseyException(ErrorCode.NOT_FOUND, "no plugin “" + name + "” runs here"));
        if (!module.isPlugin()) {
            throw new RoseyException(ErrorCode.FORBIDDEN, name + " is a part of Rosey itself");
        }
        return module;
    }

    /** The same module as it is installed now. */
    ModuleJar current(ModuleJar module) {
        return modules.stream()
                .filter(now -> now.name().equals(module.name()))
                .findFirst()
                .orElse(module);
    }

    /**
     * Takes what was dropped, and gives those who come a user on the bus before they start; true when something is other than
     * before. {@code hosted}: those in a JVM, who keep their user.
     */
    boolean look(long nanoTime, Supplier<List<ModuleJar>> hosted) {
        if (nanoTime - nextLook < 0) {
            return false;
        }
        nextLook = nanoTime + LOOK_EVERY;
        restorePasswords();
        boolean isOther = dropped.look(plan.library(), nanoTime);
        if (isOther) {
            modules = together();
        }
        var named = externals.changed();
        named.ifPresent(this::register);
        admit(hosted.get());
        giveUsers();
        return isOther || named.isPresent();
    }

    /** Whoever starts again needs the password that counts, and other commands would make another where there is none. */
    private void restorePasswords() {
        try {
            plan.credentials().restore().forEach(file -> said.accept(file + " was lost, and is written again."));
            unrestored = "";
        } catch (LauncherException failure) {
            var why = String.valueOf(failure.getMessage());
            if (!why.equals(unrestored)) {
                said.accept("A password was lost, and its file cannot be written again yet. " + why);
            }
            unrestored = why;
        }
    }

    /** Who runs here already keeps what is its own, and gets what it is allowed now. */
    private void register(RoseyConfig named) {
        var registered = plan.config()
                .withExternals(named.externals().stream().filter(this::isFree).toList());
        plan = plan.withConfig(registered);
        grant(plan.withConfig(registered.withGrants(named)));
        dropped.reconfigured(plan.config());
        areUsersOther = true;
    }

    private void grant(Plan granted) {
        try {
            users.stream().filter(ModuleJar::isDropped).forEach(module -> requireGrantable(module, granted));
            granted.busUsers().natsConfig(users);
            plan = granted;
        } catch (IllegalArgumentException | LauncherException impossible) {
            said.accept("What rosey.yaml allows plugins is not taken; what counted before goes on. "
                    + impossible.getMessage());
        }
    }

    /** Also what it does not ask for: it would not be taken with that at its next change. */
    private static void requireGrantable(ModuleJar module, Plan granted) {
        var placement = granted.config().placement(module.name());
        Permissions.of(module.manifest(), placement.calls(), placement.events());
    }

    private boolean isFree(ExternalPlugin external) {
        var owner = users.stream()
                .filter(module -> module.name().equals(external.name())
                        || module.manifest().tokens().contains(external.token())
                        || module.manifest().families().contains(external.family()))
                .findFirst();
        owner.ifPresent(module -> said.accept("rosey.plugins." + external.name()
                + " in rosey.yaml is left out: its name, token or family belongs to " + module.name() + " already."));
        return owner.isEmpty();
    }

    /** Whether all that lies in {@code plugins.d} is taken or refused, and nothing is being written there. */
    boolean isSettled(long nanoTime) {
        return dropped.isSettled(nanoTime);
    }

    /** What lies in {@code lib} may have been built anew. */
    void refresh() {
        try {
            plan = plan.withLibrary(plan.library().reopened());
            modules = together();
        } catch (LauncherException e) {
            throw new RoseyException(ErrorCode.UNAVAILABLE, String.valueOf(e.getMessage()), e);
        }
    }

    private List<ModuleJar> together() {
        return Stream.concat(plan.library().modules().stream(), dropped.modules().stream())
                .toList();
    }

    private void admit(List<ModuleJar> hosted) {
        var admitted = new LinkedHashMap<String, ModuleJar>();
        hosted.forEach(module -> admitted.put(module.name(), module));
        modules.forEach(module -> admitted.put(module.name(), module));
        var now = List.copyOf(admitted.values());
        if (!ModuleJar.areSame(now, users)) {
            users = now;
            areUsersOther = true;
        }
    }

    /**
     * Not for nothing: a server that reads its users anew forgets whom it owes an answer. While a disk is full, each look tries
     * again.
     */
    private void giveUsers() {
        if (!areUsersOther) {
            return;
        }
        try {
            var config = plan.busUsers().natsConfig(users).text();
            if (!config.equals(natsConfig)) {
                plan.busUsers().write(users);
                natsConfig = config;
                reloadNats.run();
            }
            areUsersOther = false;
            isDiskFull = false;
        } catch (LauncherException fullDisk) {
            if (!isDiskFull) {
                said.accept("Nobody new gets onto the bus until there is room for it. " + fullDisk.getMessage());
            }
            isDiskFull = true;
        }
    }
}
