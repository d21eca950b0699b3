package dev.rosey.plugins.trivia;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the bot says in the channel about a game, made from its events in order and nothing else: after a crash, feed it
 * the saved events and throw away what it says. A question takes three messages at most: the question, the hints, the
 * answer. When both hints were given, the answer is said in front of the next question.
 *
 * <p>For one thread at a time.
 */
final class Announcer {

    private static final int NAMED_SCORERS = 3;

    private final List<GameEvent.Scored> scored = new ArrayList<>();
    private GameEvent.@Nullable Started start;
    private @Nullable Question question;
    private GameEvent.@Nullable Asked lastAsked;
    private int hints;
    private String owed = "";

    /** The message for this event, at most {@link ChatText#LONGEST} UTF-16 units, or nothing. */
    Optional<String> say(GameEvent event) {
        Optional<String> text = switch (event) {
            case GameEvent.Started started -> started(started);
            case GameEvent.Replaced other -> replaced(other);
            case GameEvent.Asked asked -> Optional.of(asked(asked));
            case GameEvent.Guessed guessed -> Optional.empty();
            case GameEvent.Scored right -> scored(right);
            case GameEvent.Hinted hinted -> Optional.of(hinted(hinted));
            case GameEvent.VotedToSkip vote -> Optional.empty();
            case GameEvent.Closed closed -> closed(closed);
            case GameEvent.Paused paused -> paused(paused);
            case GameEvent.Resumed resumed -> Optional.of(resumed(resumed));
            case GameEvent.Finished finished -> Optional.of(finished(finished));
        };
        return text.map(said -> ChatText.fit(said, ChatText.LONGEST));
    }

    /** The open question once more, for those who may not have seen it. */
    String again() {
        GameEvent.Asked asked = Objects.requireNonNull(lastAsked, "no question was announced");
        return ChatText.fit(questionLine(asked.number(), open()), ChatText.LONGEST);
    }

    private Optional<String> started(GameEvent.Started event) {
        start = event;
        return Optional.empty();
    }

    private Optional<String> replaced(GameEvent.Replaced event) {
        start = game().with(event);
        return Optional.empty();
    }

    private String asked(GameEvent.Asked event) {
        Question asked = game().questions().get(event.number() - 1);
        String front = owed;
        owed = "";
        scored.clear();
        hints = 0;
        question = asked;
        lastAsked = event;
        return front + questionLine(event.number(), asked);
    }

    private String questionLine(int number, Question asked) {
        StringBuilder line = new StringBuilder("❓ ")
                .append(number)
                .append('/')
                .append(game().questions().size())
                .append(" · ")
                .append(asked.category())
                .append(" · ")
                .append(ChatText.points(asked.difficulty().worth()))
                .append(": ")
                .append(asked.text());
        for (int i = 0; i < asked.options().size(); i++) {
            line.append(' ')
                    .append((char) ('a' + i))
                    .append(") ")
                    .append(asked.options().get(i));
        }
        return line.toString();
    }

    private Optional<String> scored(GameEvent.Scored event) {
        scored.add(event);
        return Optional.empty();
    }

    private String hinted(GameEvent.Hinted event) {
        hints++;
        return "💡 Hint " + event.hint() + ": " + event.text();
    }

    private Optional<String> closed(GameEvent.Closed event) {
        boolean last = event.number() >= game().questions().size();
        if (hints < Hints.MOST || last) {
            return Optional.of(reveal(event.reason()));
        }
        owed = shortReveal() + " ";
        return Optional.empty();
    }

    private String reveal(CloseReason reason) {
        String answer = open().answer();
        String text = switch (reason) {
            case ANSWERED -> winners(answer);
            case TIMEOUT -> "⌛ Time! It was " + answer + ".";
            case SKIPPED -> scored.isEmpty() ? "⏭ Skipped. It was " + answer + "." : "⏭ Skipped. " + winners(answer);
            case VOIDED -> "🌧 That question does not count. It was " + answer + ".";
        };
        String explained = text + " " + open().explanation();
        boolean fits = !open().explanation().isEmpty() && explained.length() <= ChatText.LONGEST;
        return fits ? explained : text;
    }

