package dev.rosey.plugins.inspector;

import dev.rosey.bus.SubjectPattern;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the inspector knows, as items that an operator reads in chat: the worst and the newest first. */
final class ChatAnswers {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final int EVENTS = 20;
    private static final int DATA = 100;
    private static final int ERRORS = 20;

    private static final int REPORTS = 5;
    private static final int RECENT = 5;
    private static final int PUBLISHERS = 4;

    /** Reports that say what the list of restarts has said. */
    private static final Set<String> REPEATED = Set.of("restarted", "stopped");

    private final Observatory observatory;
    private final Instant now;

    ChatAnswers(Observatory observatory, Instant now) {
        this.observatory = observatory;
        this.now = now;
    }

    List<String> health() {
        var health = observatory.health();
        var items = new ArrayList<String>();
        var up = health.components().stream()
                .filter(component -> component.status() == HealthStatus.UP)
                .count();
        items.add(health.status() + ": " + up + " of " + health.components().size() + " parts are well");
        health.reasons().forEach(reason -> items.add(told(reason)));
        health.recent().stream().limit(RECENT).forEach(recent -> items.add(told(recent)));
        var traffic = observatory.traffic(SubjectPattern.ALL, 0);
        if (traffic.replaying()) {
            items.add("still reading what the stream kept");
        }
        traffic.gaps().stream()
                .filter(gap -> gap.until().isAfter(now.minus(10, ChronoUnit.MINUTES)))
                .forEach(gap -> items.add("gap until " + TIME.format(gap.until()) + ": " + gap.reason()));
        return items;
    }

    private String told(HealthView.Reason reason) {
        return reason.status() + " " + reason.component() + " for " + Words.between(reason.since(), now) + ": "
                + sentence(reason.reason()) + " So " + reason.impact() + ". Do: " + reason.action();
    }

    private static String sentence(String reason) {
        return reason.endsWith(".") ? reason : reason + ".";
    }

    private String told(HealthView.Recent recent) {
        return "over for " + Words.between(recent.until(), now) + ": " + recent.component() + " was " + recent.status()
                + " for " + Words.between(recent.since(), recent.until()) + ": " + recent.reason();
    }

    List<String> plugins() {
        return observatory.plugins().stream().map(this::line).toList();
    }

    private String line(PluginView plugin) {
        var errors = plugin.errors() == 0 ? "" : ", " + plugin.errors() + " failed";
        return plugin.name() + " " + plugin.version() + " " + plugin.state().word() + " "
                + Words.between(plugin.since(), now) + " (" + plugin.commands() + " commands" + errors + ")";
    }

    List<String> plugin(String name) {
        var plugin = observatory.plugin(name);
        var detail = java.util.Objects.requireNonNull(plugin.detail());
        var items = new ArrayList<String>();
        items.add(line(plugin));
        items.add("build " + (plugin.build().isEmpty() ? "?" : plugin.build()) + ", " + plugin.instances()
                + (plugin.instances() == 1 ? " instance, " : " instances, ") + plugin.memoryMb() + " MB, "
                + plugin.inFlight() + " in flight, " + plugin.restarts()
                + " restarts");
        detail.actions()
                .forEach(action -> items.add(action.action() + ": " + action.commands() + "×, "
                        + action.perSecond() + "/s, p50 " + Words.micros(action.p50Us()) + " p95 "
                        + Words.micros(action.p95Us()) + " p99 " + Words.micros(action.p99Us())
                        + (action.errors() == 0 ? "" : ", " + action.errors() + " failed")));
        detail.instances().stream()
                .filter(instance -> instance.state().isThere())
                .flatMap(instance -> instance.checks().stream())
                .forEach(check -> items.add("check " + check.name() + " " + check.status()));
        detail.errors().forEach(error -> items.add(line(error)));
        return items;
    }

    List<String> why(String name) {
        return HealthRollup.NEEDED.contains(name) && !observatory.knows(name) ? whyNeeded(name) : whyPlugin(name);
    }

    /** Of what is no module: {@code nats}, {@code database} … */
    private List<String> whyNeeded(String name) {
        var health = observatory.health();
        var items = new ArrayList<String>();
        health.reasons().stream()
                .filter(reason -> reason.component().equals(name))
                .forEach(reason -> items.add(told(reason)));
        items.addFirst(name + (items.isEmpty() ? " is well" : " is not well"));
        health.recent().stream()
                .filter(recent -> recent.component().equals(name))
                .forEach(recent -> items.add(told(recent)));
        return items;
    }

    private List<String> whyPlugin(String name) {
        var plugin = observatory.plugin(name);
        var detail = java.util.Objects.requireNonNull(plugin.detail());
        var items = new ArrayList<String>();
        items.add(name + " is " + plugin.state().word() + " for " + Words.between(plugin.since(), now));
        detail.reasons().forEach(reason -> items.add(told(reason)));
        var health = observatory.health();
        // What is wrong with what it needs may be why.
        health.reasons().stream()
                .filter(reason -> reason.status() == HealthStatus.DOWN
                        && !reason.component().equals(name)
                        && isNeeded(reason.component()))
                .forEach(reason -> items.add("also " + reason.component() + ": " + reason.reason()));
        health.recent().stream()
                .filter(recent -> recent.component().equals(name))
                .forEach(recent -> items.add(told(recent)));
        detail.restarts().stream()
                .limit(3)
                .forEach(restart ->
                        items.add("restarted " + Words.between(restart.time(), now) + " ago: " + restart.reason()));
        items.addAll(reports(detail.reports()));
        detail.errors().stream().limit(5).forEach(error -> items.add(line(error)));
        if (items.size() == 1) {
            items.add("nothing is known to be wrong with it");
        }
        return items;
    }

