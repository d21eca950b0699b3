package dev.rosey.plugins.llmtrivia;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether the answer that was found without the key is the key. In doubt it is not: the question is dropped then. */
final class AnswerMatch {

    private static final int TYPO_LENGTH = 7;
    private static final int TELLING_LENGTH = 4;
    private static final int MOST_EXTRA_WORDS = 2;

    private AnswerMatch() {}

    /** Whether one of the accepted answers was found. */
    static boolean found(Draft draft, String answer) {
        return draft.accepted().stream().anyMatch(key -> same(key, answer));
    }

    private static boolean same(String key, String answer) {
        String one = Folding.compact(key);
        String other = Folding.compact(answer);
        if (one.isEmpty() || other.isEmpty() || !digits(key).equals(digits(answer))) {
            return false;
        }
        return one.equals(other) || oneSlip(one, other) || isPart(key, answer) || isPart(answer, key);
    }

    /** Numbers are right or wrong; nothing about them is nearly right. */
    private static List<String> digits(String text) {
        return Folding.words(text).stream()
                .filter(word -> word.chars().anyMatch(Character::isDigit))
                .toList();
    }

    /** {@code Scott} and {@code Sir Ridley Scott}; at most two words more, and a word that tells something in common. */
    private static boolean isPart(String part, String whole) {
        Set<String> few = new HashSet<>(Folding.essential(part));
        Set<String> many = new HashSet<>(Folding.essential(whole));
        return many.containsAll(few)
                && many.size() - few.size() <= MOST_EXTRA_WORDS
                && few.stream().anyMatch(word -> word.length() >= TELLING_LENGTH);
    }

    /** Whether they differ by one letter that is missing, added, or another. */
    private static boolean oneSlip(String one, String other) {
        if (Math.min(one.length(), other.length()) < TYPO_LENGTH || Math.abs(one.length() - other.length()) > 1) {
            return false;
        }
        int start = 0;
        while (start < Math.min(one.length(), other.length()) && one.charAt(start) == other.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < Math.min(one.length(), other.length()) - start
                && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        return Math.max(one.length(), other.length()) - start - end <= 1;
    }
}
