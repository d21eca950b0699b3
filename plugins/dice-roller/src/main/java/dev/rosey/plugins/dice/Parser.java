package dev.rosey.plugins.dice;

import dev.rosey.plugins.dice.Node.Function;
import dev.rosey.plugins.dice.Node.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the notation of SPEC.md by recursive descent. It checks form only; {@link WorstCase} checks what the numbers
 * mean. One parser reads one text.
 */
final class Parser {
    private final Cursor in;
    private final NumberReader numbers;
    private final DiceReader dice;
    private final boolean sparesLastComparison;
    private int depth;

    /** @param sparesLastComparison whether a comparison that ends the notation is about the total, not about dice */
    Parser(String text, boolean sparesLastComparison) {
        this.in = new Cursor(text);
        this.numbers = new NumberReader(in);
        this.dice = new DiceReader(in, numbers);
        this.sparesLastComparison = sparesLastComparison;
    }

    Expression parse() {
        if (in.text().length() > Limits.LENGTH) {
            throw in.tooMuch(
                    Limits.LENGTH,
                    "more than " + Limits.LENGTH + " characters",
                    "at most " + Limits.LENGTH + " characters",
                    "that is longer than 1,000 characters, which is the most");
        }
        in.skipSpaces();
        int start = in.position();
        int repeat = repeat();
        Node root = comparison();
        int end = in.endOfText();
        root = trailingAdvantage(root);
        end = Math.max(end, in.endOfText());
        String label = new LabelReader(in, numbers).trailing();
        return new Expression(
                in.text(), in.text().substring(start, end), Math.max(repeat, 1), repeat > 0, root, dice.terms(), label);
    }

    /** How often to roll, or 0 where the text does not say. */
    private int repeat() {
        int start = in.position();
        if (!Cursor.isDigit(in.peek())) {
            return 0;
        }
        long times = numbers.digits();
        in.skipSpaces();
        if (!in.accept('#') || !isOperand(in.behindSpaces(in.position()))) {
            in.moveTo(start);
            return 0;
        }
        if (times < 1 || times > Limits.REPEATS) {
            int rest = in.position();
            throw in.tooMuch(
                    start,
                    "expected 1 to " + Limits.REPEATS + " repetitions",
                    "a whole number from 1 to " + Limits.REPEATS,
                    "one message takes 1 to " + Limits.REPEATS + " repetitions",
                    Limits.REPEATS + "#" + in.behind(rest).strip());
        }
        return (int) times;
    }

    private boolean isOperand(int index) {
        char c = in.at(index);
        return numbers.startsAt(index)
                || c == '('
                || c == '{'
                || c == '-'
                || c == '+'
                || dice.isDie(index)
                || Function.at(in, index) != null
                || Keyword.isAdvantageAt(in, index);
    }

    private Node comparison() {
        Node left = sum();
        int mark = in.position();
        in.skipSpaces();
        if (!numbers.isRelationNext()) {
            in.moveTo(mark);
            return left;
        }
        int position = in.position();
        Comparison.Relation relation = numbers.relation();
        return new Node.Check(position, left, relation, sum());
    }

    private Node sum() {
        Node left = product();
        while (true) {
            int mark = in.position();
            in.skipSpaces();
            int position = in.position();
            Operator operator = in.accept('+') ? Operator.PLUS : in.accept('-') ? Operator.MINUS : null;
            if (operator == null) {
                in.moveTo(mark);
                return left;
            }
            left = new Node.Operation(position, operator, left, product());
        }
    }

    private Node product() {
        Node left = signed();
        while (true) {
            int mark = in.position();
            in.skipSpaces();
            int position = in.position();
            Operator operator = factorOperator();
            if (operator == null) {
                in.moveTo(mark);
                return left;
            }
            left = new Node.Operation(position, operator, left, signed());
        }
    }

    private @Nullable Operator factorOperator() {
        if (in.accept('*')) {
            return Operator.TIMES;
        }
        if (in.accept('%')) {
            return Operator.MODULO;
        }
        if (!in.accept('/')) {
            return null;
        }
        return in.accept('/') ? Operator.DIVIDE_DOWN : Operator.DIVIDE;
    }

    private Node signed() {
        in.skipSpaces();
        int position = in.position();
        boolean negative = false;
        while (in.peek() == '-' || in.peek() == '+') {
            negative ^= in.peek() == '-';
            in.moveTo(in.position() + 1);
            in.skipSpaces();
        }
        Node operand = labelled(operand());
        return negative ? new Node.Negation(position, operand) : operand;
    }

