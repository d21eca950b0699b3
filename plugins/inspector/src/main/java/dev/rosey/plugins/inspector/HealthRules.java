package dev.rosey.plugins.inspector;

import dev.rosey.bus.ModuleName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What counts as wrong, why that matters, and what to do about it. */
final class HealthRules {

    private static final int SLOW_COMMANDS = 3;
    private static final Duration MIGRATIONS = Duration.ofSeconds(90);

    /** What the last minute held of an outage is no news any more. */
    private static final Duration ECHO = Duration.ofSeconds(65);

    private static final int PHRASES = 4;
    private static final int FAULTS = 5;
    private static final int UNANSWERED = 3;
    private static final int RESTARTS = 3;
    private static final Duration RESTARTS_WITHIN = Duration.ofMinutes(10);

    private final String prefix;
    private final PluginBook book;
    private final Duration slowAfter;
    private final Instant now;
    private final List<Finding> findings = new ArrayList<>();

    private HealthRules(String prefix, PluginBook book, Duration slowAfter, Instant now) {
        this.prefix = prefix;
        this.book = book;
        this.slowAfter = slowAfter;
        this.now = now;
    }

    /**
     * All that is wrong with modules, the database and the chat.
     *
     * @param prefix what a command in chat begins with
     */
    static List<Finding> findings(String prefix, PluginBook book, Duration slowAfter, Instant now) {
        var rules = new HealthRules(prefix, book, slowAfter, now);
        rules.needed();
        book.plugins().forEach(rules::plugin);
        return rules.findings;
    }

    private void needed() {
        if (!book.database().isUp()) {
            findings.add(new Finding(
                    "database",
                    "unavailable",
                    HealthStatus.DOWN,
                    book.database().since(),
                    "PostgreSQL does not answer: " + book.database().reason(),
                    "what is stored cannot be read or changed: quotes, trivia",
                    "look at ./rosey logs postgres and the disk; it is tried again all the time"));
        }
        book.channels().forEach((channel, state) -> {
            if (!state.isUp()) {
                findings.add(new Finding(
                        "cytube",
                        channel,
                        HealthStatus.DOWN,
                        state.since(),
                        "not in channel " + channel + ": " + state.reason(),
                        "nobody there is heard or answered",
                        "check the channel, the account and bans; Rosey tries again by herself"));
            }
        });
    }

    private void plugin(WatchedPlugin plugin) {
        switch (plugin.state(now)) {
            case READY -> running(plugin);
            case DEGRADED -> {
                if (plugin.isSilent(now)) {
                    silent(plugin);
                } else {
                    running(plugin);
                }
            }
            case CRASHED ->
                add(
                        plugin,
                        "crashed",
                        HealthStatus.DOWN,
                        plugin.since(now),
                        "is gone: " + why(plugin, "without a word"),
                        served(plugin),
                        "what Rosey runs is started again by itself; if not, " + prefix + "plugin restart "
                                + plugin.name() + ", and ./rosey logs " + plugin.name()
                                + "; what runs elsewhere is started there");
            case QUARANTINED ->
                add(
                        plugin,
                        "quarantined",
                        HealthStatus.DOWN,
                        plugin.since(now),
                        "crashed too often and is not started any more: " + why(plugin, "see its log"),
                        served(plugin),
                        "mend it, then " + prefix + "plugin restart " + plugin.name());
            case STOPPED -> stopped(plugin);
            case STARTING, DISABLED -> {
                // As it is wanted.
            }
        }
    }

    private void silent(WatchedPlugin plugin) {
        add(
                plugin,
                "silent",
                HealthStatus.DEGRADED,
                plugin.since(now),
                "no heartbeat for more than 10 s, though it answers",
                "it may hang",
                prefix + "plugin restart " + plugin.name());
    }

    private void stopped(WatchedPlugin plugin) {
        if (plugin.isService() && plugin.latest(now).isPresent()) {
            add(
                    plugin,
                    "stopped",
                    HealthStatus.DOWN,
                    plugin.since(now),
                    "was stopped and is not back",
                    served(plugin),
                    "./rosey up, or look at ./rosey status");
        }
    }

    private void running(WatchedPlugin plugin) {
        plugin.present(now).stream()
                .flatMap(instance -> instance.heartbeat().checks().stream())
                .filter(InstanceWatch.Check::isDown)
                .filter(check -> !isTold(plugin, check))
                .forEach(check -> add(
                        plugin,
                        "check " + check.name(),
                        HealthStatus.DEGRADED,
                        now,
                        "its check “" + check.name() + "” is DOWN " + check.detail(),
                        "it works only in part",
                        prefix + "inspect why " + plugin.name()));
        if (!isWithoutDatabase(plugin)) {
            plugin.actions().all().forEach((action, stats) -> action(plugin, action, stats));
        }
        unanswered(plugin);
        restarts(plugin);
        conflicts(plugin);
    }

    /** Whether another finding says the same. */
    private static boolean isTold(WatchedPlugin plugin, InstanceWatch.Check check) {
        return (plugin.name().equals(ModuleName.DATABASE_SERVICE.name())
                        && check.name().equals("database"))
                || (plugin.name().equals(ModuleName.CYTUBE_CONNECTION.name())
                        && check.name().equals("cytube"));
    }

