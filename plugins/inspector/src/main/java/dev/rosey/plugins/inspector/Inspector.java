package dev.rosey.plugins.inspector;

import dev.rosey.plugin.RoseyPlugin;

/** The module. Its commands are in {@link InspectCommands}, its subjects in {@link Queries}. */
@RoseyPlugin(
        name = "inspector",
        token = "inspect",
        family = "inspector",
        description = "Tells operators what runs, what is wrong and why")
class Inspector {}
