package dev.rosey.database;

import static dev.rosey.database.DatabaseServiceTest.code;
import static dev.rosey.database.DatabaseServiceTest.failure;
import static dev.rosey.database.Running.exec;
import static dev.rosey.database.Running.migrations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.MigrateReply;
import dev.rosey.bus.MigrateRequest;
import dev.rosey.bus.Migration;
import dev.rosey.bus.StorageCodes;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MigrateTest {

    private static final String TABLE = "create table t(i int primary key)";

    private static Running database;

    @BeforeAll
    static void startService() {
        database = Running.onNewDatabase();
    }

    @AfterAll
    static void stopService() {
        database.close();
    }

    @Test
    void itAppliesWhatIsNewAndNothingTwice() {
        var first = database.migrate("new-ones", TABLE);
        var second = database.migrate("new-ones", TABLE, "alter table t add column j int");
        var third = database.migrate("new-ones", TABLE, "alter table t add column j int");

        assertThat(first).isEqualTo(new MigrateReply(true, "new_ones", "1", List.of("1"), List.of(), false));
        assertThat(second.applied()).containsExactly("2");
        assertThat(third.applied()).isEmpty();
        assertThat(third.version()).isEqualTo("2");
    }

    @Test
    void versionsRunInTheirOrderWhateverTheOrderTheyCameIn() {
        var request = new MigrateRequest(
                List.of(
                        new Migration("10", "last", "insert into t values (3)"),
                        new Migration("2", "middle", "insert into t values (2)"),
                        new Migration("1", "first", "create table t(i int)")),
                List.of(),
                false);

        assertThat(database.service.migrate("ordered", request).applied()).containsExactly("1", "2", "10");
    }

    @Test
    void aMigrationWithOtherTextIsRefusedAndNothingChanges() {
        database.migrate("changed", TABLE);

        var failure = failure(() -> database.migrate("changed", TABLE + " ", "create table other(i int)"));
        var reworded =
                failure(() -> database.migrate("changed", "create table t(i bigint)", "create table other(i int)"));

        assertThat(reworded.code()).isEqualTo(StorageCodes.CHECKSUM_MISMATCH);
        assertThat(reworded.details()).containsEntry("version", "1");
        assertThat(failure.code()).isEqualTo(StorageCodes.CHECKSUM_MISMATCH);
        assertThat(database.cell("changed", "select to_regclass('other')").isNull())
                .isTrue();
    }

    @Test
    void otherLineEndsAreNotOtherText() {
        database.migrate("lines", "create table t(\ni int)");

        assertThat(database.migrate("lines", "create table t(\r\ni int)").applied())
                .isEmpty();
    }

    @Test
    void aFailedMigrationLeavesTheSchemaAsItWasAndSaysWhere() {
        database.migrate("failing", TABLE);

        var sql = "-- comment\ncreate table u(i int);\n  insert into u values (1);\ninsert into nowhere values (1)";
        var failure = failure(() -> database.migrate("failing", TABLE, "create table v(i int)", sql));

        assertThat(failure.code()).isEqualTo(StorageCodes.SQL_ERROR);
        assertThat(failure.details())
                .containsEntry("version", "3")
                .containsEntry("position", sql.indexOf("nowhere") + 1)
                .containsEntry("line", 4L);
        assertThat(database.cell("failing", "select to_regclass('u') is null and to_regclass('v') is null")
                        .asBoolean())
                .isTrue();
        assertThat(database.migrate("failing", TABLE, "create table v(i int)").applied())
                .containsExactly("2");
    }

    @Test
    void aDryRunSaysWhatItWouldDoAndDoesNothing() {
        database.migrate("dry", TABLE);
        var request = new MigrateRequest(
                migrations(TABLE, "create table u(i int)"), List.of(exec("put", "insert into u values (:i)")), true);

        var reply = database.service.migrate("dry", request);

        assertThat(reply).isEqualTo(new MigrateReply(true, "dry", "2", List.of("2"), List.of("put"), true));
        assertThat(database.cell("dry", "select to_regclass('u')").isNull()).isTrue();
        assertThat(code(() -> database.exec("dry", "put", "{'i':1}"))).isEqualTo(StorageCodes.UNKNOWN_STATEMENT);
        assertThat(database.migrate("dry", TABLE, "create table u(i int)").applied())
                .containsExactly("2");
    }

    @Test
    void aDryRunOfANewPluginLeavesNoTrace() {
        database.service.migrate("never", new MigrateRequest(migrations(TABLE), List.of(), true));

        assertThat(database.asSuperuser("select count(*) from pg_namespace where nspname = 'never'"))
                .isEqualTo("0");
        assertThat(database.asSuperuser("select count(*) from pg_roles where rolname like '%never'"))
                .isEqualTo("0");
        assertThat(code(() -> database.read("never", "select 1"))).isEqualTo(StorageCodes.NOT_MIGRATED);
    }

    @Test
    void transactionControlInAMigrationIsDeniedBeforeItHappens() {
        for (var word : List.of(
                "commit", "/* a /* b */ */ RollBack", "-- x\nEND", "begin", "savepoint s", "commit and chain")) {
            var failure = failure(() -> database.migrate("control", "create table t(i int); " + word + "; select 1"));

            assertThat(failure.code()).isEqualTo(StorageCodes.DENIED);
        }
        assertThat(
                        database.asSuperuser(
                                "select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace where nspname = 'control'"))
                .isEqualTo("0");
    }

    @Test
    void aStatementThatTheDatabaseCannotReadIsRefusedWithItsName() {
        database.migrate("unreadable", TABLE);

        var failure = failure(() -> database.register("unreadable", exec("wrong", "insert into nowhere values (:i)")));

        assertThat(failure.code()).isEqualTo(StorageCodes.SQL_ERROR);
        assertThat(failure.details()).containsEntry("statement", "wrong");
    }

    @Test
    void anOlderSetOfMigrationsIsNoError() {
        database.migrate("older", TABLE, "create table u(i int)");

        assertThat(database.migrate("older", TABLE).version()).isEqualTo("2");
    }

    @Test
    void aMigrationBelowTheSchemasVersionIsRefused() {
        database.service.migrate(
                "gap", new MigrateRequest(List.of(new Migration("5", "five", TABLE)), List.of(), false));

        var request = new MigrateRequest(
                List.of(new Migration("5", "five", TABLE), new Migration("4", "four", "create table u(i int)")),
                List.of(),
                false);

        assertThat(code(() -> database.service.migrate("gap", request))).isEqualTo(ErrorCode.BAD_REQUEST);
    }

    @Test
    void whatWasCommittedBeforeACrashIsNotRunAgain() {
        database.migrate("crashed", TABLE);
        var id = database.asSuperuser("create table crashed.u(i int); select pg_current_xact_id()::text");
        database.asSuperuser("alter table crashed.u owner to "
                + database.asSuperuser("select role_name from _rosey.plugins where plugin = 'crashed'"));
        var committed = database.asSuperuser("select pg_current_xact_id()::text");
        assertThat(id).isNotNull();
        database.asSuperuser("insert into _rosey.pending_migrations values ('crashed', '" + committed + "', '{2}')");

        assertThat(database.migrate("crashed", TABLE, "create table u(i int)").applied())
                .containsExactly("2");
        assertThat(database.asSuperuser("select count(*) from _rosey.pending_migrations where plugin = 'crashed'"))
                .isEqualTo("0");
    }

    @Test
    void whatWasNotCommittedBeforeACrashIsRunAgain() {
        database.migrate("crashed-early", TABLE);
        database.asSuperuser("insert into _rosey.pending_migrations"
                + " select 'crashed-early', (pg_current_xact_id()::text::bigint + 1000)::text, '{2}'");

        assertThat(code(() -> database.migrate("crashed-early", TABLE, "create table u(i int)")))
                .isIn(ErrorCode.INTERNAL, StorageCodes.SQL_ERROR);
    }

    @Test
    void theHistoryIsOutOfThePluginsReach() {
        database.migrate("historian", TABLE);

        assertThat(code(() -> database.read("historian", "select * from _rosey.history_historian")))
                .isEqualTo(StorageCodes.DENIED);
    }

    @Test
    void namesThatPostgresKeepsForItselfAreDenied() {
        assertThat(code(() -> database.migrate("public", TABLE))).isEqualTo(StorageCodes.DENIED);
        assertThat(code(() -> database.migrate("pg-catalog", TABLE))).isEqualTo(StorageCodes.DENIED);
        assertThat(code(() -> database.migrate("information-schema", TABLE))).isEqualTo(StorageCodes.DENIED);
        assertThat(code(() -> database.migrate("No_Name", TABLE))).isEqualTo(ErrorCode.BAD_REQUEST);
    }
}
