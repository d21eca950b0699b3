package dev.rosey.plugins.dice;

/** Tells what stands ahead where modifiers may, without reading on. */
final class ModifierAhead {
    private final Cursor in;
    private final NumberReader numbers;

    ModifierAhead(Cursor in, NumberReader numbers) {
        this.in = in;
        this.numbers = numbers;
    }

    /** Whether the relation at an index is one to a number. */
    boolean isNumberBehindRelation(int start) {
        int operand = in.behindSpaces(start + numbers.relationLength(start));
        if (in.at(operand) == '-' || in.at(operand) == '+') {
            operand = in.behindSpaces(operand + 1);
        }
        return numbers.startsAt(operand);
    }

    /** Whether the notation ends at the current place: only a label may follow. */
    boolean isTheLast() {
        int next = in.behindSpaces(in.position());
        char c = in.at(next);
        return next >= in.text().length()
                || c == '#'
                || (next > in.position() && !isOperator(c) && !numbers.startsAt(next));
    }

    private static boolean isOperator(char c) {
        return "+-*/%<>=!≥≤≠),}".indexOf(c) >= 0;
    }

    /** Whether everything from a letter on, up to a space or an operator, reads as modifiers. */
    boolean isModifierWord(int start) {
        int index = start;
        boolean bareLetter = true;
        while (Cursor.isLetter(in.at(index))) {
            Keyword keyword = Keyword.at(in, index);
            if (keyword == null) {
                return false;
            }
            int behindWord = index + keyword.wordAt(in, index).length();
            index = behindArgument(behindWord);
            if (index == behindWord && keyword.argument() != Keyword.Argument.NONE && needsArgument(keyword)) {
                return false;
            }
            bareLetter = index - start == 1;
        }
        return !bareLetter && !isForeign(index);
    }

    /** Whether something that could be a keyword's number or comparison stands at an index. */
    boolean hasArgument(int index) {
        int operand = in.behindSpaces(index);
        boolean signed = in.at(operand) == '-' || in.at(operand) == '+';
        return behindArgument(signed ? operand + 1 : index) > index + (signed ? 1 : 0);
    }

    private static boolean needsArgument(Keyword keyword) {
        return keyword.argument() == Keyword.Argument.NUMBER || keyword.argument() == Keyword.Argument.COMPARISON;
    }

    private boolean isForeign(int index) {
        return index < in.text().length()
                && (in.at(index) == '\'' || Character.isLetter(in.text().charAt(index)));
    }

    private int behindArgument(int index) {
        int operand = in.behindSpaces(index);
        int relation = numbers.relationLength(operand);
        operand = in.behindSpaces(operand + relation);
        if (relation > 0 && (in.at(operand) == '-' || in.at(operand) == '+')) {
            operand++;
        }
        if (!numbers.startsAt(operand)) {
            return index;
        }
        while (numbers.startsAt(operand) || in.at(operand) == '.') {
            operand++;
        }
        return operand;
    }
}
