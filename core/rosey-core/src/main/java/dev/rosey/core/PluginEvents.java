package dev.rosey.core;

import dev.rosey.plugin.Event;

/** What rosey-core publishes about plugins, and about lines that it could not route. */
sealed interface PluginEvents {

    @Event("plugin.started")
    record Started(String plugin, String instance, String version, String reason) implements PluginEvents {}

    @Event("plugin.stopped")
    record Stopped(String plugin, String instance, String version, String reason) implements PluginEvents {}

    @Event("plugin.loaded")
    record Loaded(String plugin, String instance, String version, String reason) implements PluginEvents {}

    @Event("plugin.crashed")
    record Crashed(String plugin, String instance, String version, String reason) implements PluginEvents {}

    @Event("plugin.restarted")
    record Restarted(String plugin, String instance, String version, String reason) implements PluginEvents {}

    @Event("plugin.quarantined")
    record Quarantined(String plugin, String instance, String version, String reason) implements PluginEvents {}

    /** An operator switched it off. */
    @Event("plugin.disabled")
    record Disabled(String plugin, String instance, String version, String reason) implements PluginEvents {}

    /** An operator switched it on, or gives it another chance. */
    @Event("plugin.enabled")
    record Enabled(String plugin, String instance, String version, String reason) implements PluginEvents {}

    @Event("plugin.reloaded")
    record Reloaded(String plugin, String instance, String version, String reason) implements PluginEvents {}

    @Event("plugin.reload_failed")
    record ReloadFailed(String plugin, String instance, String version, String reason) implements PluginEvents {}

    @Event("plugin.conflict")
    record Conflict(String plugin, String instance, String version, String reason) implements PluginEvents {}

    /** The value is not told: it may be nobody's business. */
    @Event("plugin.settings_changed")
    record SettingsChanged(String plugin, String setting, String by) implements PluginEvents {}

    /**
     * How long somebody waited for the answer of a plugin that does not tell it itself.
     *
     * @param code why it failed, or empty
     */
    @Event("rosey.command_answered")
    record Answered(String plugin, String action, String channel, long durationUs, String code)
            implements PluginEvents {}

    /** A command that got no usable answer: the plugin is down, slow or wrong. */
    @Event("rosey.command_unanswered")
    record Unanswered(String plugin, String action, String channel, String code, String message, String traceId)
            implements PluginEvents {}
}
