package dev.rosey.plugins.trivia;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One accepted answer, read once for judging.
 *
 * @param letters all of it run together, articles too
 * @param plain its words
 * @param canonical the same with numbers in digits
 */
record Answer(String letters, List<String> plain, List<String> canonical) {

    private static final int SHORTEST_PART = 4;

    /** What may stand in front of a name with a number and tells nothing (King Henry VIII). */
    private static final Set<String> TITLES =
            Set.of("king", "queen", "pope", "emperor", "empress", "tsar", "czar", "kaiser", "sultan", "pharaoh");

    /** What stands in front of a name or behind it (the River Nile, the Nile River). */
    private static final Set<String> EITHER_SIDE = Set.of("river", "lake", "mount");

    /** Words that say nothing of their own, so that typing them is no part of an answer. */
    private static final Set<String> GENERIC = Set.of(
            "king",
            "queen",
            "lake",
            "river",
            "city",
            "north",
            "south",
            "east",
            "west",
            "world",
            "star",
            "stars",
            "great",
            "republic",
            "united",
            "states",
            "saint",
            "with",
            "from",
            "that",
            "this",
            "what",
            "movie",
            "film",
            "part",
            "lord",
            "lady",
            "sir",
            "prince",
            "princess",
            "president",
            "captain",
            "doctor",
            "battle",
            "island",
            "islands",
            "ocean",
            "mountain",
            "mountains",
            "company",
            "house",
            "street",
            "school",
            "john",
            "james",
            "black",
            "white",
            "little",
            "man",
            "woman",
            "night",
            "day",
            "last",
            "first",
            "grand");

    static Answer of(String text) {
        List<String> words = Wording.plain(text);
        List<String> plain = essential(words);
        return new Answer(Wording.compact(words), plain, canonical(plain));
    }

    private static List<String> canonical(List<String> plain) {
        List<String> words = essential(Numerals.canonical(plain));
        boolean titled = words.size() > 2 && TITLES.contains(words.getFirst()) && Wording.isNumber(words.getLast());
        return titled ? words.subList(1, words.size()) : words;
    }

    /** The canonical words, with what may stand on either side on the other one. */
    private List<String> turned() {
        boolean turns = canonical.size() == 2 && canonical.stream().anyMatch(EITHER_SIDE::contains);
        return turns ? canonical.reversed() : canonical;
    }

    /** What it comes to without spaces, in each way it may be written. */
    Set<String> spellings() {
        return Set.copyOf(List.of(Wording.compact(plain), Wording.compact(canonical), Wording.compact(turned())));
    }

    /** The words without articles, or all of them when nothing else is there. “A” in front of nothing is none (vitamin A). */
    static List<String> essential(List<String> words) {
        List<String> rest = IntStream.range(0, words.size())
                .filter(i -> !Wording.isArticle(words.get(i), i + 1 < words.size() ? words.get(i + 1) : ""))
                .mapToObj(words::get)
                .toList();
        return rest.isEmpty() ? words : rest;
    }

    /** Whether it has the same letters, however spaced and with numbers written in any way. */
    boolean sameAs(Reading reading) {
        String typed = Wording.compact(reading.canonical());
        return letters.equals(reading.letters())
                || Wording.compact(plain).equals(Wording.compact(reading.plain()))
                || Wording.compact(canonical).equals(typed)
                || Wording.compact(turned()).equals(typed);
    }

    /** Whether it is the same but for a plural. */
    boolean pluralOf(Reading reading) {
        return Wording.compact(Plurals.singular(canonical))
                .equals(Wording.compact(Plurals.singular(reading.canonical())));
    }

    /** What is wrong with the reading when this answer was meant, or {@link Typos#TOO_MANY}. */
    int typos(Reading reading, Vocabulary known) {
        List<String> typed = reading.canonical();
        int cost = Math.min(
                Typos.phrase(canonical, typed, known::tellsWordsApart),
                Typos.phrase(turned(), typed, known::tellsWordsApart));
        List<String> corrected = SpelledNumbers.corrected(canonical, reading.plain());
        return corrected.equals(typed)
                ? cost
                : Math.min(cost, Typos.phrase(canonical, corrected, known::tellsWordsApart));
    }

    /** Whether the reading is some words of this answer, in order and side by side, and more than a common word. */
    boolean hasPart(Reading reading) {
        List<String> part = reading.canonical();
        return part.size() < canonical.size()
                && Collections.indexOfSubList(canonical, part) >= 0
                && part.stream().anyMatch(word -> word.length() >= SHORTEST_PART && !GENERIC.contains(word));
    }

    /**
     * One way to read what was typed.
     *
     * @param letters all of it run together, articles too
     * @param plain its words
     * @param canonical the same with numbers in digits
     */
    record Reading(String letters, List<String> plain, List<String> canonical) {

        static Reading of(List<String> words) {
            List<String> plain = essential(words);
            return new Reading(Wording.compact(words), plain, Answer.canonical(plain));
        }
    }
}
