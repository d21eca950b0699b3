package dev.rosey.plugins.trivia;

import dev.rosey.plugin.RoseyPlugin;

/** What trivia is called on the bus; it has no commands yet. */
@RoseyPlugin(
        name = "trivia",
        token = "trivia",
        family = "trivia",
        database = "trivia",
        description = "Trivia games that a crash cannot spoil.")
final class TriviaPlugin {}
