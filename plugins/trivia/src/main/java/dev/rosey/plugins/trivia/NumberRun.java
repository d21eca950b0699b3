package dev.rosey.plugins.trivia;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;

/** The longest number in words that starts at a place: “two thousand and one”, “nineteen eighty-four”, “3 million”. */
final class NumberRun {

    private final List<String> words;
    private final int start;
    private int end;
    private BigDecimal total = BigDecimal.ZERO;
    private BigDecimal current = BigDecimal.ZERO;
    private long last = -1;

    NumberRun(List<String> words, int start) {
        this.words = words;
        this.start = start;
        this.end = start;
        read();
    }

    /** How many words the number takes; 0 when none starts here. A bare number in digits is not a run. */
    int length() {
        return end - start;
    }

    String digits() {
        BigDecimal value = total.add(current);
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private void read() {
        int i = start;
        if (isArticleOfScale()) {
            current = BigDecimal.ONE;
            last = 1;
            i++;
        } else if (digitsBeforeScale()) {
            current = new BigDecimal(words.get(start));
            last = 1;
            i++;
        }
        while (i < words.size()) {
            int next = skipAnd(i);
            if (next >= words.size() || !take(words.get(next))) {
                return;
            }
            i = next + 1;
            end = i;
        }
    }

    private boolean isArticleOfScale() {
        return words.get(start).equals("a") && start + 1 < words.size() && isMultiplier(words.get(start + 1));
    }

    private boolean digitsBeforeScale() {
        return words.get(start).matches("[0-9]{1,12}(\\.[0-9]{1,9})?")
                && start + 1 < words.size()
                && isMultiplier(words.get(start + 1));
    }

    private static boolean isMultiplier(String word) {
        return word.equals("hundred") || Numerals.scaleOf(word).isPresent();
    }

    private int skipAnd(int i) {
        boolean joins = i > start && last >= 100 && words.get(i).equals("and");
        return joins ? i + 1 : i;
    }

    private boolean take(String word) {
        OptionalLong scale = Numerals.scaleOf(word);
        if (scale.isPresent()) {
            return scaleBy(scale.getAsLong());
        }
        OptionalLong value = Numerals.valueOf(word);
        return value.isPresent() && add(value.getAsLong());
    }

    private boolean scaleBy(long scale) {
        if (last < 0) {
            return false;
        }
        total = total.add(current.multiply(BigDecimal.valueOf(scale)));
        current = BigDecimal.ZERO;
        last = scale;
        return true;
    }

    private boolean add(long value) {
        if (last < 0) {
            current = BigDecimal.valueOf(value);
        } else if (value == 100 && last > 0 && last < 100) {
            current = current.multiply(BigDecimal.valueOf(100));
        } else if (last >= 100 || (last >= 20 && last % 10 == 0 && value > 0 && value < 10)) {
            current = current.add(BigDecimal.valueOf(value));
        } else if (yearLike(value)) {
            current = current.multiply(BigDecimal.valueOf(100)).add(BigDecimal.valueOf(value));
        } else {
            return false;
        }
        last = value;
        return true;
    }

    private boolean yearLike(long value) {
        return last >= 10 && value >= 10 && value < 100 && current.compareTo(BigDecimal.valueOf(100)) < 0;
    }
}
