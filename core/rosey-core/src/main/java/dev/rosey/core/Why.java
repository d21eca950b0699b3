package dev.rosey.core;

import dev.rosey.bus.HostState;
import java.time.Instant;
import java.util.List;

/**
 * What is wrong with a plugin, since when, and what to do: three lines for an operator.
 *
 * @param crashes the latest, oldest first
 * @param denied what it was not given or not allowed
 * @param odd its answers that are not as the bus contract asks for
 * @param prefix what a command in chat begins with
 */
record Why(
        PluginStatus status,
        List<HostState.Exit> crashes,
        List<String> denied,
        List<String> odd,
        String prefix,
        Instant now) {

    List<String> lines() {
        return List.of(what(), since(), todo());
    }

    private String name() {
        return status.name();
    }

    private String what() {
        var what = switch (status.state()) {
            case READY -> status.reason().isEmpty() ? name() + " is well." : name() + " works, but " + status.reason();
            case DEGRADED -> name() + " is there, but " + status.reason();
            case STARTING -> name() + " is starting.";
            case DRAINING -> name() + " is stopping: it finishes what it has.";
            case DISABLED -> name() + " is switched off: " + status.reason();
            case STOPPED -> name() + " does not run: " + status.reason();
            case QUARANTINED -> name() + " is out of service: " + status.reason();
            case CRASHED -> name() + " crashed: " + status.reason() + said();
        };
        return with(" It did not get: ", denied, with(" Its answers are not as agreed: ", odd, what));
    }

    /** The newest of these, and how many there are besides: a line has no room for all. */
    private static String with(String head, List<String> more, String text) {
        if (more.isEmpty()) {
            return text;
        }
        return sentence(text)
                + head
                + more.getFirst()
                + (more.size() > 1 ? "; and " + (more.size() - 1) + " more" : "");
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + '.';
    }

    private String said() {
        return crashes.isEmpty() || crashes.getLast().lastWords().isEmpty()
                ? ""
                : ". It said: " + crashes.getLast().lastWords();
    }

    private String since() {
        var since = status.since() == null
                ? "Since when is not known."
                : "Since " + TimeWords.date(status.since()) + " (" + TimeWords.since(status.since(), now) + ").";
        if (crashes.isEmpty()) {
            return since;
        }
        var shared = crashes.getLast().modules().size() > 1
                ? " It shared its JVM with others then, so whose fault it was is not known."
                : "";
        return since + " Crashes that I remember: " + crashes.size() + ", the last one "
                + TimeWords.since(crashes.getLast().at(), now) + " ago ("
                + crashes.getLast().reason() + ")." + shared;
    }

    private String todo() {
        boolean isElsewhere = status.host().isEmpty() || status.host().equals("external");
        var logs = isElsewhere ? "" : " ./rosey logs " + status.host() + " shows its log.";
        return switch (status.state()) {
            case READY -> ready(logs);
            case DEGRADED -> "See to what it needs; it recovers by itself." + logs;
            case STARTING, DRAINING -> "Wait a moment." + logs;
            case DISABLED -> prefix + "plugin enable " + name() + " switches it on.";
            case STOPPED ->
                "If it is run elsewhere, start it there; if it lies in plugins.d, put that right, and it is taken."
                        + logs;
            case QUARANTINED -> "See to the cause, then " + prefix + "plugin enable " + name() + '.' + logs;
            case CRASHED -> "It is started again by itself, after a pause that grows to 30 s." + logs;
        };
    }

    private String ready(String logs) {
        if (!status.reason().isEmpty()) {
            return "See to that, then " + prefix + "plugin reload " + name() + '.' + logs;
        }
        return odd.isEmpty()
                ? "Nothing is to be done."
                : "Its author has to mend its answers; docs/bus-contract.md says how they look." + logs;
    }
}