    /** While the database is down, statements fail: that is told already, and no news when it is back. */
    private boolean isWithoutDatabase(WatchedPlugin plugin) {
        return plugin.name().equals(ModuleName.DATABASE_SERVICE.name())
                && (!book.database().isUp()
                        || (book.database().wasDown()
                                && book.database().since().plus(ECHO).isAfter(now)));
    }

    /** When it has just started, all plugins bring their tables; that takes as long as it takes. */
    private boolean isMigrating(WatchedPlugin plugin) {
        return plugin.name().equals(ModuleName.DATABASE_SERVICE.name())
                && plugin.latest(now)
                        .filter(instance ->
                                instance.startedAt().plus(MIGRATIONS).isAfter(now))
                        .isPresent();
    }

    private void action(WatchedPlugin plugin, String action, ActionStats stats) {
        var recent = stats.lastMinute(now);
        var p95 = recent < SLOW_COMMANDS || isMigrating(plugin) ? 0 : stats.recentP95Micros(now);
        if (p95 > slowAfter.toNanos() / 1_000) {
            add(
                    plugin,
                    "slow " + action,
                    HealthStatus.DEGRADED,
                    now,
                    "“" + action + "” is slow: p95 " + Words.micros(p95) + " over " + recent + " in the last minute",
                    "who uses it waits",
                    prefix + "inspect plugin " + plugin.name() + ", and see whether the database is slow");
        }
        var faults = stats.faultsInLastMinute(now);
        if (faults >= FAULTS) {
            add(
                    plugin,
                    "failing " + action,
                    HealthStatus.DEGRADED,
                    now,
                    "“" + action + "” failed " + faults + " times in the last minute, by no mistake of users",
                    "who uses it gets an excuse for an answer",
                    prefix + "inspect errors, " + prefix + "inspect why " + plugin.name());
        }
    }

    private void unanswered(WatchedPlugin plugin) {
        var unanswered = plugin.unansweredInLastMinute(now);
        if (unanswered >= UNANSWERED) {
            add(
                    plugin,
                    "unanswered",
                    HealthStatus.DEGRADED,
                    now,
                    unanswered + " commands got no usable answer in the last minute",
                    "who uses it gets an excuse for an answer",
                    prefix + "inspect why " + plugin.name() + ", " + prefix + "plugin restart " + plugin.name());
        }
    }

    private void restarts(WatchedPlugin plugin) {
        var recent = plugin.restarts(now).stream()
                .filter(restart -> restart.time().isAfter(now.minus(RESTARTS_WITHIN)))
                .toList();
        if (recent.size() >= RESTARTS) {
            add(
                    plugin,
                    "restarting",
                    HealthStatus.DEGRADED,
                    recent.getLast().time(),
                    "started again " + recent.size() + " times in ten minutes; last: "
                            + recent.getFirst().reason(),
                    "it is away again and again",
                    "./rosey logs " + plugin.name());
        }
    }

    private void conflicts(WatchedPlugin plugin) {
        var since = plugin.since(now);
        plugin.newestReports().stream()
                .filter(report ->
                        report.what().equals("conflict") && !report.time().isBefore(since))
                .findFirst()
                .ifPresent(report -> add(
                        plugin,
                        "conflict",
                        HealthStatus.DEGRADED,
                        report.time(),
                        "conflict: " + report.reason(),
                        "what it claims in vain cannot be typed",
                        "disable one of the two, or rename the command"));
    }

    private void add(
            WatchedPlugin plugin,
            String kind,
            HealthStatus status,
            Instant since,
            String reason,
            String impact,
            String action) {
        findings.add(new Finding(plugin.name(), kind, status, since, reason, impact, action));
    }

    private static String why(WatchedPlugin plugin, String otherwise) {
        return plugin.newestReports().stream()
                .filter(WatchedPlugin.Report::isEnd)
                .map(WatchedPlugin.Report::reason)
                .findFirst()
                .orElse(otherwise);
    }

    /** What of a module is missing when it is away. */
    private String served(WatchedPlugin plugin) {
        var phrases = plugin.service().stream()
                .flatMap(service -> service.endpoints().stream())
                .map(Service.Endpoint::phrase)
                .filter(phrase -> phrase != null && !phrase.isEmpty())
                .map(phrase -> prefix + phrase)
                .sorted()
                .toList();
        if (phrases.isEmpty()) {
            return WHAT_FAILS.getOrDefault(plugin.name(), "what it serves fails");
        }
        return phrases.stream().limit(PHRASES).collect(Collectors.joining(", "))
                + (phrases.size() > PHRASES ? " and " + (phrases.size() - PHRASES) + " more" : "")
                + (phrases.size() == 1 ? " fails" : " fail");
    }

    private static final Map<String, String> WHAT_FAILS = Map.of(
            ModuleName.ROSEY_CORE.name(), "no command is answered",
            ModuleName.CYTUBE_CONNECTION.name(), "nobody is heard or answered in chat",
            ModuleName.DATABASE_SERVICE.name(), "what is stored cannot be read or changed: quotes, trivia",
            ModuleName.INSPECTOR_DASHBOARD.name(), "the web page and REST are away");
}
