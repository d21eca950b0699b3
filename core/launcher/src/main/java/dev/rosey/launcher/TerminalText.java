package dev.rosey.launcher;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person typed, from the HTML that CyTube makes of it. */
final class TerminalText {

    private static final Pattern MARK = Pattern.compile("</?(s|strong|em|code)>");
    private static final Map<String, String> MARKS = Map.of("s", "~~", "strong", "*", "em", "_", "code", "`");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern ENTITY =
            Pattern.compile("&(#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|lt|gt|amp|quot|apos|nbsp);");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Map<String, String> NAMED =
            Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"", "apos", "'", "nbsp", " ");

    private TerminalText() {}

    /** Plain text on one line; nothing in it moves a terminal's cursor. */
    static String plain(String html) {
        var marked = MARK.matcher(html).replaceAll(match -> MARKS.getOrDefault(match.group(1), ""));
        var text = ENTITY.matcher(TAG.matcher(marked).replaceAll(""))
                .replaceAll(match -> Matcher.quoteReplacement(decoded(match.group(1))));
        return CONTROL.matcher(text).replaceAll(" ");
    }

    private static String decoded(String entity) {
        if (!entity.startsWith("#")) {
            return NAMED.getOrDefault(entity, "");
        }
        boolean hex = entity.startsWith("#x");
        int codePoint = Integer.parseInt(entity.substring(hex ? 2 : 1), hex ? 16 : 10);
        return Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : "";
    }
}
