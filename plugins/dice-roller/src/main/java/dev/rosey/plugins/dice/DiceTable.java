package dev.rosey.plugins.dice;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;

/**
 * Where everybody rolls: takes what stands behind {@code roll} and {@code flip} and answers it. Any thread may call
 * it, if any may use the generator. Odds are calculated one at a time, because each may take some ten megabytes; who is
 * interrupted while waiting for that gets a {@link CancellationException}.
 */
final class DiceTable {
    private static final String ROLL = "roll";
    private static final String ODDS = "roll odds";
    private static final String FLIP = "flip";

    private final String prefix;
    private final RandomGenerator random;
    private final IntSupplier mostDice;
    private final Roller roller;
    private final LastRolls lastRolls = new LastRolls();
    private final ReentrantLock calculating = new ReentrantLock();

    /**
     * @param prefix what commands begin with
     * @param random must be safe to use by several threads at once
     * @param mostDice how many dice a roll may have; asked at each roll
     */
    DiceTable(String prefix, RandomGenerator random, IntSupplier mostDice) {
        this.prefix = prefix;
        this.random = random;
        this.mostDice = mostDice;
        this.roller = new Roller(random);
    }

    /** @param arguments notation with an optional label, {@code odds} and notation, {@code again} or {@code help} */
    Answer roll(String channel, String user, String arguments) {
        String trimmed = arguments.strip();
        return switch (firstWord(trimmed)) {
            case "help" -> new Answer.Told(help());
            case "again" -> again(channel, user);
            case "odds" -> reading(ODDS, trimmed.substring("odds".length()), arguments, this::odds);
            default -> reading(ROLL, arguments, arguments, text -> rolled(channel, user, allowed(Notation.read(text))));
        };
    }

    /** @param arguments how many coins, one if it does not say; a label may follow */
    Answer flip(String user, String arguments) {
        return reading(FLIP, arguments, arguments, text -> Coins.read(text).flip(user, random));
    }

    private String help() {
        return "🎲 " + prefix + "roll 2d6+3 fire · 4d6kh3 keep, dl1 drop · 2d6! explode · 4d6r<2 reroll · 8d6mi2 ·"
                + " 10d10>=8f1 successes · {4d6, 3d8}kh1 · d20 adv · d% dF · 6#4d6kh3 repeat · floor(7/2) · " + prefix
                + "roll odds 2d6 >= 7 · " + prefix + "roll again · " + prefix + "flip 3";
    }

    private static String firstWord(String text) {
        int end = 0;
        while (end < text.length() && !Cursor.isSpace(text.charAt(end))) {
            end++;
        }
        return text.substring(0, end).toLowerCase(Locale.ROOT);
    }

    private Answer again(String channel, String user) {
        Optional<Expression> last = lastRolls.of(channel, user);
        if (last.isEmpty()) {
            return new Answer.NothingYet(
                    "You have not rolled anything here yet, " + user + ". Try " + prefix + "roll 2d6");
        }
        return rolled(channel, user, last.get());
    }

    private Expression allowed(Expression expression) {
        int most = mostDice.getAsInt();
        if (expression.diceCount() > most) {
            throw new Cursor(expression.text())
                    .tooMuch(
                            0,
                            expression.diceCount() + " dice",
                            "at most " + most + " dice",
                            "that is " + expression.diceCount() + " dice, and " + most + " is the most here");
        }
        return expression;
    }

    private Answer rolled(String channel, String user, Expression expression) {
        Roll roll = roller.roll(expression);
        lastRolls.remember(channel, user, expression);
        return Answer.Rolled.of(user, roll);
    }

    private Answer odds(String text) {
        Expression expression = Notation.readForOdds(text);
        awaitTurn();
        try {
            Odds odds = Odds.of(expression, random);
            return new Answer.Calculated(OddsText.of(odds), odds);
        } finally {
            calculating.unlock();
        }
    }

    /** Whoever is interrupted while waiting has been answered already, and nothing is calculated for nobody. */
    private void awaitTurn() {
        try {
            calculating.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting to calculate odds");
        }
    }

    /** @param typed all arguments, of which {@code text} is the end; positions are about these */
    private Answer reading(String phrase, String text, String typed, Function<String, Answer> reader) {
        try {
            return reader.apply(text);
        } catch (NotationException problem) {
            int offset = typed.stripTrailing().length() - text.stripTrailing().length();
            String told = phrase.equals(FLIP)
                    ? Coins.refusal(prefix, text, problem)
                    : ProblemText.of(prefix, phrase, text, problem);
            return new Answer.Refused(told, problem.movedBy(Math.max(0, offset)));
        }
    }
}
