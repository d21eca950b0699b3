package dev.rosey.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns what a user typed into the HTML that CyTube sends: entities for {@code < > &}, links as {@code <a>}, and the
 * default channel filters between the links.
 */
final class ChatFilter {
    private static final Pattern LINK = Pattern.compile(
            "https?://(?:[^:/\\[\\]\\s]+|\\[[0-9a-f:]+])(?::\\d+)?(?:/[^/\\s]*)*", Pattern.CASE_INSENSITIVE);
    private static final List<Filter> DEFAULTS = List.of(
            new Filter(Pattern.compile("`(.+?)`"), "<code>$1</code>"),
            new Filter(Pattern.compile("\\*(.+?)\\*"), "<strong>$1</strong>"),
            new Filter(Pattern.compile("_(.+?)_"), "<em>$1</em>"),
            new Filter(Pattern.compile("~~(.+?)~~"), "<s>$1</s>"),
            new Filter(
                    Pattern.compile("\\[sp\\](.*?)\\[/sp\\]", Pattern.CASE_INSENSITIVE),
                    "<span class=\"spoiler\">$1</span>"));

    private final List<Filter> filters = new ArrayList<>(DEFAULTS);

    /** Adds a filter after the default ones; its replacement is HTML and not checked. */
    void add(Pattern pattern, String replacement) {
        filters.add(new Filter(pattern, replacement));
    }

    String html(String typed) {
        String escaped = escape(typed);
        StringBuilder html = new StringBuilder(escaped.length() + 32);
        Matcher link = LINK.matcher(escaped);
        int from = 0;
        while (link.find()) {
            html.append(filtered(escaped.substring(from, link.start()))).append(anchor(link.group()));
            from = link.end();
        }
        return html.append(filtered(escaped.substring(from))).toString();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private String filtered(String text) {
        String result = text;
        for (Filter filter : filters) {
            result = filter.pattern().matcher(result).replaceAll(filter.replacement());
        }
        return result;
    }

    private static String anchor(String url) {
        return "<a href=\"" + url.replace("\"", "&quot;") + "\" target=\"_blank\" rel=\"noopener noreferrer\">" + url
                + "</a>";
    }

    private record Filter(Pattern pattern, String replacement) {}
}
