package dev.rosey.plugins.trivia;

import dev.rosey.plugin.PluginSettings;
import dev.rosey.plugin.Setting;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;

/** What holds in channels that have no settings of their own. */
@PluginSettings
record TriviaSettings(
        @Setting(value = "10", doc = "Questions of a game, 1 to 50")
        int questions,

        @Setting(value = "30s", doc = "How long a question is open, 5 s to 5 min")
        Duration answerTime,

        @Setting(value = "4s", doc = "How long it is from an answer to the next question, at most 1 min")
        Duration pause,

        @Setting(value = "first", doc = "Who scores: first (the first right answer) or all (everybody in time)")
        Mode mode,

        @Setting(
                value = "letters",
                doc = "What counts as an answer without a command: off, letters (a to d at choice questions), all")
        Bare bare,

        @Setting(value = "UTC", doc = "The time zone of daily and weekly boards, for example Europe/Berlin")
        ZoneId timeZone,

        @Setting(value = "false", doc = "Whether to play without statistics while the database is away")
        boolean offline,

        @Setting(value = "", doc = "A folder with packs of your own, *.yaml; empty for none")
        String packs,

        @Setting(
                value = "false",
                doc = "Whether to fetch questions of the Open Trivia Database (CC BY-SA 4.0) after the start")
        boolean opentdb,

        @Setting(value = "200", doc = "How many questions to fetch from it at most")
        int opentdbQuestions,

        @Setting(value = "https://opentdb.com", doc = "Where it is")
        URI opentdbUrl) {

    /** Refuses what makes no game. */
    TriviaSettings {
        Rules checked = new Rules(mode, questions, answerTime, pause);
        questions = checked.questions();
    }
}
