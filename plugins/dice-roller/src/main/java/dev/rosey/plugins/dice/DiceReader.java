package dev.rosey.plugins.dice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Reads dice terms with their modifiers, and remembers them in the order of the text. */
final class DiceReader {
    private static final String FALLBACK = "2d6";
    private static final Die TWENTY = Die.numbered(20);

    private final Cursor in;
    private final NumberReader numbers;
    private final List<Node.Dice> terms = new ArrayList<>(2);

    DiceReader(Cursor in, NumberReader numbers) {
        this.in = in;
        this.numbers = numbers;
    }

    List<Node.Dice> terms() {
        return terms;
    }

    /** How many dice terms were read so far. */
    int mark() {
        return terms.size();
    }

    /** Whether a die without a number before it stands at an index. */
    boolean isDie(int index) {
        if (in.at(index) != 'd') {
            return false;
        }
        int sides = in.behindSpaces(index + 1);
        char c = in.at(sides);
        return Cursor.isDigit(c) || c == '%' || c == '(' || isFudge(sides);
    }

    private boolean isFudge(int index) {
        char next = in.at(index + 1);
        return in.at(index) == 'f'
                && !Cursor.isDigit(next)
                && (!Cursor.isLetter(next) || Keyword.at(in, index + 1) != null);
    }

    /** Whether the number just read is one of dice. */
    boolean isDieBehindNumber() {
        int mark = in.position();
        int next = in.behindSpaces(mark);
        if (in.at(next) != 'd') {
            return false;
        }
        return next == mark || isDie(next) || !Character.isLetter(in.at(next + 1));
    }

    boolean isDieBehindGroup() {
        return isDie(in.behindSpaces(in.position()));
    }

    /**
     * Reads from the “d” on.
     *
     * @param constant reads the parentheses that are next as a number
     */
    Node.Dice term(int start, Fraction number, Supplier<Fraction> constant, boolean sparesLastComparison) {
        int count = count(start, number);
        in.skipSpaces();
        in.accept('d');
        in.skipSpaces();
        Die die = die(constant);
        ModifierReader modifiers = new ModifierReader(in, numbers, die, sparesLastComparison);
        DiceRules rules = modifiers.read();
        Node.Dice term = new Node.Dice(start, terms.size(), count, die, rules);
        Keyword advantage = modifiers.advantage();
        if (advantage != null) {
            term = withAdvantage(term, advantage, modifiers.advantageAt());
        }
        terms.add(term);
        return term;
    }

    private int count(int start, Fraction number) {
        if (!number.isWhole() || number.numerator() < 1) {
            throw in.unreadable(
                    start,
                    "expected a number of dice",
                    "a whole number from 1",
                    "the number of dice has to be a whole number from 1",
                    in.before(start) + 1 + in.behind(in.position()));
        }
        if (number.numerator() > Limits.DICE) {
            throw in.tooMuch(
                    start,
                    number.numerator() + " dice",
                    "at most " + Limits.DICE + " dice",
                    String.format(
                            Locale.ROOT, "that is %,d dice, and %,d is the most", number.numerator(), Limits.DICE),
                    in.before(start) + Limits.DICE + in.behind(in.position()));
        }
        return (int) number.numerator();
    }

    private Die die(Supplier<Fraction> constant) {
        int start = in.position();
        if (in.accept('%')) {
            return Die.PERCENTILE;
        }
        if (isFudge(start)) {
            in.accept('f');
            return in.acceptWord(".1") ? Die.RARE_FUDGE : fudge();
        }
        if (in.peek() == '(') {
            return Die.numbered(sides(start, constant.get()));
        }
        if (Cursor.isDigit(in.peek())) {
            return Die.numbered(sides(start, wholeNumber(start)));
        }
        throw missingSides(start);
    }

    private Die fudge() {
        in.acceptWord(".2");
        return Die.FUDGE;
    }

    private Fraction wholeNumber(int start) {
        Fraction whole = Fraction.of(numbers.digits());
        int point = in.position();
        if (numbers.isNext()) {
            numbers.number();
            throw notSides(start, in.before(point) + in.behind(in.position()));
        }
        return whole;
    }

    private NotationException notSides(int start, String fix) {
        return in.unreadable(
                start,
                "expected a number of sides",
                "a whole number from 1",
                "the number of sides has to be a whole number from 1",
                fix);
    }

    private int sides(int start, Fraction value) {
        if (!value.isWhole() || value.numerator() < 1) {
            throw notSides(start, in.before(start) + 6 + in.behind(in.position()));
        }
        if (value.numerator() > Limits.SIDES) {
            throw in.tooMuch(
                    start,
                    value.numerator() + " sides",
                    "at most " + Limits.SIDES + " sides",
                    "a die has 1,000,000 sides at most",
                    in.before(start) + Limits.SIDES + in.behind(in.position()));
        }
        return (int) value.numerator();
    }

    private NotationException missingSides(int at) {
        return in.unreadable(
                at,
                "expected a number of sides",
                "a whole number from 1",
                "a number of sides is missing after “d”",
                in.insert(at, "6"),
                in.before(at) + "6",
                in.insert(at, "6 "));
    }

