package dev.rosey.plugins.trivia;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** One game under virtual time, with everything that happened in it and everything that was said. */
final class GameTable {

    static final Instant START = Instant.parse("2026-01-01T20:00:00Z");
    private static final Judge JUDGE = new Judge(Vocabulary.of(List.of()));

    final List<GameEvent> events = new ArrayList<>();
    final List<String> said = new ArrayList<>();
    private final Announcer announcer = new Announcer();
    private Game game;
    private Instant now = START;
    private Optional<Instant> wakeUp = Optional.of(START);

    GameTable(Rules rules, List<Question> questions) {
        game = Game.start(new GameEvent.Started(START, "game-1", "movienight", "Host", rules, questions), JUDGE);
        take(game.tick(now));
    }

    /** Text questions whose answers are casablanca0, casablanca1 …, easy, medium, hard and so on in turn. */
    static List<Question> questions(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Question(
                        "q" + i,
                        "Film",
                        List.of(Difficulty.EASY, Difficulty.MEDIUM, Difficulty.HARD)
                                .get(i % 3),
                        Kind.TEXT,
                        "Which film is number " + i + "?",
                        answer(i + 1),
                        List.of(),
                        List.of(),
                        List.of(),
                        "",
                        "the test"))
                .toList();
    }

    /** The answer of question {@code number} of {@link #questions}. */
    static String answer(int number) {
        return "Casablanca " + (number + 100);
    }

    static Rules rules(Mode mode, int questions) {
        return new Rules(mode, questions, Duration.ofSeconds(30), Duration.ofSeconds(4));
    }

    /** Lets time pass, waking the game whenever it asked for it. */
    GameTable pass(Duration time) {
        Instant until = now.plus(time);
        while (wakeUp.isPresent() && !wakeUp.get().isAfter(until)) {
            now = wakeUp.get().isBefore(now) ? now : wakeUp.get();
            take(game.tick(now));
        }
        now = until;
        return this;
    }

    GameTable seconds(double seconds) {
        return pass(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    /** Time passes, but the game is not woken: its process stands still. */
    void freeze(Duration time) {
        now = now.plus(time);
    }

    Outcome guess(String player, String text) {
        return handle(new GameCommand.Guess(player, text));
    }

    /** The right answer of the open question. */
    Outcome right(String player) {
        return guess(player, game.state().question().answer());
    }

    Outcome handle(GameCommand command) {
        Step step = game.handle(command, now);
        take(step);
        return step.outcome();
    }

    /** The process is killed and another one rebuilds the game from what was saved. */
    void crash() {
        game = Game.replay(events.stream().filter(GameEvent::lasting).toList(), JUDGE);
        take(game.handle(new GameCommand.Recover(), now));
    }

    GameState state() {
        return game.state();
    }

    GameState replayed() {
        return Game.replay(events, JUDGE).state();
    }

    Optional<Instant> wakeUp() {
        return wakeUp;
    }

    Instant now() {
        return now;
    }

    boolean over() {
        return game.state().clock().phase() == Clock.Phase.OVER;
    }

    <E extends GameEvent> List<E> all(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <E extends GameEvent> E last(Class<E> type) {
        return all(type).getLast();
    }

    int points(String player) {
        return game.state().table().of(player).points();
    }

    private void take(Step step) {
        events.addAll(step.events());
        step.events().forEach(event -> announcer.say(event).ifPresent(said::add));
        wakeUp = step.wakeUp();
    }
}
