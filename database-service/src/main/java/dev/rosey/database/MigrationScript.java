package dev.rosey.database;

import dev.rosey.bus.Migration;
import dev.rosey.bus.RoseyException;
import java.sql.SQLException;

/** Runs the statements of one migration, and says where in its text one fails. */
final class MigrationScript {

    private MigrationScript() {}

    /** Runs all statements. Fails with the contract's codes, the migration's version, a position and a line. */
    static void run(Migration migration, PluginTransaction transaction) {
        int from = 0;
        for (var query : SqlText.split(migration.sql(), false)) {
            var sql = query.nativeSql;
            int start = Math.max(from, migration.sql().indexOf(sql, from));
            run(migration, transaction, sql, start);
            from = start + sql.length();
        }
    }

    private static void run(Migration migration, PluginTransaction transaction, String sql, int start) {
        try {
            SqlText.requireHarmless(SqlText.firstWord(sql));
            transaction.runStep(sql);
        } catch (SQLException e) {
            var server = SqlFailures.server(e);
            int within = server == null ? 0 : Math.max(0, server.getPosition() - 1);
            throw placed(transaction.failure(e, null), migration, start + offset(sql, within));
        } catch (RoseyException e) {
            throw placed(e, migration, start);
        }
    }

    /** A place counted in code points as one counted in UTF-16 units. */
    private static int offset(String sql, int codePoints) {
        int known = Math.min(codePoints, sql.codePointCount(0, sql.length()));
        return sql.offsetByCodePoints(0, known);
    }

    private static RoseyException placed(RoseyException failure, Migration migration, int place) {
        int at = skipSpace(migration.sql(), place);
        return failure.with("version", migration.version())
                .with("position", migration.sql().codePointCount(0, at) + 1)
                .with(
                        "line",
                        1
                                + migration
                                        .sql()
                                        .substring(0, at)
                                        .chars()
                                        .filter(c -> c == '\n')
                                        .count());
    }

    private static int skipSpace(String text, int from) {
        int at = Math.min(from, text.length());
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
