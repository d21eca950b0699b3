package dev.rosey.database;

import dev.rosey.bus.RoseyException;
import dev.rosey.bus.StorageCodes;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jdbi.v3.core.cache.internal.DefaultJdbiCacheBuilder;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.ParsedSql;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;

/**
 * One statement of a plugin, read once: its named parameters in the order of their places.
 *
 * <p>Names are found as Jdbi finds them: {@code \:} is a plain colon (array slices need it) and {@code ??} a question
 * mark (an operator of jsonb). Statements are told apart as the driver tells them apart, because what it takes for two
 * statements it sends as two.
 *
 * @param text as the plugin wrote it
 * @param jdbc with a question mark in each parameter's place
 * @param names the parameter in each place; a name may come more than once
 * @param firstWord in lower case; empty where the statement starts otherwise
 */
record SqlText(String text, String jdbc, List<String> names, String firstWord) {

    /** Its cache is small, because a plugin may send any number of long texts. */
    private static final SqlParser PARSER =
            new ColonPrefixSqlParser(DefaultJdbiCacheBuilder.builder().maxSize(64));

    private static final Set<String> TRANSACTION_WORDS =
            Set.of("begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release", "prepare");

    /** Reads a plugin's statement. Fails with {@code BAD_PARAMS}, {@code SQL_ERROR} or {@code DENIED}. */
    static SqlText parse(String text) {
        var parsed = named(text);
        if (parsed.getParameters().isPositional()) {
            throw new RoseyException(
                    StorageCodes.BAD_PARAMS, "parameters are written :name, and the operator ? is written ??");
        }
        var statements = split(parsed.getSql(), true);
        if (statements.isEmpty()) {
            throw new RoseyException(StorageCodes.SQL_ERROR, "there is no statement in the text");
        }
        if (statements.size() > 1) {
            throw new RoseyException(
                    StorageCodes.DENIED, "one statement a request; there are " + statements.size() + " in the text");
        }
        requireEnd(parsed.getSql());
        var word = firstWord(statements.getFirst().nativeSql);
        requireHarmless(word);
        return new SqlText(text, parsed.getSql(), parsed.getParameters().getParameterNames(), word);
    }

    /** What the service sends behind a statement must not become a part of it. */
    private static void requireEnd(String sql) {
        if (split(sql + PluginQuery.UNDO, true).size() != 1 + PluginQuery.UNDO_STATEMENTS) {
            throw new RoseyException(
                    StorageCodes.SQL_ERROR, "the statement does not end: a quotation or a comment is left open");
        }
    }

    /** The statements of a text as the driver tells them apart. */
    static List<NativeQuery> split(String sql, boolean withParameters) {
        try {
            return Parser.parseJdbcSql(sql, true, withParameters, true, false, false).stream()
                    .filter(query -> !firstWord(query.nativeSql).equals(NOTHING))
                    .toList();
        } catch (SQLException e) {
            throw new RoseyException(StorageCodes.SQL_ERROR, String.valueOf(e.getMessage()), e);
        }
    }

    /** Refuses what could never do any good, with a kinder word than the server has for it. */
    static void requireHarmless(String firstWord) {
        if (TRANSACTION_WORDS.contains(firstWord)) {
            throw new RoseyException(
                    StorageCodes.DENIED,
                    firstWord.toUpperCase(Locale.ROOT)
                            + " is not for plugins: the service opens and ends transactions");
        }
        if (firstWord.equals("copy")) {
            throw new RoseyException(StorageCodes.DENIED, "COPY is not for plugins");
        }
    }

    /** A text that holds no statement at all has this first word. */
    private static final String NOTHING = ";";

    /** The first word of a statement in lower case, comments and parentheses left out. */
    static String firstWord(String sql) {
        int at = 0;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (Character.isWhitespace(c) || c == '(') {
                at++;
            } else if (sql.startsWith("--", at)) {
                at = endOfLine(sql, at);
            } else if (sql.startsWith("/*", at)) {
                at = endOfComment(sql, at);
            } else {
                return word(sql, at);
            }
        }
        return NOTHING;
    }

    private static String word(String sql, int from) {
        int at = from;
        while (at < sql.length() && (Character.isLetter(sql.charAt(at)) || sql.charAt(at) == '_')) {
            at++;
        }
        return sql.substring(from, at).toLowerCase(Locale.ROOT);
    }

    private static int endOfLine(String sql, int from) {
        int end = from;
        while (end < sql.length() && sql.charAt(end) != '\n' && sql.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private static int endOfComment(String sql, int from) {
        int depth = 0;
        int at = from;
        while (at < sql.length()) {
            if (sql.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (sql.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
            if (depth == 0) {
                return at;
            }
        }
        return at;
    }

    private static ParsedSql named(String text) {
        try {
            return PARSER.parse(text, null);
        } catch (UnableToExecuteStatementException e) {
            throw new RoseyException(
                    StorageCodes.BAD_PARAMS, "parameters are written :name, and the operator ? is written ??", e);
        } catch (RuntimeException e) {
            throw new RoseyException(StorageCodes.SQL_ERROR, "the statement cannot be read", e);
        }
    }

    /**
     * Where in {@link #text} a place is that the server names in the text it was sent.
     *
     * @param position from 1, in code points
     */
    int positionInText(int position) {
        int place = 0;
        int sent = 1;
        int at = 0;
        while (at < text.length() && sent < position) {
            if (place < names.size() && text.startsWith(":" + names.get(place), at)) {
                at += names.get(place).length() + 1;
                place++;
                sent += 1 + Integer.toString(place).length();
            } else {
                at += text.startsWith("??", at) || text.startsWith("\\:", at)
                        ? 2
                        : Character.charCount(text.codePointAt(at));
                sent++;
            }
        }
        return text.codePointCount(0, at) + 1;
    }
}
