package dev.rosey.plugins.dice;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the modifiers behind one dice term or group.
 *
 * <p>A word behind a space may be a modifier or begin a label: it is a modifier only if all of it reads as modifiers
 * and it is more than a bare letter, so that {@code 2d20 kh} keeps a die and {@code 1d20 dex save} has a label.
 */
final class ModifierReader {
    private final Cursor in;
    private final NumberReader numbers;
    private final ModifierAhead ahead;
    private final @Nullable Die die;
    /** Whether a comparison at the end of the text is left for the caller. */
    private final boolean sparesLastComparison;

    private final List<Comparison> rerollsOnce = new ArrayList<>(0);
    private final List<Comparison> rerolls = new ArrayList<>(0);
    private final List<Selection> selections = new ArrayList<>(1);
    private int least = Integer.MIN_VALUE;
    private int most = Integer.MAX_VALUE;
    private @Nullable Explosion explosion;
    private @Nullable Comparison filter;
    private @Nullable Comparison success;
    private @Nullable Comparison failure;
    private @Nullable Keyword advantage;
    private int advantageAt;
    private boolean any;

    /** @param die the die that is modified, or null for a group */
    ModifierReader(Cursor in, NumberReader numbers, @Nullable Die die, boolean sparesLastComparison) {
        this.in = in;
        this.numbers = numbers;
        this.ahead = new ModifierAhead(in, numbers);
        this.die = die;
        this.sparesLastComparison = sparesLastComparison;
    }

    /** Advantage or disadvantage, if either was read. */
    @Nullable
    Keyword advantage() {
        return advantage;
    }

    /** Where that stands in the text. */
    int advantageAt() {
        return advantageAt;
    }

    DiceRules read() {
        while (one()) {
            any = true;
        }
        if (!any) {
            return DiceRules.NONE;
        }
        return new DiceRules(rerollsOnce, rerolls, least, most, explosion, filter, selections, success, failure);
    }

    private boolean one() {
        int start = in.position();
        in.skipSpaces();
        boolean spaced = in.position() > start;
        if (comparison() || explosion() || word(spaced)) {
            return true;
        }
        in.moveTo(start);
        return false;
    }

    private boolean comparison() {
        int start = in.position();
        if (success != null || !numbers.isRelationNext()) {
            return false;
        }
        if (die == null && !ahead.isNumberBehindRelation(start)) {
            return false;
        }
        Comparison read = numbers.comparison();
        if (sparesLastComparison && ahead.isTheLast()) {
            in.moveTo(start);
            return false;
        }
        success = read;
        return true;
    }

    private boolean explosion() {
        int start = in.position();
        if (numbers.isRelationNext() || !in.accept('!')) {
            return false;
        }
        boolean compound = in.accept('!');
        boolean penetrating = in.peek() == 'p' && !Cursor.isLetter(in.at(in.position() + 1)) && in.accept('p');
        explode(start, compound, penetrating);
        return true;
    }

    private void explode(int start, boolean compound, boolean penetrating) {
        Die exploding = needsDice(start, "Only dice explode");
        if (explosion != null) {
            throw repeated(start, "explodes");
        }
        Comparison on = optionalComparison(start, exploding.highest());
        explosion = new Explosion(start, compound, penetrating, on);
    }

    private boolean word(boolean spaced) {
        Keyword keyword = Keyword.at(in, in.position());
        if (keyword == null || (spaced && !ahead.isModifierWord(in.position()))) {
            return false;
        }
        int start = in.position();
        boolean lacksComparison = keyword.argument() == Keyword.Argument.COMPARISON && !ahead.hasArgument(start + 1);
        if (lacksComparison || (keyword == Keyword.FAILURE && success == null && spaced)) {
            return false;
        }
        in.moveTo(start + keyword.wordAt(in, start).length());
        modify(keyword, start);
        return true;
    }

    private void modify(Keyword keyword, int start) {
        switch (keyword) {
            case KEEP, KEEP_HIGHEST, KEEP_LOWEST, DROP, DROP_HIGHEST, DROP_LOWEST -> select(keyword, start);
            case DISCARD -> discard(start);
            case REROLL -> rerolls.add(reroll(start));
            case REROLL_ONCE -> rerollsOnce.add(reroll(start));
            case EXPLODE -> explode(start, false, false);
            case LEAST, MOST -> clamp(keyword, start);
            case FAILURE -> fail(start);
            case ADVANTAGE, DISADVANTAGE -> {
                needsDice(start, "Only a die has advantage");
                if (advantage != null) {
                    throw repeated(start, "has advantage or disadvantage");
                }
                advantage = keyword;
                advantageAt = start;
            }
        }
    }

