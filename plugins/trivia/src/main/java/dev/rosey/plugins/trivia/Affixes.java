package dev.rosey.plugins.trivia;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Beginnings and endings of learned words that make another thing of what they are put to: its opposite, another number
 * or another compound (hypo-, hyper-; nitrate, nitrite).
 */
final class Affixes {

    private static final List<List<String>> BEGINNINGS = families(
            "hypo hyper,inter intra,endo ecto exo meso,mono di bi tri tetra quadri penta hexa hepta octo octa poly,pro eu,"
                    + "ante anti post pre,micro macro nano milli centi mega kilo giga tera,homo hetero,over under,"
                    + "ortho meta para,super sub supra");

    private static final List<List<String>> ENDINGS =
            families("ane ene yne anol,ate ite ide,ose ase,itis osis,ectomy otomy ostomy oscopy,logy nomy graphy metry,"
                    + "byte bit,gram graph,phobia philia mania,cracy archy,gon hedron gram");

    private static final int SHORTEST_REST = 4;
    private static final int SHORTEST_STEM = 3;

    private Affixes() {}

    /** Whether the words are the same but for two different beginnings, or endings, of one family. */
    static boolean tellApart(String one, String other) {
        return BEGINNINGS.stream().anyMatch(family -> differ(one, other, family, SHORTEST_REST, Affixes::behind))
                || ENDINGS.stream().anyMatch(family -> differ(one, other, family, SHORTEST_STEM, Affixes::before));
    }

    /** @param rest what is left of a word without an affix, or nothing when it does not have it */
    private static boolean differ(
            String one, String other, List<String> family, int shortest, BinaryOperator<String> rest) {
        UnaryOperator<String> restOfOther = affix -> rest.apply(other, affix);
        return family.stream()
                .filter(affix -> rest.apply(one, affix).length() >= shortest)
                .anyMatch(affix -> family.stream()
                        .filter(another -> !another.equals(affix))
                        .map(restOfOther)
                        .anyMatch(rest.apply(one, affix)::equals));
    }

    private static String behind(String word, String beginning) {
        return word.startsWith(beginning) ? word.substring(beginning.length()) : "";
    }

    private static String before(String word, String ending) {
        return word.endsWith(ending) ? word.substring(0, word.length() - ending.length()) : "";
    }

    private static List<List<String>> families(String list) {
        return Stream.of(list.split(",", -1))
                .map(family -> List.of(family.split(" ", -1)))
                .toList();
    }
}