    private static boolean isNeeded(String component) {
        return HealthRollup.NEEDED.contains(component) || KnownModules.isService(component);
    }

    /** What was reported, a line for each kind with the newest of it. */
    private List<String> reports(List<WatchedPlugin.Report> newestFirst) {
        var byKind = newestFirst.stream()
                .filter(report -> !REPEATED.contains(report.what()))
                .collect(Collectors.groupingBy(WatchedPlugin.Report::what, LinkedHashMap::new, Collectors.toList()));
        return byKind.values().stream().limit(REPORTS).map(this::line).toList();
    }

    private String line(List<WatchedPlugin.Report> same) {
        var newest = same.getFirst();
        return newest.what() + (same.size() == 1 ? " " : " " + same.size() + "×, last ")
                + Words.between(newest.time(), now) + " ago"
                + (newest.reason().isEmpty() ? "" : ": " + newest.reason());
    }

    private String line(ErrorBook.ErrorGroup error) {
        return error.plugin() + " " + error.action() + " " + error.code() + " " + error.count() + "×, last "
                + Words.between(error.last(), now) + " ago: " + error.message()
                + (error.traceId().isEmpty() ? "" : " [trace " + error.traceId().substring(0, 8) + "]");
    }

    /** What failed, of one module or, where none is named, of all. */
    List<String> errors(Optional<String> name) {
        name.ifPresent(observatory::plugin);
        var errors = observatory.errors(name.orElse(null)).stream()
                .limit(ERRORS)
                .map(this::line)
                .toList();
        return errors.isEmpty() ? List.of("nothing has failed") : errors;
    }

    /** The newest events of a pattern, in which {@code -} stands for {@code _}, as it does in what is shown. */
    List<String> events(String typed) {
        var pattern = typed.replace('-', '_');
        var subjects = pattern.isEmpty() ? SubjectPattern.ALL : SubjectPattern.of(pattern);
        var traffic = observatory.traffic(subjects, 5);
        var items = new ArrayList<String>();
        items.add(traffic.total() + " events, " + traffic.perSecond() + "/s"
                + (traffic.leftOut() == 0 ? "" : ", " + traffic.leftOut() + " counted and not read")
                + (traffic.paused() ? ", paused" : ""));
        items.add(mostFrequent(traffic));
        var newest = observatory
                .events(EventQuery.ofSubject(pattern.isEmpty() ? ">" : pattern, EVENTS))
                .events();
        if (!newest.isEmpty()) {
            items.add("newest by: " + publishers(newest));
        }
        newest.stream()
                .filter(event -> !pattern.isEmpty() || !event.subject().endsWith(".heartbeat"))
                .forEach(event -> items.add(TIME.format(event.time()) + " " + event.subject() + " " + data(event)));
        return items;
    }

    private static String mostFrequent(Observatory.Traffic traffic) {
        return traffic.subjects().isEmpty()
                ? "none of them is like that"
                : traffic.subjects().stream()
                        .map(subject -> subject.subject() + " " + subject.count() + " (" + subject.perSecond() + "/s)")
                        .collect(Collectors.joining(", ", "most: ", ""));
    }

    /** Who published how many of these, who published most first. */
    private static String publishers(List<EventPage.Event> events) {
        return events.stream()
                .collect(Collectors.groupingBy(
                        event -> event.source().replaceFirst("^/plugins/", ""), TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(PUBLISHERS)
                .map(publisher -> Observatory.shortened(publisher.getKey()) + " " + publisher.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String data(EventPage.Event event) {
        var text = event.data().properties().stream()
                .filter(field -> field.getValue().isValueNode()
                        && !field.getValue().asText().isEmpty()
                        && !field.getKey().equals("trace_id"))
                .map(field -> field.getKey() + "=" + field.getValue().asText())
                .collect(Collectors.joining(" "));
        return text.length() > DATA ? text.substring(0, DATA) + "…" : text;
    }

    List<String> services() {
        var services = observatory.services().stream()
                .map(service -> service.name() + " " + service.version() + " " + service.kind() + " "
                        + service.endpoints().size() + " endpoints" + figures(service.stats()))
                .toList();
        return services.isEmpty() ? List.of("no service answers yet") : services;
    }

    private static String figures(Service.@org.jspecify.annotations.Nullable Stats stats) {
        return stats == null
                ? ""
                : ", " + stats.requests() + " requests, " + stats.errors() + " failed, p95 "
                        + Words.micros(stats.p95Us());
    }

    List<String> trace(String id) {
        var trace = observatory.trace(id.toLowerCase(Locale.ROOT));
        var items = new ArrayList<String>();
        items.add("trace " + trace.traceId() + " at " + TIME.format(trace.started()) + " UTC, " + trace.durationMs()
                + " ms");
        trace.hops()
                .forEach(hop -> items.add("+" + hop.offsetMs() + " ms " + hop.subject()
                        + (hop.action().isEmpty() ? "" : " " + hop.action())
                        + (hop.durationUs() == 0 ? "" : " " + Words.micros(hop.durationUs()))
                        + (hop.code().isEmpty() ? "" : " " + hop.code())));
        return items;
    }
}
