package dev.rosey.plugins.trivia;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.Command;
import dev.rosey.plugin.PluginBean;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The commands that begin a game: for whoever types them, and for another module that has a question to ask. */
@PluginBean
class StartCommands {

    private static final String FROM_MODEL = " 🤖 A language model asks, so take it with a grain of salt.";
    private static final String FROM_PACKS = " 🤖 I can't think of any myself right now, so they are from my packs.";

    private final Opening opening;
    private final Rooms rooms;
    private final SettingsBook settings;
    private final Catalog catalog;
    private final Muse muse;

    @Inject
    StartCommands(Opening opening, Rooms rooms, SettingsBook settings, Catalog catalog, Muse muse) {
        this.opening = opening;
        this.rooms = rooms;
        this.settings = settings;
        this.catalog = catalog;
        this.muse = muse;
    }

    @Command(
            phrase = "trivia start",
            usage = "trivia start [questions] [category] [easy|medium|hard] [first|all] [llm]",
            help = "Starts a game",
            timeout = "PT15S",
            owned = true)
    CommandReply start(CommandRequest request) {
        StartRequest wanted = wanted(request);
        GameEvent.Started game = wanted.model() ? startWithModel(request, wanted) : startFromPacks(request, wanted);
        return CommandReply.text("")
                .withData(Map.of(
                        "game_id", game.gameId(), "questions", game.questions().size()));
    }

    private StartRequest wanted(CommandRequest request) {
        try {
            return StartRequest.read(
                    request.args(), settings.newest(request.channel()).rules());
        } catch (IllegalArgumentException e) {
            throw new RoseyException(ErrorCode.BAD_REQUEST, String.valueOf(e.getMessage()))
                    .withChatText("A game has 1 to " + Rules.MOST_QUESTIONS + " questions.");
        }
    }

    private GameEvent.Started startFromPacks(CommandRequest request, StartRequest wanted) {
        return opening.start(
                request.channel(),
                new Wish(
                        request.user().name(),
                        wanted.rules(),
                        (asked, notAsked) -> catalog.pick(wanted, asked, notAsked),
                        start -> Announcer.opening(start, howTo(request))));
    }

    private GameEvent.Started startWithModel(CommandRequest request, StartRequest wanted) {
        if (rooms.find(request.channel()).isPresent()) {
            throw rooms.alreadyRunning(request.channel());
        }
        Optional<Question> first = muse.think(request, wanted);
        String from = first.isPresent() ? FROM_MODEL : FROM_PACKS;
        GameEvent.Started game = opening.start(
                request.channel(),
                new Wish(
                        request.user().name(),
                        wanted.rules(),
                        (asked, notAsked) -> begunBy(first, catalog.pickNear(wanted, asked, notAsked), notAsked),
                        start -> Announcer.opening(start, howTo(request)) + from));
        if (first.isPresent()) {
            rooms.find(request.channel()).ifPresent(room -> muse.accompany(room, request, wanted));
        }
        return game;
    }

    private String howTo(CommandRequest request) {
        return settings.of(request.channel()).bare().howTo(rooms.prefix());
    }

    private static List<Question> begunBy(Optional<Question> first, List<Question> others, Set<String> notAsked) {
        List<Question> questions = new ArrayList<>(others);
        first.filter(question -> !notAsked.contains(question.id())).ifPresent(question -> questions.set(0, question));
        return questions;
    }

    /**
     * Asks one question that another module hands over as JSON, a {@link GivenQuestion}, or one of the packs that has to do
     * with a title.
     */
    @Command(help = "Asks one question that another module brings", owned = true)
    CommandReply ask(CommandRequest request) {
        GivenQuestion given = BusJson.convert(
                BusJson.readObject(request.args().getBytes(StandardCharsets.UTF_8)), GivenQuestion.class);
        Optional<Question> brought = given.isWish() ? Optional.empty() : Optional.of(given.toQuestion());
        GameEvent.Started game = opening.start(
                request.channel(),
                new Wish(
                        request.user().name(),
                        settings.newest(request.channel()).rules().with(1),
                        (asked, notAsked) -> one(given, brought, asked, notAsked),
                        start -> Announcer.one(start, howTo(request))));
        return CommandReply.text("")
                .withData(Map.of(
                        "game_id", game.gameId(),
                        "question_id", game.questions().getFirst().id(),
                        "from", given.isWish() ? "packs" : "llm"));
    }

    private List<Question> one(
            GivenQuestion given, Optional<Question> brought, List<String> asked, Set<String> notAsked) {
        return brought
                .filter(question -> !notAsked.contains(question.id()))
                .or(() ->
                        given.isWish() ? catalog.like(String.valueOf(given.like()), asked, notAsked) : Optional.empty())
                .stream()
                .toList();
    }
}
