package dev.rosey.plugins.dice;

/** Reads what is no notation: labels in brackets, and the label behind an expression. */
final class LabelReader {
    private final Cursor in;
    private final NumberReader numbers;

    LabelReader(Cursor in, NumberReader numbers) {
        this.in = in;
        this.numbers = numbers;
    }

    /** The text in the brackets that are next. */
    String bracketed() {
        int open = in.position();
        int close = in.indexOf(']', open);
        if (close < 0) {
            throw in.unreadable(
                    in.text().length(),
                    "expected “]”",
                    "“]”",
                    "the “[” is never closed",
                    in.text().stripTrailing() + "]",
                    in.before(open) + "# " + in.behind(open + 1));
        }
        in.moveTo(close + 1);
        return in.text().substring(open + 1, close).strip();
    }

    /** The label that ends the text; empty if there is none. */
    String trailing() {
        int mark = in.position();
        in.skipSpaces();
        if (in.atEnd()) {
            return "";
        }
        if (in.accept('#')) {
            return rest();
        }
        if (in.position() > mark && isLabelStart(in.position())) {
            return rest();
        }
        throw unexpected();
    }

    private String rest() {
        String label = in.behind(in.position()).strip();
        in.moveTo(in.text().length());
        return label;
    }

    private boolean isLabelStart(int index) {
        char c = in.at(index);
        if (Cursor.isDigit(c)) {
            return isOrdinal(index);
        }
        if (c == '(') {
            return isWord(index + 1);
        }
        return Character.isLetter(c) || (c >= 128 && "≥≤≠".indexOf(c) < 0) || c == '"' || c == '\'';
    }

    /** Whether something like “2nd” stands here, and not dice. */
    private boolean isOrdinal(int index) {
        int end = index;
        while (Cursor.isDigit(in.at(end))) {
            end++;
        }
        return isWord(end);
    }

    private boolean isWord(int index) {
        return Character.isLetter(in.at(index)) && Character.isLetter(in.at(index + 1)) && !in.startsWith(index, "df");
    }

    private NotationException unexpected() {
        int at = in.position();
        char c = in.peek();
        if (c == ')' || c == '}' || c == ']') {
            return closing(at);
        }
        if (numbers.isNext() || c == '(' || c == '{') {
            return operatorMissing(at);
        }
        if (Character.isLetter(c)) {
            return glued(at);
        }
        return in.unreadable(
                at,
                "expected an operator, a modifier or a label",
                "an operator, a modifier, or a space and a label",
                "“" + in.found(at) + "” means nothing here",
                c == ',' ? "{" + in.text().strip() + "}" : without(at),
                in.before(at).stripTrailing() + " # " + in.behind(at));
    }

    /** The text without what stands here, unless that would join numbers. */
    private String without(int at) {
        int next = at + in.found(at).length();
        return Cursor.isDigit(in.at(next)) ? "" : in.before(at) + in.behind(next);
    }

    private NotationException closing(int at) {
        return in.unreadable(
                at,
                "nothing is open that could be closed",
                "an operator, a modifier, or a space and a label",
                "“" + in.found(at) + "” closes nothing",
                in.before(at) + in.behind(at + 1),
                in.before(at));
    }

    private NotationException operatorMissing(int at) {
        String before = in.before(at).stripTrailing();
        boolean factor = in.peek() == '(';
        return in.unreadable(
                at,
                "expected an operator",
                "an operator such as + or *",
                "an operator is missing before “" + in.found(at) + "”",
                !factor && isNumber(before) ? before + "#" + in.behind(at) : "",
                before + (factor ? "*" : "+") + in.behind(at),
                before + " # " + in.behind(at));
    }

    /** Whether all of a text is one number, as in the “6 4d6” of others, which is “6#4d6” here. */
    private static boolean isNumber(String text) {
        return !text.isBlank() && text.strip().chars().allMatch(Character::isDigit);
    }

    private NotationException glued(int at) {
        return in.unreadable(
                at,
                "expected an operator, a modifier or a space",
                "an operator, a modifier, or a space and a label",
                "“" + in.found(at) + "” is no modifier; a label needs a space before it",
                Cursor.isDigit(in.at(at + 1)) ? in.before(at) + "d" + in.behind(at + 1) : "",
                in.peek() == 'x' && isNumber(in.before(at)) ? in.before(at) + "#" + in.behind(at + 1) : "",
                in.before(at) + " " + in.behind(at),
                in.before(at).stripTrailing() + " # " + in.behind(at));
    }
}
