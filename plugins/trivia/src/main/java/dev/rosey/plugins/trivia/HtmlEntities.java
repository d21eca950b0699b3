package dev.rosey.plugins.trivia;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decodes HTML entities: by number, Latin-1 by name, and the few others that trivia needs. */
final class HtmlEntities {

    private static final Pattern ENTITY = Pattern.compile("&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|[A-Za-z]{2,8}[0-9]{0,2});");
    private static final int FIRST_LATIN = 160;
    private static final String LATIN =
            "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr"
                    + " deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest"
                    + " Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml"
                    + " ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig"
                    + " agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml"
                    + " eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";
    private static final Map<String, String> NAMED = named();

    private HtmlEntities() {}

    /** The text with its entities decoded once; an unknown one stays as it is. */
    static String decode(String text) {
        return ENTITY.matcher(text).replaceAll(match -> Matcher.quoteReplacement(character(match)));
    }

    private static String character(MatchResult match) {
        String name = match.group(1);
        if (!name.startsWith("#")) {
            return NAMED.getOrDefault(name, match.group());
        }
        int point = name.charAt(1) == 'x'
                ? Integer.parseInt(name, 2, name.length(), 16)
                : Integer.parseInt(name, 1, name.length(), 10);
        return Character.isValidCodePoint(point) ? Character.toString(point) : match.group();
    }

    private static Map<String, String> named() {
        Map<String, String> names = new HashMap<>(Map.of(
                "quot", "\"", "amp", "&", "lt", "<", "gt", ">", "apos", "'", "lsquo", "‘", "rsquo", "’", "ldquo", "“",
                "rdquo", "”", "hellip", "…"));
        names.putAll(Map.of("ndash", "–", "mdash", "—", "euro", "€", "trade", "™", "pi", "π", "Pi", "Π", "Delta", "Δ"));
        names.putAll(Map.of("Omicron", "Ο", "Sigma", "Σ", "Omega", "Ω", "Phi", "Φ", "Nu", "Ν", "scaron", "š"));
        String[] latin = LATIN.split(" ", -1);
        for (int i = 0; i < latin.length; i++) {
            names.put(latin[i], Character.toString(FIRST_LATIN + i));
        }
        return names;
    }
}
