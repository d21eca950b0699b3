package dev.rosey.plugins.llmtrivia;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.Command;
import dev.rosey.plugin.PluginContext;
import dev.rosey.plugin.RoseyPlugin;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Questions of a model: one in chat, and those that trivia's games ask for. */
@RoseyPlugin(
        name = "llm-trivia",
        token = "llmtrivia",
        family = "llmtrivia",
        database = "llm-trivia",
        description = "Questions and heckles from a language model, on a leash",
        calls = {"trivia.ask", "chat.media", "chat.users"})
class LlmTrivia {

    /** What models may take, so that there is time left to ask from the packs, within ten seconds in all. */
    static final Duration WORK = Duration.ofMillis(8_300);

    static final Duration ANSWER = Duration.ofMillis(9_500);

    static final ErrorCode BUDGET_EXHAUSTED = ErrorCode.user("BUDGET_EXHAUSTED", 429);

    private static final String ANYTHING = "film";
    private static final Set<String> DIFFICULTIES = Set.of("easy", "medium", "hard");

    private final QuestionMaker maker;
    private final TriviaDoor trivia;
    private final NowPlaying playing;
    private final Games games;
    private final ModelDesk desk;
    private final Reports reports;
    private final PluginContext context;
    private final Set<String> thinking = ConcurrentHashMap.newKeySet();

    @Inject
    LlmTrivia(
            QuestionMaker maker,
            TriviaDoor trivia,
            NowPlaying playing,
            Games games,
            ModelDesk desk,
            Reports reports,
            PluginContext context) {
        this.maker = maker;
        this.trivia = trivia;
        this.playing = playing;
        this.games = games;
        this.desk = desk;
        this.reports = reports;
        this.context = context;
    }

    /** What trivia wants a question about. */
    record Wish(@Nullable String topic, @Nullable String difficulty) {}

    @Command(
            action = "ask",
            phrase = "llmtrivia",
            usage = "llmtrivia [topic]",
            help = "Asks one question about what plays, or about the topic",
            cooldown = "PT20S",
            timeout = "PT12S")
    CommandReply ask(CommandRequest request) {
        if (games.runIn(request.channel())) {
            throw new RoseyException(ErrorCode.CONFLICT, "a game runs").withChatText(Excuses.GAME_RUNS);
        }
        if (!thinking.add(request.channel())) {
            throw new RoseyException(ErrorCode.CONFLICT, "a question is being made").withChatText(Excuses.THINKING);
        }
        try {
            return asked(request, Topic.of(request.args()), Deadline.in(ANSWER, context.clock()));
        } finally {
            thinking.remove(request.channel());
        }
    }

    private CommandReply asked(CommandRequest request, Topic topic, Deadline until) {
        try {
            return trivia.askThis(request, made(request, topic, null), until);
        } catch (NoAnswerException none) {
            return trivia.askFromPacks(request, like(request, topic), Excuses.beforePack(none.reason()), until);
        }
    }

    private String like(CommandRequest request, Topic topic) {
        return topic.text().isEmpty()
                ? playing.in(request.channel()).map(Media::shownTitle).orElse(ANYTHING)
                : topic.text();
    }

    @Command(action = "source", timeout = "PT12S")
    CommandReply source(CommandRequest request) {
        Wish wish = wish(request.args());
        try {
            var topic = Topic.of(wish.topic() == null ? "" : wish.topic());
            return CommandReply.text("").withData(made(request, topic, wish.difficulty()));
        } catch (NoAnswerException none) {
            throw new RoseyException(codeOf(none.reason()), String.valueOf(none.getMessage()))
                    .withChatText(Excuses.noRiff(none.reason()));
        }
    }

    /** What the bus reads when no model helps. */
    static ErrorCode codeOf(NoAnswerException.Reason reason) {
        return reason == NoAnswerException.Reason.BUDGET ? BUDGET_EXHAUSTED : ErrorCode.UNAVAILABLE;
    }

    private static Wish wish(String args) {
        Wish wish = BusJson.read(
                args.isBlank() ? new byte[] {'{', '}'} : args.getBytes(StandardCharsets.UTF_8), Wish.class);
        String difficulty = wish.difficulty() == null ? null : wish.difficulty().toLowerCase(Locale.ROOT);
        return new Wish(wish.topic(), difficulty != null && DIFFICULTIES.contains(difficulty) ? difficulty : null);
    }

    private Map<String, Object> made(CommandRequest request, Topic topic, @Nullable String difficulty) {
        if (desk.chain().isEmpty()) {
            throw new NoAnswerException(NoAnswerException.Reason.NO_MODEL, "no provider");
        }
        var errand = new Errand(request, Deadline.in(WORK, context.clock()));
        try {
            return TimeLimit.within(WORK, () -> {
                var subject = Subject.of(topic, playing.in(request.channel()), desk.facts());
                return maker.make(errand, subject, difficulty);
            });
        } catch (NoAnswerException none) {
            reports.failed(errand, none);
            throw none;
        } catch (TimeoutException late) {
            throw new NoAnswerException(NoAnswerException.Reason.NOBODY, "not within " + WORK);
        }
    }
}
