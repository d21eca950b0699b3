package dev.rosey.cytube;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives back what somebody typed from the HTML that CyTube made of it.
 *
 * <p>CyTube escapes {@code < > &}, makes links of addresses, and then lets the channel's filters rewrite the text; the five
 * that every channel starts with turn {@code *bold*}, {@code _italic_}, {@code `code`}, {@code ~~strike~~} and
 * {@code [sp]spoiler[/sp]} into elements. They do so in the middle of words too, so {@code snake_case_name} arrives with an
 * {@code <em>} in it. Elements become the marks again, pictures their text, all else is dropped; entities are decoded once,
 * after the tags are gone. Where two marks crossed ({@code *a _b* c_}) the server has already closed them in another order,
 * and what was typed cannot be known.
 */
final class CytubeHtml {

    private static final Pattern ELEMENT = Pattern.compile("^([a-zA-Z0-9]+).*$", Pattern.DOTALL);
    private static final Pattern ATTRIBUTE = Pattern.compile("\\b([a-z]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");
    private static final Pattern ENTITY =
            Pattern.compile("&(?:(amp|lt|gt|quot|apos|nbsp)|#(\\d{1,7})|#[xX](\\p{XDigit}{1,6}));");
    private static final Map<String, String> MARKS =
            Map.of("strong", "*", "b", "*", "em", "_", "i", "_", "code", "`", "s", "~~", "strike", "~~", "del", "~~");
    private static final Map<String, String> ENTITIES =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ");

    private CytubeHtml() {}

    /** The text as typed; never fails, whatever it is given. */
    static String text(String html) {
        StringBuilder typed = new StringBuilder(html.length());
        Deque<String> spanEnds = new ArrayDeque<>();
        int from = 0;
        int open = html.indexOf('<');
        while (open >= 0) {
            int close = tagEnd(html, open);
            if (close < 0) {
                open = html.indexOf('<', open + 1);
                continue;
            }
            typed.append(decoded(html.substring(from, open)));
            typed.append(replacement(html.substring(open + 1, close), spanEnds));
            from = close + 1;
            open = html.indexOf('<', from);
        }
        return typed.append(decoded(html.substring(from))).toString();
    }

    /** Where the tag that starts at {@code open} ends, or -1 where none starts: a {@code >} in quotes does not end it. */
    private static int tagEnd(String html, int open) {
        int name = open + 1 < html.length() && html.charAt(open + 1) == '/' ? open + 2 : open + 1;
        if (name >= html.length() || !isLetter(html.charAt(name))) {
            return -1;
        }
        char quote = 0;
        for (int i = name; i < html.length(); i++) {
            char c = html.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '<') {
                return -1;
            } else if (c == '>') {
                return i;
            }
        }
        return -1;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static String replacement(String tag, Deque<String> spanEnds) {
        boolean closing = tag.startsWith("/");
        String element = ELEMENT.matcher(closing ? tag.substring(1) : tag)
                .replaceFirst("$1")
                .toLowerCase(Locale.ROOT);
        return switch (element) {
            case "span" -> closing ? spanEnd(spanEnds) : spanStart(tag, spanEnds);
            case "img" -> picture(tag);
            case "br" -> " ";
            default -> MARKS.getOrDefault(element, "");
        };
    }

    private static String spanStart(String attributes, Deque<String> spanEnds) {
        boolean spoiler = attributes.contains("\"spoiler\"");
        spanEnds.push(spoiler ? "[/sp]" : "");
        return spoiler ? "[sp]" : "";
    }

    private static String spanEnd(Deque<String> spanEnds) {
        return spanEnds.isEmpty() ? "" : spanEnds.pop();
    }

    /** A filter's picture has no text that was typed: its title, else its alternative text, else where it is. */
    private static String picture(String attributes) {
        String best = "";
        int rank = 0;
        Matcher attribute = ATTRIBUTE.matcher(attributes);
        while (attribute.find()) {
            int here = switch (attribute.group(1)) {
                case "title" -> 3;
                case "alt" -> 2;
                case "src" -> 1;
                default -> 0;
            };
            if (here > rank) {
                rank = here;
                best = attribute.group(2) == null ? attribute.group(3) : attribute.group(2);
            }
        }
        return decoded(best);
    }

    private static String decoded(String escaped) {
        if (escaped.indexOf('&') < 0) {
            return escaped;
        }
        return ENTITY.matcher(escaped).replaceAll(entity -> Matcher.quoteReplacement(character(entity)));
    }

    private static String character(MatchResult entity) {
        if (entity.group(1) != null) {
            return ENTITIES.getOrDefault(entity.group(1), entity.group());
        }
        int codePoint =
                entity.group(2) != null ? Integer.parseInt(entity.group(2)) : Integer.parseInt(entity.group(3), 16);
        boolean real = Character.isValidCodePoint(codePoint) && !(codePoint >= 0xD800 && codePoint <= 0xDFFF);
        return real ? Character.toString(codePoint) : entity.group();
    }
}
