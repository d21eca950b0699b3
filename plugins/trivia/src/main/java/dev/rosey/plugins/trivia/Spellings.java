package dev.rosey.plugins.trivia;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One spelling for words that are written in several ways: abbreviations, British and American spellings, first names
 * that sound the same. Nothing here changes what is meant, and nothing of it is ever shown.
 */
final class Spellings {

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("teh", "the"),
            Map.entry("hte", "the"),
            Map.entry("st", "saint"),
            Map.entry("mt", "mount"),
            Map.entry("ft", "fort"),
            Map.entry("dr", "doctor"),
            Map.entry("mr", "mister"),
            Map.entry("mrs", "missus"),
            Map.entry("vs", "versus"),
            Map.entry("vol", "volume"),
            Map.entry("inc", "incorporated"),
            Map.entry("blvd", "boulevard"),
            Map.entry("ave", "avenue"),
            Map.entry("rd", "road"),
            Map.entry("bros", "brothers"),
            Map.entry("sgt", "sergeant"),
            Map.entry("capt", "captain"),
            Map.entry("lt", "lieutenant"),
            Map.entry("prof", "professor"),
            Map.entry("rev", "reverend"),
            Map.entry("pt", "part"),
            Map.entry("nite", "night"),
            Map.entry("lite", "light"),
            Map.entry("thru", "through"),
            Map.entry("donut", "doughnut"),
            Map.entry("jr", "junior"),
            Map.entry("sr", "senior"),
            Map.entry("gray", "grey"),
            Map.entry("plow", "plough"),
            Map.entry("mold", "mould"),
            Map.entry("skeptic", "sceptic"),
            Map.entry("television", "tv"),
            Map.entry("aluminum", "aluminium"),
            Map.entry("cesium", "caesium"),
            Map.entry("whiskey", "whisky"),
            Map.entry("okay", "ok"),
            Map.entry("their", "there"),
            Map.entry("theyre", "there"),
            Map.entry("gough", "gogh"),
            Map.entry("niel", "neil"),
            Map.entry("allan", "alan"),
            Map.entry("allen", "alan"),
            Map.entry("steven", "stephen"),
            Map.entry("stephan", "stephen"),
            Map.entry("phillip", "philip"),
            Map.entry("mathew", "matthew"),
            Map.entry("nicolas", "nicholas"),
            Map.entry("katherine", "catherine"),
            Map.entry("katharine", "catherine"),
            Map.entry("kathryn", "catherine"),
            Map.entry("catharine", "catherine"),
            Map.entry("fredrick", "frederick"),
            Map.entry("frederic", "frederick"),
            Map.entry("laurence", "lawrence"),
            Map.entry("mohammed", "muhammad"),
            Map.entry("mohamed", "muhammad"),
            Map.entry("mohammad", "muhammad"),
            Map.entry("muhammed", "muhammad"));

    private static final Pattern OUR = Pattern.compile(
            "(arm|behavi|col|endeav|fav|flav|glam|harb|hon|hum|lab|neighb|od|parl|ranc|rig|rum|sav|splend|tum|val|vap|vig)our");
    private static final Pattern RE =
            Pattern.compile("(cent|theat|met|lit|fib|calib|lust|meag|sab|spect|somb|sepulch|nit)re(s?)$");
    private static final Pattern ISE = Pattern.compile("(?<=\\w{3}[^aeiou])is(ation|e|ed|er|ing)(s?)$");
    private static final Pattern AE = Pattern.compile("ae(?=mi|st|sthe|olog)|(?<=^(?:h|p|f|gyn|encyclop))ae(?=[mdsc])");
    private static final Pattern OE = Pattern.compile("^oe(?=[dst])|oe(?=ba|a$|uv|tus)");
    private static final Pattern SULPHUR = Pattern.compile("^sulph");
    private static final Pattern BOROUGH = Pattern.compile("(?<=\\w{3})(?:borough|brough|burgh|bourg)$");

    private Spellings() {}

    static List<String> of(List<String> words) {
        List<String> result = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            boolean between = words.get(i).equals("n")
                    && i > 0
                    && i + 1 < words.size()
                    && words.get(i - 1).length() > 1;
            result.add(between ? "and" : of(words.get(i)));
        }
        return result;
    }

    private static String of(String word) {
        if (word.length() < 4) {
            return WORDS.getOrDefault(word, word);
        }
        String american = OUR.matcher(word).replaceAll("$1or");
        american = RE.matcher(american).replaceAll("$1er$2");
        american = ISE.matcher(american).replaceAll("iz$1$2");
        american = AE.matcher(american).replaceAll("e");
        american = OE.matcher(american).replaceAll("e");
        american = SULPHUR.matcher(american).replaceAll("sulf");
        american = BOROUGH.matcher(american).replaceAll("burg");
        return WORDS.getOrDefault(american, american);
    }
}
