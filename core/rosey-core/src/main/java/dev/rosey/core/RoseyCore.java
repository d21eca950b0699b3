package dev.rosey.core;

import dev.rosey.bus.Manifest;
import dev.rosey.plugin.RoseyPlugin;

/** The core service: routing, help, and knowing who is there. */
@RoseyPlugin(
        name = "rosey-core",
        token = {"rosey", "plugin"},
        family = {"rosey", "plugin"},
        database = "rosey-core",
        kind = Manifest.Kind.SERVICE,
        description = "Routes chat commands to plugins and helps")
class RoseyCore {}