    /** What to say where a number or a die should be. */
    NotationException missingOperand() {
        int at = in.position();
        if (in.peek() == 'd' && !Cursor.isLetter(in.at(at + 1))) {
            return missingSides(in.behindSpaces(at + 1));
        }
        int end = in.endOfText();
        String explanation = end == 0
                ? (in.atEnd() ? "there is nothing to roll yet" : "a roll begins with a number or a die")
                : "a number or a die is missing after “" + in.text().charAt(end - 1) + "”";
        return in.unreadable(
                at,
                "expected a number or a die",
                "a number, a die such as 2d6, or “(”",
                explanation,
                in.before(Math.max(end - 1, 0)).stripTrailing()
                        + (Cursor.isLetter(in.peek()) ? " " : "")
                        + in.behind(at),
                in.before(Math.max(end - 1, 0)),
                end == 0 && !Cursor.isLetter(in.peek()) ? in.behind(at + 1) : "",
                in.text().isBlank() ? FALLBACK : "");
    }

    /** Reads {@code adv} or {@code dis}, alone or before a single die. */
    Node.Dice advantage(int start, Supplier<Fraction> constant, boolean sparesLastComparison) {
        Keyword keyword = readAdvantage();
        int mark = in.position();
        in.skipSpaces();
        int dieStart = in.position();
        Fraction number = numbers.isNext() ? numbers.number() : Fraction.ONE;
        if (in.peek() == 'd' && isDie(in.position())) {
            Node.Dice term = term(dieStart, number, constant, sparesLastComparison);
            return replace(withAdvantage(term, keyword, start));
        }
        in.moveTo(mark);
        DiceRules rules = new ModifierReader(in, numbers, TWENTY, sparesLastComparison).read();
        Node.Dice term = withAdvantage(new Node.Dice(start, terms.size(), 1, TWENTY, rules), keyword, start);
        terms.add(term);
        return term;
    }

    private Keyword readAdvantage() {
        int start = in.position();
        Keyword keyword = Keyword.at(in, start) == Keyword.DISADVANTAGE ? Keyword.DISADVANTAGE : Keyword.ADVANTAGE;
        in.moveTo(start + keyword.wordAt(in, start).length());
        return keyword;
    }

    /** Reads {@code adv} or {@code dis} behind a whole expression and gives it to its one single die. */
    Node trailingAdvantage(Node root) {
        int start = in.position();
        Keyword keyword = readAdvantage();
        Node.Dice only =
                terms.stream().filter(term -> term.count() == 1).findFirst().orElse(null);
        if (only == null) {
            throw notSingle(start);
        }
        Node.Dice better = replace(withAdvantage(only, keyword, start));
        return replaced(root, only, better);
    }

    private Node.Dice withAdvantage(Node.Dice term, Keyword keyword, int at) {
        if (term.count() != 1 || !term.rules().addsAll()) {
            throw notSingle(at);
        }
        Selection selection = new Selection(at, true, keyword == Keyword.ADVANTAGE, 1);
        return new Node.Dice(
                term.position(), term.index(), 2, term.die(), term.rules().with(List.of(selection)));
    }

    private NotationException notSingle(int at) {
        return in.unreadable(
                at,
                "expected a single die to have advantage",
                "one die such as d20",
                "advantage and disadvantage need a single die, such as d20",
                "d20 " + in.found(at),
                in.before(at));
    }

    /** Adds selections to a term that was read. */
    Node.Dice replace(Node.Dice term, List<Selection> more) {
        List<Selection> all = new ArrayList<>(term.rules().selections());
        all.addAll(more);
        return replace(new Node.Dice(
                term.position(),
                term.index(),
                term.count(),
                term.die(),
                term.rules().with(all)));
    }

    private Node.Dice replace(Node.Dice term) {
        terms.set(term.index(), term);
        return term;
    }

    private static Node replaced(Node node, Node.Dice old, Node.Dice fresh) {
        return switch (node) {
            case Node.Constant constant -> constant;
            case Node.Dice term -> term.index() == old.index() ? fresh : term;
            case Node.Negation(int at, Node operand) -> new Node.Negation(at, replaced(operand, old, fresh));
            case Node.Labelled(int at, Node inner, String label) ->
                new Node.Labelled(at, replaced(inner, old, fresh), label);
            case Node.Operation(int at, Node.Operator operator, Node left, Node right) ->
                new Node.Operation(at, operator, replaced(left, old, fresh), replaced(right, old, fresh));
            case Node.Check(int at, Node left, Comparison.Relation relation, Node right) ->
                new Node.Check(at, replaced(left, old, fresh), relation, replaced(right, old, fresh));
            case Node.Call(int at, Node.Function function, List<Node> arguments) ->
                new Node.Call(at, function, replaced(arguments, old, fresh));
            case Node.Group(int at, boolean braces, List<Node> elements, DiceRules rules) ->
                new Node.Group(at, braces, replaced(elements, old, fresh), rules);
        };
    }

    private static List<Node> replaced(List<Node> nodes, Node.Dice old, Node.Dice fresh) {
        return nodes.stream().map(node -> replaced(node, old, fresh)).toList();
    }
}
