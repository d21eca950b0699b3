package dev.rosey.plugins.llmtrivia;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a text must be like before the room may see it: one line that fits a message and can neither command, link, format
 * nor hide anything. Nothing is mended. Pure; any thread may call.
 *
 * @param prefix what chat commands begin with
 */
record TextRules(String prefix, BlockList blocked) {

    /** The longest text, in UTF-16 units. */
    static final int LONGEST = 320;

    private static final int MOST_MARKS = 2;

    /** Everything that cannot be seen or turns the rest around, blanks that are letters, and line breaks. */
    private static final Pattern HIDDEN = Pattern.compile(
            "[\\p{C}\\p{Zl}\\p{Zp}\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u2800\\u3164\\uffa0\\ufffc\\ufffd"
                    + "\\x{e0100}-\\x{e01ef}]");

    private static final Pattern PILED = Pattern.compile("\\p{M}{" + (MOST_MARKS + 1) + ",}");

    /** Schemes, addresses, and names with a dot in them that could be a host. */
    private static final Pattern LINK = Pattern.compile("(?i)"
            + "[a-z][a-z0-9+.-]*:\\s*/\\s*/|\\bwww\\b|(?:https?|hxxps?|ftp|mailto|magnet|\\bdata|javascript)\\s*:"
            + "|[\\p{L}\\p{N}_-]+\\s?\\.\\p{L}{2,}|\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b"
            + "|[\\p{L}\\p{N}]\\s?[\\[({<]\\s?(?:\\.|dot|punkt)\\s?[\\])}>]\\s?\\p{L}"
            + "|\\bdot\\s(?:com|net|org|io|me|gg|tv|xyz|ru|info|co|ly)\\b"
            + "|\\S@\\S|\\bxn--");

    private static final Pattern HTML = Pattern.compile("[<>]|&(?:#\\s?x?\\p{Alnum}+|\\p{Alnum}+;)");

    private static final Pattern MARKDOWN =
            Pattern.compile("[*_`\\\\]|~~|\\|\\||\\]\\s*\\(|\\[\\[|^\\s*(?:#|>|[-+•]\\s|\\d+[.)]\\s|={3}|-{3})");

    /** The rule that a text breaks, if any. */
    Optional<Rule> broken(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        if (text.isBlank() || text.length() > LONGEST) {
            return Optional.of(Rule.LENGTH);
        }
        if (HIDDEN.matcher(text).find()
                || PILED.matcher(text).find()
                || HIDDEN.matcher(plain).find()) {
            return Optional.of(Rule.CONTROL);
        }
        if (isCommand(plain.strip())) {
            return Optional.of(Rule.COMMAND);
        }
        return looksWrong(plain).or(() -> blocked.isIn(text) ? Optional.of(Rule.BLOCKED_WORD) : Optional.empty());
    }

    private static Optional<Rule> looksWrong(String plain) {
        String dots =
                plain.replace('。', '.').replace('․', '.').replace('∕', '/').replace('⁄', '/');
        if (LINK.matcher(dots).find()) {
            return Optional.of(Rule.LINK);
        }
        if (HTML.matcher(plain).find()) {
            return Optional.of(Rule.HTML);
        }
        return MARKDOWN.matcher(plain).find() ? Optional.of(Rule.MARKDOWN) : Optional.empty();
    }

    /** Also where quotes, dots or pictures stand before it. */
    private boolean isCommand(String text) {
        String signs = text.substring(
                0, text.length() - text.replaceFirst("^[^\\p{L}\\p{N}]+", "").length());
        return text.startsWith(prefix) || signs.contains("/") || signs.contains("!") || signs.contains(prefix);
    }

    /** Whether a text names one of these people, however the name is cased, accented or spaced. */
    static boolean names(String text, Collection<String> people) {
        String words = ' ' + String.join(" ", Folding.words(text)) + ' ';
        String letters = words.replace(" ", "");
        return people.stream().anyMatch(name -> {
            var folded = Folding.words(name);
            String compact = String.join("", folded);
            if (folded.isEmpty()) {
                return name.length() > 1 && text.contains(name);
            }
            return (words.contains(' ' + String.join(" ", folded) + ' ')
                    || words.contains(' ' + compact + ' ')
                    || (compact.length() > 3 && letters.contains(compact)));
        });
    }
}