    private String winners(String answer) {
        if (scored.size() == 1) {
            GameEvent.Scored only = scored.getFirst();
            return "✅ " + ChatText.sentence(answer) + "! " + only.player() + " had it in "
                    + ChatText.seconds(only.elapsed()) + " and gets " + ChatText.points(only.points()) + streak(only)
                    + ".";
        }
        String names = scored.stream()
                .limit(NAMED_SCORERS)
                .map(right -> right.player() + " " + ChatText.seconds(right.elapsed()) + " +" + right.points())
                .collect(Collectors.joining(", "));
        int more = scored.size() - NAMED_SCORERS;
        return "✅ " + ChatText.sentence(answer) + "! " + names + (more > 0 ? " and " + more + " more" : "") + ".";
    }

    private static String streak(GameEvent.Scored right) {
        return right.streak() > 2 ? " – " + right.streak() + " in a row" : "";
    }

    private String shortReveal() {
        String answer = open().answer();
        if (scored.isEmpty()) {
            return "⌛ It was " + answer + ".";
        }
        GameEvent.Scored first = scored.getFirst();
        int more = scored.size() - 1;
        return "✅ " + ChatText.sentence(answer) + " – " + first.player() + ", " + ChatText.seconds(first.elapsed())
                + ", +" + first.points() + (more > 0 ? ", " + more + " more" : "") + ".";
    }

    private static Optional<String> paused(GameEvent.Paused event) {
        return event.hold().isOutage()
                ? Optional.empty()
                : Optional.of("⏸ " + event.by() + " paused the game. The clock stands; go and get popcorn.");
    }

    private String resumed(GameEvent.Resumed event) {
        Duration left = Duration.between(event.at(), event.due());
        String front = event.hold().isOutage() ? "📡 I could not hear you for a moment." : "▶ And on we go!";
        return question == null || left.compareTo(game().rules().answerTime()) > 0
                ? front
                : front + " Still " + ChatText.seconds(left) + ".";
    }

    private String finished(GameEvent.Finished event) {
        String revealed = owed;
        owed = "";
        return revealed + result(event);
    }

    private static String result(GameEvent.Finished event) {
        String front = switch (event.reason()) {
            case COMPLETED -> "🏁 That's the game.";
            case STOPPED -> "🛑 Game stopped.";
            case ABANDONED -> "😴 Nobody there? Then I'll stop here.";
        };
        List<Score> winners = winners(event.scores());
        if (winners.isEmpty()) {
            return front + " No points this time – well tried!";
        }
        String names = winners.stream().map(Score::player).collect(Collectors.joining(" and "));
        String verb = winners.size() == 1 ? " wins with " : " share it with ";
        String others = event.scores().stream()
                .skip(winners.size())
                .map(score -> score.player() + " " + score.points())
                .collect(Collectors.joining(", "));
        return front + " 🏆 " + names + verb
                + ChatText.points(winners.getFirst().points()) + "!"
                + (others.isEmpty() ? "" : " Then " + others + ".");
    }

    /**
     * That a game begins, and how to answer.
     *
     * @param howTo says that
     */
    static String opening(GameEvent.Started start, String howTo) {
        Rules rules = start.rules();
        String questions = rules.questions() == 1 ? "1 question" : rules.questions() + " questions";
        String scoring =
                rules.mode() == Mode.FIRST ? "the first right answer scores" : "everybody scores, fast ones more";
        return String.format(
                Locale.ROOT,
                "🎬 %s starts a game of trivia: %s, %d s each, %s. %s",
                start.startedBy(),
                questions,
                rules.answerTime().toSeconds(),
                scoring,
                howTo);
    }

    /**
     * That a single question follows.
     *
     * @param howTo says how to answer
     */
    static String one(GameEvent.Started start, String howTo) {
        return "🎬 One question, " + start.rules().answerTime().toSeconds() + " s. " + howTo;
    }

    /** Those with the most points; a player with no points wins nothing. */
    static List<Score> winners(List<Score> ranking) {
        int most = ranking.stream().mapToInt(Score::points).max().orElse(0);
        return ranking.stream()
                .filter(score -> most > 0 && score.points() == most)
                .toList();
    }

    private GameEvent.Started game() {
        return Objects.requireNonNull(start, "no game was announced");
    }

    private Question open() {
        return Objects.requireNonNull(question, "no question was announced");
    }
}
