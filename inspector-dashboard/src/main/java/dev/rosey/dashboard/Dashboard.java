package dev.rosey.dashboard;

import dev.rosey.bus.Manifest;
import dev.rosey.plugin.RoseyPlugin;

/** The module. What it asks of others is in {@link Bus}. */
@RoseyPlugin(
        name = "inspector-dashboard",
        family = "dashboard",
        kind = Manifest.Kind.SERVICE,
        description = "Shows over HTTP what the inspector knows")
class Dashboard {}
