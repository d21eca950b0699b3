package dev.rosey.plugins.trivia;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A date in words, in whatever order: “4 July 1776”, “July the 4th, 1776”.
 *
 * @param year 0 when there is none
 * @param day 0 when there is none
 */
record CalendarDay(int year, int month, int day) {

    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");

    /** The date, when the words are a month's name, at least one number, and nothing else. */
    static Optional<CalendarDay> of(List<String> canonical) {
        int month = 0;
        List<Integer> numbers = new ArrayList<>();
        for (String word : canonical) {
            if (Wording.isNumber(word) && word.matches("[0-9]{1,4}")) {
                numbers.add(Integer.valueOf(word));
            } else if (month == 0 && month(word) > 0) {
                month = month(word);
            } else if (!List.of("of", "on", "in").contains(word)) {
                return Optional.empty();
            }
        }
        return month == 0 ? Optional.empty() : of(month, numbers);
    }

    private static Optional<CalendarDay> of(int month, List<Integer> numbers) {
        return switch (numbers.size()) {
            case 1 ->
                Optional.of(
                        numbers.getFirst() > 31
                                ? new CalendarDay(numbers.getFirst(), month, 0)
                                : new CalendarDay(0, month, numbers.getFirst()));
            case 2 -> dayAndYear(month, numbers.getFirst(), numbers.getLast());
            default -> Optional.empty();
        };
    }

    private static Optional<CalendarDay> dayAndYear(int month, int one, int other) {
        if (one > 31 && other > 31) {
            return Optional.empty();
        }
        return Optional.of(one > 31 ? new CalendarDay(one, month, other) : new CalendarDay(other, month, one));
    }

    private static int month(String word) {
        int whole = MONTHS.indexOf(word);
        if (whole >= 0) {
            return whole + 1;
        }
        for (int i = 0; i < MONTHS.size(); i++) {
            boolean short3 = word.length() == 3 && MONTHS.get(i).startsWith(word);
            if (short3 || (word.equals("sept") && i == 8)) {
                return i + 1;
            }
        }
        return 0;
    }
}
