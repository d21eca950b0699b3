package dev.rosey.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A statement's {@code :name} parameters as question marks, texts and comments left alone.
 *
 * @param jdbc the statement with a question mark in each parameter's place
 * @param names the parameter in each place
 */
record NamedSql(String jdbc, List<String> names) {

    /** What is passed over as it is, and what is a parameter. */
    private static final Pattern TOKEN =
            Pattern.compile("'(?:[^']|'')*'|\"[^\"]*\"|--[^\\n]*|/\\*(?s:.*?)\\*/|::|:([A-Za-z_][A-Za-z0-9_]*)");

    NamedSql {
        names = List.copyOf(names);
    }

    static NamedSql parse(String sql) {
        var names = new ArrayList<String>();
        var jdbc = TOKEN.matcher(sql).replaceAll(match -> {
            if (match.group(1) == null) {
                return java.util.regex.Matcher.quoteReplacement(match.group());
            }
            names.add(match.group(1));
            return "?";
        });
        return new NamedSql(jdbc, names);
    }
}
