package dev.rosey.plugins.dice;

/** Reads numbers and comparison points. */
final class NumberReader {
    private final Cursor in;

    NumberReader(Cursor in) {
        this.in = in;
    }

    boolean isNext() {
        return startsAt(in.position());
    }

    boolean startsAt(int index) {
        char c = in.at(index);
        return Cursor.isDigit(c) || (c == '.' && Cursor.isDigit(in.at(index + 1)));
    }

    /** A whole number or a decimal without sign; one must be next. */
    Fraction number() {
        int start = in.position();
        long whole = digits();
        if (whole > Limits.RESULT) {
            throw tooLarge(start);
        }
        if (in.peek() != '.' || !Cursor.isDigit(in.at(in.position() + 1))) {
            return Fraction.of(whole);
        }
        in.accept('.');
        return decimal(start, whole);
    }

    private Fraction decimal(int start, long whole) {
        long numerator = whole;
        long denominator = 1;
        while (Cursor.isDigit(in.peek())) {
            if (denominator == Limits.GRAIN) {
                throw in.tooMuch(
                        in.position(),
                        "more than six decimal places",
                        "at most six decimal places",
                        "that number has more than six decimal places",
                        in.before(in.position()));
            }
            numerator = numerator * 10 + (in.peek() - '0');
            denominator *= 10;
            in.moveTo(in.position() + 1);
        }
        if (numerator > Limits.RESULT * denominator) {
            throw tooLarge(start);
        }
        return Fraction.of(numerator, denominator);
    }

    private NotationException tooLarge(int start) {
        return in.tooMuch(
                start,
                "the number is beyond " + Limits.RESULT,
                "a number up to " + Limits.RESULT,
                "that number is beyond 1,000,000,000,000, which is the most",
                in.before(start) + Limits.RESULT + in.behind(in.position()));
    }

    /** The digits that are next, none as 0, and anything beyond {@link Limits#RESULT} as some number beyond it. */
    long digits() {
        long value = 0;
        while (Cursor.isDigit(in.peek())) {
            value = Math.min(value * 10 + (in.peek() - '0'), Limits.RESULT * 10);
            in.moveTo(in.position() + 1);
        }
        return value;
    }

    boolean isRelationNext() {
        return relationLength(in.position()) > 0;
    }

    int relationLength(int index) {
        char c = in.at(index);
        char next = in.at(index + 1);
        return switch (c) {
            case '≥', '≤', '≠' -> 1;
            case '>' -> next == '=' ? 2 : 1;
            case '<' -> next == '=' || next == '>' ? 2 : 1;
            case '=' -> next == '=' || next == '>' || next == '<' ? 2 : 1;
            case '!' -> next == '=' ? 2 : 0;
            default -> 0;
        };
    }

    Comparison.Relation relation() {
        int start = in.position();
        in.moveTo(start + relationLength(start));
        return switch (in.at(start)) {
            case '≥' -> Comparison.Relation.AT_LEAST;
            case '≤' -> Comparison.Relation.AT_MOST;
            case '>' -> in.at(start + 1) == '=' ? Comparison.Relation.AT_LEAST : Comparison.Relation.ABOVE;
            case '<' -> below(in.at(start + 1));
            case '=' -> equal(in.at(start + 1));
            default -> Comparison.Relation.OTHER;
        };
    }

    /** Both {@code =>} and {@code >=} are typed. */
    private static Comparison.Relation equal(char next) {
        return switch (next) {
            case '>' -> Comparison.Relation.AT_LEAST;
            case '<' -> Comparison.Relation.AT_MOST;
            default -> Comparison.Relation.EQUAL;
        };
    }

    private static Comparison.Relation below(char next) {
        return switch (next) {
            case '=' -> Comparison.Relation.AT_MOST;
            case '>' -> Comparison.Relation.OTHER;
            default -> Comparison.Relation.BELOW;
        };
    }

    /** A relation and the number behind it; a relation must be next. */
    Comparison comparison() {
        int start = in.position();
        Comparison.Relation relation = relation();
        return new Comparison(start, relation, signed("to compare with"));
    }

    /** A number that may have a sign and spaces before it. */
    Fraction signed(String purpose) {
        in.skipSpaces();
        boolean negative = in.accept('-');
        if (!negative) {
            in.accept('+');
        }
        in.skipSpaces();
        if (!isNext()) {
            throw in.unreadable(
                    in.position(),
                    "expected a number " + purpose,
                    "a number",
                    "a number " + purpose + " is missing",
                    in.insert(in.position(), "1"),
                    in.insert(in.endOfText(), "5"));
        }
        Fraction value = number();
        return negative ? value.negated() : value;
    }
}