    private void select(Keyword keyword, int start) {
        boolean keeps = keyword == Keyword.KEEP || keyword == Keyword.KEEP_HIGHEST || keyword == Keyword.KEEP_LOWEST;
        if (numbers.isRelationNext() && (keyword == Keyword.KEEP || keyword == Keyword.DROP)) {
            filter(start, keeps, numbers.comparison());
            return;
        }
        if (filter != null) {
            throw repeated(start, "keeps or drops by value");
        }
        boolean highest = keyword == Keyword.KEEP || keyword == Keyword.KEEP_HIGHEST || keyword == Keyword.DROP_HIGHEST;
        selections.add(new Selection(start, keeps, highest, count(start, keeps)));
    }

    private int count(int start, boolean keeps) {
        int mark = in.position();
        in.skipSpaces();
        if (!Cursor.isDigit(in.peek())) {
            in.moveTo(mark);
            return 1;
        }
        int at = in.position();
        long number = numbers.digits();
        if (number == 0) {
            throw in.unreadable(
                    at,
                    "expected how many to " + (keeps ? "keep" : "drop"),
                    "a whole number from 1",
                    "it takes at least one die to " + (keeps ? "keep" : "drop"),
                    in.before(at) + 1 + in.behind(in.position()),
                    in.before(start));
        }
        return (int) Math.min(number, Integer.MAX_VALUE);
    }

    private void discard(int start) {
        filter(start, false, requiredComparison("to drop"));
    }

    private void filter(int start, boolean keeps, Comparison comparison) {
        if (filter != null || !selections.isEmpty()) {
            throw repeated(start, "keeps or drops");
        }
        filter = keeps ? comparison : comparison.opposite();
    }

    private Comparison reroll(int start) {
        return optionalComparison(
                start, needsDice(start, "Only dice can be rerolled").lowest());
    }

    private void clamp(Keyword keyword, int start) {
        needsDice(start, "Only dice have a least and a most");
        boolean bound = keyword == Keyword.LEAST ? least != Integer.MIN_VALUE : most != Integer.MAX_VALUE;
        if (bound) {
            throw repeated(start, "has that bound");
        }
        Fraction value = numbers.signed("to hold the dice to");
        if (!value.isWhole() || Math.abs(value.numerator()) > Limits.SIDES) {
            throw in.unreadable(
                    start,
                    "expected a face",
                    "a whole number up to 1000000",
                    "no die has such a face",
                    in.before(start));
        }
        if (keyword == Keyword.LEAST) {
            least = (int) value.numerator();
            return;
        }
        most = (int) value.numerator();
    }

    private void fail(int start) {
        if (success == null) {
            throw in.unreadable(
                    start,
                    "expected successes before failures",
                    "a comparison such as >=8",
                    "failures need successes before them, as in 10d10>=8f1",
                    in.insert(start, ">=8"),
                    in.before(start));
        }
        if (failure != null) {
            throw repeated(start, "counts failures");
        }
        failure = requiredComparison("that fails");
    }

    private Die needsDice(int start, String explanation) {
        if (die == null) {
            throw in.unreadable(
                    start,
                    "expected keep, drop or a comparison behind a group",
                    "k, kh, kl, d, dh, dl or a comparison",
                    explanation + ", so that has to stand behind a die inside",
                    in.before(start));
        }
        return die;
    }

    private NotationException repeated(int start, String does) {
        return in.unreadable(start, "it already " + does, "something else", "it already " + does, in.before(start));
    }

    private Comparison requiredComparison(String purpose) {
        in.skipSpaces();
        if (numbers.isRelationNext()) {
            return numbers.comparison();
        }
        int at = in.position();
        return new Comparison(at, Comparison.Relation.EQUAL, numbers.signed(purpose));
    }

    private Comparison optionalComparison(int start, int otherwise) {
        int mark = in.position();
        if (Cursor.isDigit(in.peek())) {
            return new Comparison(mark, Comparison.Relation.EQUAL, numbers.number());
        }
        in.skipSpaces();
        boolean spaced = in.position() > mark;
        if (numbers.isRelationNext() && in.peek() != '!') {
            Comparison read = numbers.comparison();
            if (!spaced || !sparesLastComparison || !ahead.isTheLast()) {
                return read;
            }
        }
        in.moveTo(mark);
        return new Comparison(start, Comparison.Relation.EQUAL, Fraction.of(otherwise));
    }
}
