package dev.rosey.plugins.llmtrivia;

import dev.rosey.plugin.OnEvent;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** In which channels a trivia game runs, as far as it was heard. Any thread may call. */
@PluginBean
class Games {

    /** A game of which nothing was heard for so long is one whose end was not heard. */
    private static final Duration SILENCE = Duration.ofMinutes(30);

    private final Map<String, Instant> heard = new ConcurrentHashMap<>();
    private final PluginContext context;

    @Inject
    Games(PluginContext context) {
        this.context = context;
    }

    /** What trivia's events have in common. */
    record Game(String channel) {}

    @OnEvent("trivia.game_started")
    void started(Game game) {
        heard.put(game.channel(), context.clock().instant());
    }

    @OnEvent("trivia.question_asked")
    void goesOn(Game game) {
        heard.put(game.channel(), context.clock().instant());
    }

    @OnEvent("trivia.game_finished")
    void finished(Game game) {
        heard.remove(game.channel());
    }

    boolean runIn(String channel) {
        Instant last = heard.get(channel);
        return last != null && context.clock().instant().isBefore(last.plus(SILENCE));
    }
}
