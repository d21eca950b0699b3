package dev.rosey.plugins.llmtrivia;

import dev.rosey.plugin.PluginSettings;
import dev.rosey.plugin.Setting;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What an operator may change while the plugin runs. Days are those of UTC; money is in the currency of the prices. */
@PluginSettings
record LlmSettings(
        @Setting(value = "8s", doc = "How long one call of a model may take, 100 ms to 8 s")
        Duration callTimeout,

        @Setting(value = "500", doc = "How many tokens a model may answer with, 100 to 4000")
        int answerTokens,

        @Setting(value = "200", doc = "Calls of models in a day")
        int requestsPerDay,

        @Setting(value = "100", doc = "Calls of models in a day for one channel")
        int requestsPerChannel,

        @Setting(value = "40", doc = "Calls of models in a day for one user")
        int requestsPerUser,

        @Setting(value = "600000", doc = "Tokens in a day, those that a call under way can still use included")
        long tokensPerDay,

        @Setting(value = "300000", doc = "Tokens in a day for one channel")
        long tokensPerChannel,

        @Setting(value = "120000", doc = "Tokens in a day for one user")
        long tokensPerUser,

        @Setting(value = "1.00", doc = "Money in a day, of providers with prices")
        double moneyPerDay,

        @Setting(value = "0.50", doc = "Money in a day for one channel")
        double moneyPerChannel,

        @Setting(value = "0.20", doc = "Money in a day for one user")
        double moneyPerUser,

        @Setting(value = "6", doc = "Heckles in an hour for one channel that switched them on")
        int riffsPerHour,

        @Setting(
                value = "",
                doc = "Words that no text of a model may hold, beside the bundled ones; a star takes every ending")
        List<String> blockWords,

        @Setting(value = "false", doc = "Whether events carry the texts of questions and heckles")
        boolean eventTexts) {

    private static final Duration LONGEST_CALL = Duration.ofSeconds(8);
    private static final double MOST_MONEY = 1_000_000;

    LlmSettings {
        if (callTimeout.compareTo(Duration.ofMillis(100)) < 0 || callTimeout.compareTo(LONGEST_CALL) > 0) {
            throw new IllegalArgumentException("call-timeout is 100 ms to 8 s");
        }
        if (answerTokens < 100 || answerTokens > 4000) {
            throw new IllegalArgumentException("answer-tokens is 100 to 4000");
        }
        boolean negative = LongStream.of(
                        requestsPerDay,
                        requestsPerChannel,
                        requestsPerUser,
                        tokensPerDay,
                        tokensPerChannel,
                        tokensPerUser,
                        riffsPerHour)
                .anyMatch(limit -> limit < 0);
        boolean noMoney = Stream.of(moneyPerDay, moneyPerChannel, moneyPerUser)
                .anyMatch(amount -> !(amount >= 0 && amount <= MOST_MONEY));
        if (negative || noMoney) {
            throw new IllegalArgumentException("a limit is not negative, and money at most a million");
        }
        blockWords = blockWords.stream()
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The limits of the day, a channel and a user: for requests, then tokens, then money in millionths. */
    List<Long> limits() {
        return List.of(
                (long) requestsPerDay,
                (long) requestsPerChannel,
                (long) requestsPerUser,
                tokensPerDay,
                tokensPerChannel,
                tokensPerUser,
                Price.millionths(moneyPerDay),
                Price.millionths(moneyPerChannel),
                Price.millionths(moneyPerUser));
    }
}
