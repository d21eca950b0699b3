package dev.rosey.plugins.trivia;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Everything that is known to be an answer: those of the packs, and a built-in list of things that are easily taken for
 * one another ({@code confusables.txt}). What spells one of these is never a typo of something else. Immutable.
 */
final class Vocabulary {

    /** The plural of a shorter name is more likely a typo of something else. */
    private static final int SHORTEST = 5;

    private static final Confusables BUILT_IN = Confusables.load();
    private static final Set<String> EVERYDAY = BUILT_IN.words().stream()
            .map(word -> Wording.compact(Wording.plain(word)))
            .collect(Collectors.toUnmodifiableSet());

    /** By first letter and length. */
    private final Map<Integer, Set<String>> phrases = new HashMap<>();

    private final Set<String> builtIn = new HashSet<>();
    private final Map<String, Set<String>> ofPacks = new HashMap<>();
    private final Set<String> words = new HashSet<>();

    private Vocabulary() {
        BUILT_IN.alone().forEach(this::addBuiltIn);
        BUILT_IN.within().forEach(this::addWord);
    }

    /** The built-in list and the answers, alternatives and options of these questions. */
    static Vocabulary of(Collection<Question> questions) {
        Vocabulary vocabulary = new Vocabulary();
        for (Question question : questions) {
            vocabulary.addTogether(question.accepted());
            question.options().forEach(option -> vocabulary.addTogether(List.of(option)));
        }
        return vocabulary;
    }

    /** Whether what was typed is something known, and not just another name of one of these answers. */
    boolean knows(Answer.Reading typed, List<Answer> answers) {
        if (contains(builtIn, typed.plain(), typed.canonical()) || isEveryday(typed.plain())) {
            return true;
        }
        Set<String> same = ofPacks.get(Wording.compact(typed.plain()));
        return same != null && answers.stream().noneMatch(answer -> same.contains(Wording.compact(answer.plain())));
    }

    private boolean isEveryday(List<String> typed) {
        return typed.size() == 1
                && (Inflections.of(typed.getFirst()).stream().anyMatch(EVERYDAY::contains)
                        || isWord(Plurals.singular(typed).getFirst()));
    }

    private boolean isWord(String word) {
        return EVERYDAY.contains(word) || (word.length() >= SHORTEST && builtIn.contains(word));
    }

    /** Whether what was typed and this answer, one the plural of the other, are two things (Alien, Aliens). */
    boolean tellsApart(Answer answer, Answer.Reading typed) {
        return contains(builtIn, answer.plain(), answer.canonical())
                && contains(builtIn, typed.plain(), typed.canonical());
    }

    /**
     * Whether both words are names that are known as such within longer answers too, and differ in more than a doubled
     * letter; or everyday words that do, or forms of such that differ in more than a slip; or whether a plural stands
     * where such a name belongs (Wales, whales), or both have opposite beginnings or endings.
     */
    boolean tellsWordsApart(String meant, String typed) {
        boolean names = words.contains(typed) && words.contains(meant);
        if (names || (EVERYDAY.contains(typed) && EVERYDAY.contains(meant))) {
            return Typos.distance(meant, typed, Slips.DOUBLING) > Slips.DOUBLING;
        }
        boolean everyday = isEveryday(List.of(typed)) && isEveryday(List.of(meant));
        return (everyday && Typos.distance(meant, typed, Slips.LIKELY) > Slips.LIKELY)
                || (words.contains(meant) && isPluralOfAWord(typed))
                || Affixes.tellApart(meant, typed);
    }

    private boolean isPluralOfAWord(String typed) {
        String singular = Plurals.singular(List.of(typed)).getFirst();
        return !singular.equals(typed) && isWord(singular);
    }

    /** Whether something known that begins with the same letter costs less to have been meant. */
    boolean knowsNearer(Answer.Reading typed, int cost) {
        String compact = Wording.compact(typed.canonical());
        return IntStream.range(compact.length() - cost, compact.length() + cost)
                .mapToObj(length -> phrases.getOrDefault(shelf(compact.charAt(0), length), Set.of()))
                .flatMap(Set::stream)
                .anyMatch(known -> Typos.distance(known, compact, cost - 1) < cost);
    }

    private static int shelf(char first, int length) {
        return length << Character.SIZE | first;
    }

    private static boolean contains(Set<String> known, List<String> plain, List<String> canonical) {
        return known.contains(Wording.compact(plain)) || known.contains(Wording.compact(canonical));
    }

    /** Adds names of one and the same thing. */
    private void addTogether(List<String> names) {
        List<Answer> answers = names.stream().map(Answer::of).toList();
        Set<String> all = new HashSet<>();
        for (Answer answer : answers) {
            all.addAll(answer.spellings());
            index(answer);
        }
        all.forEach(
                name -> ofPacks.computeIfAbsent(name, key -> new HashSet<>()).addAll(all));
    }

    private void addBuiltIn(String name) {
        Answer answer = Answer.of(name);
        builtIn.addAll(answer.spellings());
        index(answer);
    }

    private void addWord(String name) {
        addBuiltIn(name);
        List<String> plain = Wording.plain(name);
        if (plain.size() == 1) {
            words.add(plain.getFirst());
        }
    }

    private void index(Answer answer) {
        for (String spelling : answer.spellings()) {
            if (!spelling.isEmpty()) {
                phrases.computeIfAbsent(shelf(spelling.charAt(0), spelling.length()), shelf -> new HashSet<>())
                        .add(spelling);
            }
        }
    }
}
