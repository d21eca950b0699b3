package dev.rosey.bus;

import java.util.HashSet;
import java.util.List;

/**
 * Everything that a plugin brings to its storage; idempotent, sent at each start (bus contract, section 7).
 *
 * <pre>{@code
 * {"migrations":[{"version":"1","description":"create quotes","sql":"create table …"}],
 *  "statements":[{"name":"insert","kind":"exec","sql":"insert into quotes(text) values (:text) returning id"}]}
 * }</pre>
 *
 * @param migrations its migrations, each version once
 * @param statements its statements, each name once
 * @param dryRun whether all is undone again
 */
public record MigrateRequest(List<Migration> migrations, List<StorageStatement> statements, boolean dryRun) {

    private static final int LIMIT = 500;

    @SuppressWarnings("ConstantConditions") // JSON leaves out what the signature promises
    public MigrateRequest {
        migrations = migrations == null ? List.of() : List.copyOf(migrations);
        statements = statements == null ? List.of() : List.copyOf(statements);
        requireOnce(migrations.stream().map(Migration::plainVersion).toList(), "migration");
        requireOnce(statements.stream().map(StorageStatement::name).toList(), "statement");
    }

    private static void requireOnce(List<String> names, String what) {
        if (names.size() > LIMIT) {
            throw new IllegalArgumentException("more than " + LIMIT + ' ' + what + 's');
        }
        var seen = new HashSet<String>();
        for (var name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException(what + ' ' + name + " is there twice");
            }
        }
    }
}
