package dev.rosey.plugins.inspector;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rosey.bus.BusJson;
import dev.rosey.bus.ModuleName;
import dev.rosey.bus.Subjects;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps what events tell about modules and about what they need. Not safe for threads. */
final class PluginBook {

    static final int PLUGINS = 200;

    /** Each holds about 30 kB of histograms. */
    private static final int ACTIONS = 1_000;

    private final Instant started;
    private final Map<String, WatchedPlugin> plugins = new HashMap<>();
    private final ErrorBook errors = new ErrorBook();
    private final Dependency database = new Dependency();
    private final ChannelBook channels = new ChannelBook();

    PluginBook(Instant started) {
        this.started = started;
    }

    void take(SeenEvent event) {
        switch (event.family()) {
            case "plugin" -> aboutAPlugin(event);
            case "db" -> aboutTheDatabase(event);
            case "chat" -> channels.happened(event);
            case "rosey" -> aboutRouting(event);
            default -> {
                // What every module says is taken below.
            }
        }
        var name = event.text("plugin");
        var instance = event.text("instance");
        if (!instance.isEmpty() && isName(name) && KnownModules.maySpeakIn(event.family(), name)) {
            plugin(name).ifPresent(plugin -> aboutItself(plugin, event, instance));
        }
    }

    private static boolean isName(String name) {
        try {
            ModuleName.requireName(name);
            return true;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    /** The plugin of this name; none when there are too many. */
    private Optional<WatchedPlugin> plugin(String name) {
        if (plugins.size() >= PLUGINS && !plugins.containsKey(name)) {
            return Optional.empty();
        }
        return Optional.of(plugins.computeIfAbsent(name, any -> new WatchedPlugin(name, started)));
    }

    private void aboutItself(WatchedPlugin plugin, SeenEvent event, String instance) {
        var time = event.time();
        switch (event.event()) {
            case Subjects.STARTED -> {
                var started = plugin.instance(instance, time);
                started.started(time, event.text("version"), event.text("build"));
                started.runsIn(event.text("host"));
            }
            case Subjects.STOPPING -> plugin.instance(instance, time).stops(time);
            case Subjects.HEARTBEAT -> beats(plugin, event, instance);
            case Subjects.COMMAND_HANDLED -> handled(plugin, event, instance, "");
            case Subjects.COMMAND_FAILED -> handled(plugin, event, instance, event.text("code"));
            case Subjects.DENIED ->
                plugin.report(new WatchedPlugin.Report("denied", time, instance, event.text("reason")));
            default -> {
                // Not about itself.
            }
        }
    }

    private void beats(WatchedPlugin plugin, SeenEvent event, String instance) {
        var checks = event.data()
                .path("health")
                .valueStream()
                .map(PluginBook::check)
                .limit(50)
                .toList();
        var heartbeat = new InstanceWatch.Heartbeat(
                event.time(),
                event.number("uptime_ms"),
                event.number("in_flight"),
                event.number("commands"),
                event.number("errors"),
                event.number("memory_mb"),
                checks);
        var beating = plugin.instance(instance, event.time());
        beating.beats(heartbeat, event.text("version"), event.text("build"));
        beating.runsIn(event.text("host"));
        if (plugin.name().equals(ModuleName.DATABASE_SERVICE.name())) {
            checks.stream()
                    .filter(check -> check.name().equals("database"))
                    .forEach(check -> database.told(!check.isDown(), event.time(), check.detail()));
        }
        if (plugin.name().equals(ModuleName.CYTUBE_CONNECTION.name())) {
            channels.heard(event);
        }
    }

    private static InstanceWatch.Check check(JsonNode check) {
        var data = check.path("data");
        var isReasonOnly = data.size() == 1 && data.path("reason").isTextual();
        var detail = isReasonOnly ? data.path("reason").textValue() : data.isEmpty() ? "" : BusJson.text(data);
        return new InstanceWatch.Check(
                check.path("name").asText("?"),
                check.path("status").asText("?"),
                detail.length() > 300 ? detail.substring(0, 300) + '…' : detail);
    }

    private void handled(WatchedPlugin plugin, SeenEvent event, String instance, String code) {
        plugin.instance(instance, event.time()).sign(event.time());
        plugin.actions().own(event, code, hasRoomForActions());
        if (!code.isEmpty()) {
            errors.add(plugin.name(), event, code);
        }
    }

    private boolean hasRoomForActions() {
        return plugins.values().stream()
                        .mapToInt(plugin -> plugin.actions().all().size())
                        .sum()
                < ACTIONS;
    }

    private void aboutAPlugin(SeenEvent event) {
        var name = event.text("plugin");
        if (!isName(name)
                || name.equals(ModuleName.ROSEY_CORE.name())
                || event.event().equals("started")
                || isDeniedToNoModule(event, name)) {
            return;
        }
        plugin(name)
                .ifPresent(plugin -> plugin.report(new WatchedPlugin.Report(
                        event.event(), event.time(), event.text("instance"), event.text("reason"))));
    }

    /** The server denies things to the supervisor and to operators too, who are no modules. */
    private boolean isDeniedToNoModule(SeenEvent event, String name) {
        return event.event().equals("denied") && !plugins.containsKey(name);
    }

    private void aboutTheDatabase(SeenEvent event) {
        switch (event.event()) {
            case "unavailable" -> database.told(false, event.time(), reasonOr(event, event.text("code")));
            case "recovered" -> database.told(true, event.time(), "");
            default -> {
                // Slow and refused statements are in the events.
            }
        }
    }

    private void aboutRouting(SeenEvent event) {
        var name = event.text("plugin");
        if (!isName(name)) {
            return;
        }
        switch (event.event()) {
            case "command_unanswered" -> {
                plugin(name).ifPresent(plugin -> plugin.unanswered(event.time()));
                errors.add(name, event, event.text("code"));
            }
            case "command_answered" ->
                plugin(name).ifPresent(plugin -> plugin.actions().told(event, event.text("code"), hasRoomForActions()));
            default -> {
                // About rosey-core itself.
            }
        }
    }

    private static String reasonOr(SeenEvent event, String otherwise) {
        var reason = event.text("reason");
        return reason.isEmpty() ? otherwise : reason;
    }

    /** An instance answered for itself. */
    void take(Service service, Instant now) {
        if (isName(service.name())) {
            plugin(service.name()).ifPresent(plugin -> plugin.answers(service, now));
        }
    }

    void excuse(Instant from, Instant until) {
        plugins.values().forEach(plugin -> plugin.excuse(from, until));
    }

    /** By name. */
    List<WatchedPlugin> plugins() {
        return plugins.values().stream()
                .sorted(Comparator.comparing(WatchedPlugin::name))
                .toList();
    }

    Optional<WatchedPlugin> find(String name) {
        return Optional.ofNullable(plugins.get(name));
    }

    ErrorBook errors() {
        return errors;
    }

    Dependency database() {
        return database;
    }

    /** The chat channels that were heard of, by name. */
    Map<String, Dependency> channels() {
        return channels.all();
    }
}