    private Node labelled(Node node) {
        Node result = node;
        while (true) {
            int mark = in.position();
            in.skipSpaces();
            if (in.peek() != '[') {
                in.moveTo(mark);
                return result;
            }
            result = new Node.Labelled(node.position(), result, new LabelReader(in, numbers).bracketed());
        }
    }

    private Node operand() {
        int start = in.position();
        char c = in.peek();
        if (c == '(' || c == '{') {
            return group(start, c == '{');
        }
        if (numbers.isNext()) {
            Fraction number = numbers.number();
            return dice.isDieBehindNumber()
                    ? dice.term(start, number, this::constant, spares())
                    : new Node.Constant(start, number);
        }
        if (dice.isDie(start)) {
            return dice.term(start, Fraction.ONE, this::constant, spares());
        }
        if (Keyword.isAdvantageAt(in, start)) {
            return dice.advantage(start, this::constant, spares());
        }
        Function function = Function.at(in, start);
        if (function != null) {
            return call(start, function);
        }
        throw dice.missingOperand();
    }

    private boolean spares() {
        return sparesLastComparison && depth == 0;
    }

    private void enter(int position) {
        depth++;
        if (depth > Limits.DEPTH) {
            throw in.tooMuch(
                    position,
                    "nested deeper than " + Limits.DEPTH,
                    "at most " + Limits.DEPTH + " levels",
                    "that is nested deeper than 100 levels, which is the most");
        }
    }

    private Node group(int start, boolean braces) {
        int first = dice.mark();
        List<Node> elements = elements(start, braces ? '}' : ')');
        boolean single = elements.size() == 1;
        if (single && !braces && dice.isDieBehindGroup() && dice.mark() == first) {
            return dice.term(start, constantValue(elements.getFirst()), this::constant, spares());
        }
        ModifierReader modifiers = new ModifierReader(in, numbers, null, spares());
        DiceRules rules = modifiers.read();
        Node inner = elements.getFirst();
        if (elements.size() == 1
                && rules.success() == null
                && rules.filter() == null
                && inner instanceof Node.Dice term) {
            if (term.rules().success() == null && !rules.selections().isEmpty()) {
                return dice.replace(term, rules.selections());
            }
        }
        return new Node.Group(start, braces, elements, rules);
    }

    private List<Node> elements(int start, char close) {
        enter(start);
        in.moveTo(start + 1);
        List<Node> elements = new ArrayList<>(2);
        do {
            in.skipSpaces();
            if (!elements.isEmpty() && in.peek() == close) {
                break;
            }
            elements.add(comparison());
            in.skipSpaces();
        } while (in.accept(','));
        if (!in.accept(close)) {
            throw unclosed(start, close);
        }
        depth--;
        return elements;
    }

    private NotationException unclosed(int start, char close) {
        int end = in.endOfText();
        return in.unreadable(
                in.position(),
                "expected “" + close + "”",
                "“" + close + "”, “,” or an operator",
                "the “" + in.text().charAt(start) + "” is never closed",
                in.insert(end, String.valueOf(close)),
                in.text().strip() + close,
                in.before(start) + in.behind(start + 1));
    }

    private Node call(int start, Function function) {
        in.moveTo(in.behindSpaces(start + function.name().length()));
        int open = in.position();
        List<Node> arguments = elements(open, ')');
        if (arguments.size() > 1 && !function.takesSeveral()) {
            throw in.unreadable(
                    arguments.get(1).position(),
                    "expected one argument",
                    "“)”",
                    function.name().toLowerCase(Locale.ROOT) + " takes one value",
                    in.before(in.text().lastIndexOf(',', arguments.get(1).position())) + ")");
        }
        return new Node.Call(start, function, arguments);
    }

    /** The value of the parentheses that are next and may not contain dice, for a number of dice or of sides. */
    private Fraction constant() {
        int start = in.position();
        int first = dice.mark();
        List<Node> elements = elements(start, ')');
        if (elements.size() != 1 || dice.mark() != first) {
            throw in.unreadable(
                    start,
                    "expected a fixed number of sides",
                    "a number without dice",
                    "the number of sides has to be fixed");
        }
        return constantValue(elements.getFirst());
    }

    private Fraction constantValue(Node node) {
        new WorstCase(in).of(node);
        return new Evaluation(List.of()).value(node);
    }

    private Node trailingAdvantage(Node root) {
        int mark = in.position();
        in.skipSpaces();
        if (in.position() == mark || !Keyword.isAdvantageAt(in, in.position())) {
            in.moveTo(mark);
            return root;
        }
        return dice.trailingAdvantage(root);
    }
}
