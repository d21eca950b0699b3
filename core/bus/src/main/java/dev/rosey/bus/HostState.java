package dev.rosey.bus;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the supervisor says of what it runs: {@code data} of its reply on {@code rosey.command.host.state}.
 *
 * @param supervisor tells one supervisor from the next
 * @param revision grows with every change
 * @param hosts the JVMs; two of one name while one takes over from the other
 * @param modules every service and plugin that it knows of, also those that do not run
 * @param exits the latest ends that nobody had asked for, oldest first
 * @param handOvers the latest hand-overs, oldest first
 */
public record HostState(
        String supervisor,
        long revision,
        List<Host> hosts,
        List<Module> modules,
        List<Exit> exits,
        List<HandOver> handOvers) {

    /**
     * A JVM.
     *
     * @param pid 0 while it waits for its (next) start
     * @param state {@code starting}, {@code ready}, {@code degraded}, {@code restarting}, {@code stopping} or
     *     {@code stopped}
     * @param since when that became so
     * @param restarts how often it was started again
     * @param lasting whether it holds parts of Rosey itself, so that it is never replaced as a whole
     * @param modules what it serves
     */
    public record Host(
            String name, long pid, String state, Instant since, int restarts, boolean lasting, List<String> modules) {}

    /**
     * A service or plugin.
     *
     * @param version as its jar says; empty where there is none
     * @param build what tells two builds of it apart
     * @param home the JVM in which it is to run; empty where it is not to
     * @param origin {@code rosey}, {@code plugins.d} or {@code external}
     * @param wish what is wanted of it
     * @param problem why it is not as it should be; empty when it is
     * @param tokens the command tokens that are its own, whether it is there or not
     */
    public record Module(
            String name,
            Manifest.Kind kind,
            String version,
            String build,
            String home,
            String origin,
            HostOrder.Wish wish,
            String problem,
            List<String> tokens) {

        @SuppressWarnings("ConstantConditions") // JSON leaves out what the signature promises
        public Module {
            tokens = tokens == null ? List.of() : List.copyOf(tokens);
        }
    }

    /**
     * An end that nobody had asked for.
     *
     * @param number counts them
     * @param status the exit status
     * @param reason what is known of why, in a few words
     * @param lastWords the end of its log
     * @param modules what it served
     */
    public record Exit(
            long number,
            String host,
            long pid,
            Instant at,
            int status,
            String reason,
            String lastWords,
            List<String> modules) {}

    /**
     * One JVM taking over from another.
     *
     * @param order the id that was given to it; empty where the supervisor began it by itself
     * @param plugin the plugin that it is about
     * @param reason why it failed; empty where it did not
     */
    public record HandOver(String order, String plugin, String host, Phase phase, String reason) {}

    /** How far a hand-over is. */
    public enum Phase {
        @com.fasterxml.jackson.annotation.JsonProperty("starting")
        STARTING,
        @com.fasterxml.jackson.annotation.JsonProperty("draining")
        DRAINING,
        @com.fasterxml.jackson.annotation.JsonProperty("done")
        DONE,
        @com.fasterxml.jackson.annotation.JsonProperty("failed")
        FAILED;

        public boolean isOver() {
            return this == DONE || this == FAILED;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public HostState {
        hosts = List.copyOf(hosts);
        modules = List.copyOf(modules);
        exits = List.copyOf(exits);
        handOvers = List.copyOf(handOvers);
    }

    /** What is known of a module. */
    public Optional<Module> module(String name) {
        return modules.stream().filter(module -> module.name().equals(name)).findFirst();
    }

    /** The JVM that serves a module; of two, the one that came later. */
    public Optional<Host> hostOf(String module) {
        return hosts.stream().filter(host -> host.modules().contains(module)).reduce((first, second) -> second);
    }

    /** How far a hand-over is. */
    public Optional<HandOver> handOver(String order) {
        return handOvers.stream().filter(done -> done.order().equals(order)).findFirst();
    }
}
