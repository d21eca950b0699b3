package dev.rosey.plugins.trivia;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that is known to be an answer: those of the packs, and a built-in list of things that are easily taken for
 * one another ({@code confusables.txt}). What spells one of these is never a typo of something else. Immutable.
 */
final class Vocabulary {

    private static final Confusables BUILT_IN = Confusables.load();

    private final Map<Character, Set<String>> phrases = new HashMap<>();
    private final Set<String> builtIn = new HashSet<>();
    private final Set<String> ofPacks = new HashSet<>();
    private final Set<String> words = new HashSet<>();

    private Vocabulary(Collection<String> answers) {
        BUILT_IN.alone().forEach(name -> add(name, builtIn));
        BUILT_IN.within().forEach(this::addWord);
        answers.forEach(answer -> add(answer, ofPacks));
    }

    /** The built-in list and the answers, alternatives and options of these questions. */
    static Vocabulary of(Collection<Question> questions) {
        List<String> answers = new ArrayList<>();
        for (Question question : questions) {
            answers.addAll(question.accepted());
            answers.addAll(question.options());
        }
        return new Vocabulary(answers);
    }

    /** Whether what was typed is something known. */
    boolean knows(Answer.Reading typed) {
        return contains(builtIn, typed.plain(), typed.canonical())
                || contains(ofPacks, typed.plain(), typed.canonical());
    }

    /** Whether what was typed and this answer, one the plural of the other, are two things (Alien, Aliens). */
    boolean tellsApart(Answer answer, Answer.Reading typed) {
        return contains(builtIn, answer.plain(), answer.canonical())
                && contains(builtIn, typed.plain(), typed.canonical());
    }

    /** Whether this word is a name that is known as such within longer answers too. */
    boolean knowsWord(String word) {
        return words.contains(word);
    }

    /** Whether something known that begins with the same letter costs less to have been meant. */
    boolean knowsNearer(Answer.Reading typed, int cost) {
        String compact = Wording.compact(typed.canonical());
        return phrases.getOrDefault(compact.charAt(0), Set.of()).stream()
                .anyMatch(known -> Typos.distance(known, compact, cost - 1) < cost);
    }

    private static boolean contains(Set<String> known, List<String> plain, List<String> canonical) {
        return known.contains(Wording.compact(plain)) || known.contains(Wording.compact(canonical));
    }

    private void add(String answer, Set<String> known) {
        Answer read = Answer.of(answer);
        if (read.plain().isEmpty()) {
            return;
        }
        String plain = Wording.compact(read.plain());
        known.add(plain);
        known.add(Wording.compact(read.canonical()));
        phrases.computeIfAbsent(plain.charAt(0), letter -> new HashSet<>()).add(plain);
    }

    private void addWord(String name) {
        add(name, builtIn);
        List<String> plain = Wording.plain(name);
        if (plain.size() == 1) {
            words.add(plain.getFirst());
        }
    }
}
