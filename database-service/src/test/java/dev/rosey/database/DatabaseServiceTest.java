package dev.rosey.database;

import static dev.rosey.database.Running.exec;
import static dev.rosey.database.Running.query;
import static dev.rosey.database.Running.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.StorageCodes;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DatabaseServiceTest {

    private static Running database;

    @BeforeAll
    static void startService() {
        database = Running.onNewDatabase();
        database.migrate(
                "quote-db",
                "create table quotes(id bigint generated always as identity primary key, text text not null,"
                        + " added_by text, at timestamptz default now(), constraint short check (length(text) < 100));"
                        + " create table counts(name text primary key, n int not null)");
        database.register(
                "quote-db",
                exec("insert", "insert into quotes(text, added_by) values (:text, :added_by) returning id"),
                query("search", "select id, text from quotes where text like :like order by id limit :limit"),
                exec(
                        "count_up",
                        "insert into counts values (:name, 1) on conflict (name) do update set n = counts.n + 1"));
    }

    @AfterAll
    static void stopService() {
        database.close();
    }

    static RoseyException failure(ThrowingCallable call) {
        return Assertions.catchThrowableOfType(RoseyException.class, call);
    }

    static ErrorCode code(ThrowingCallable call) {
        return failure(call).code();
    }

    @Test
    void aRegisteredStatementAnswersWithItsRowsAndCounts() {
        var reply = database.exec("quote-db", "insert", "{'text':'first','added_by':'alice'}");

        assertThat(reply.affected()).isEqualTo(1);
        assertThat(reply.rows().getFirst().get("id").isIntegralNumber()).isTrue();
        assertThat(database.query("quote-db", "search", "{'like':'first%','limit':5}")
                        .rows())
                .hasSize(1);
    }

    @Test
    void aPluginThatHasNotMigratedIsToldSo() {
        assertThat(code(() -> database.read("nobody", "select 1"))).isEqualTo(StorageCodes.NOT_MIGRATED);
    }

    @Test
    void anUnknownStatementIsToldSoAndSoIsOneOfTheOtherKind() {
        assertThat(code(() -> database.exec("quote-db", "nothing", "{}"))).isEqualTo(StorageCodes.UNKNOWN_STATEMENT);
        assertThat(code(() -> database.query("quote-db", "insert", "{'text':'x','added_by':'y'}")))
                .isEqualTo(StorageCodes.UNKNOWN_STATEMENT);
    }

    @Test
    void aMissingParameterIsNamed() {
        var failure = failure(() -> database.exec("quote-db", "insert", "{'text':'x'}"));

        assertThat(failure.code()).isEqualTo(StorageCodes.BAD_PARAMS);
        assertThat(failure.details()).containsEntry("parameter", "added_by");
    }

    @Test
    void anUnknownParameterIsNamed() {
        var failure = failure(() -> database.exec("quote-db", "insert", "{'text':'x','added_by':'y','by':'z'}"));

        assertThat(failure.code()).isEqualTo(StorageCodes.BAD_PARAMS);
        assertThat(failure.details()).containsEntry("parameter", "by");
    }

    @Test
    void aParameterOfTheWrongTypeIsNamed() {
        var failure = failure(() -> database.query("quote-db", "search", "{'like':'x','limit':'many'}"));

        assertThat(failure.code()).isEqualTo(StorageCodes.BAD_PARAMS);
        assertThat(failure.details()).containsEntry("parameter", "limit");
    }

    @Test
    void aBrokenConstraintIsNamed() {
        var failure =
                failure(() -> database.exec("quote-db", "insert", "{'text':'" + "x".repeat(200) + "','added_by':'y'}"));

        assertThat(failure.code()).isEqualTo(StorageCodes.CONSTRAINT);
        assertThat(failure.code().status()).isEqualTo(409);
        assertThat(failure.details()).containsEntry("constraint", "short");
    }

    @Test
    void aSyntaxErrorIsToldWithItsPositionInTheCallersText() {
        var failure = failure(() -> database.read("quote-db", "select :a::int, :bb::int fron x", "{'a':1,'bb':2}"));

        assertThat(failure.code()).isEqualTo(StorageCodes.SQL_ERROR);
        assertThat(failure.details()).containsEntry("position", "select :a::int, :bb::int fron ".length() + 1);
    }

    @Test
    void aTextThatIsLeftOpenIsAnErrorAndOneThatEndsInACommentIsNone() {
        for (var open :
                java.util.List.of("select 1 /*", "select 'x", "select $$x", "select \"x", "select 1 /* /* */")) {
            assertThat(code(() -> database.read("quote-db", open))).as(open).isEqualTo(StorageCodes.SQL_ERROR);
        }
        for (var whole : java.util.List.of("select 1 -- ; x", "select 1;", "select 1 /* ; */ ; ")) {
            assertThat(database.cell("quote-db", whole).asInt()).as(whole).isEqualTo(1);
        }
    }

    @Test
    void aTransactionDoesAllOrNothingAndSaysWhichStatementFailed() {
        database.transaction(
                "quote-db", step("insert", "{'text':'t1','added_by':'a'}"), step("count_up", "{'name':'t'}"));

        var failure = failure(() -> database.transaction(
                "quote-db", step("count_up", "{'name':'t'}"), step("insert", "{'text':null,'added_by':'a'}")));

        assertThat(failure.code()).isEqualTo(StorageCodes.CONSTRAINT);
        assertThat(failure.details()).containsEntry("index", 1);
        assertThat(database.cell("quote-db", "select n from counts where name = 't'")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aTransactionAnswersWithEachResult() {
        var reply = database.transaction(
                "quote-db",
                step("insert", "{'text':'seen','added_by':'a'}"),
                step("search", "{'like':'seen','limit':10}"));

        assertThat(reply.results()).hasSize(2);
        assertThat(reply.results().get(1).rows().getFirst().get("text").asText())
                .isEqualTo("seen");
    }

    @Test
    void aQueryCannotWrite() {
        assertThat(code(() -> database.read("quote-db", "delete from quotes"))).isEqualTo(StorageCodes.DENIED);
        assertThat(code(() -> database.read(
                        "quote-db", "do $$ begin set transaction read write; delete from quotes; end $$")))
                .isIn(StorageCodes.DENIED, StorageCodes.SQL_ERROR);
    }

    @Test
    void moreThanAThousandRowsAreCutAndItIsSaid() {
        var reply = database.read("quote-db", "select g from generate_series(1, 5000) g");

        assertThat(reply.rows()).hasSize(1000);
        assertThat(reply.truncated()).isTrue();
    }

    @Test
    void moreThanHalfAMegabyteIsCutAndItIsSaid() {
        var reply = database.read("quote-db", "select repeat('x', 100000) t from generate_series(1, 100)");

        assertThat(reply.rows()).hasSize(5);
        assertThat(reply.truncated()).isTrue();
    }

    @Test
    void allRowsOfAReturningClauseAreCountedEvenIfNotShown() {
        var reply = database.write(
                "quote-db", "insert into counts select 'many' || g, g from generate_series(1, 1500) g returning n");

        assertThat(reply.affected()).isEqualTo(1500);
        assertThat(reply.rows()).hasSize(1000);
        assertThat(reply.truncated()).isTrue();
    }

    @Test
    void aStatementThatTakesTooLongIsUndone() {
        assertThat(code(() -> database.read("quote-db", "select pg_sleep(30)")))
                .isEqualTo(StorageCodes.STATEMENT_TIMEOUT);
    }

    @Test
    void writesLeaveATrailWithoutValues() {
        database.exec("quote-db", "insert", "{'text':'traceless secret','added_by':'a'}");

        org.awaitility.Awaitility.await()
                .until(() -> Integer.parseInt(database.asSuperuser(
                                "select count(*) from _rosey.audit where plugin = 'quote-db' and statement = 'insert'"))
                        > 0);
        assertThat(database.asSuperuser("select count(*) from _rosey.audit a where a::text like '%secret%'"))
                .isEqualTo("0");
    }

    @Test
    void purgeTakesAllAway() {
        database.migrate("short-lived", "create table t(i int)");
        database.service.purge("short-lived");

        assertThat(code(() -> database.read("short-lived", "select 1"))).isEqualTo(StorageCodes.NOT_MIGRATED);
        assertThat(database.asSuperuser("select count(*) from pg_namespace where nspname = 'short_lived'"))
                .isEqualTo("0");
        assertThat(database.migrate("short-lived", "create table t(i int)").applied())
                .containsExactly("1");
    }

    @Test
    void aServiceThatIsNoSuperuserServesToo() {
        try (var plain = new Running(PostgresServer.newDatabaseOfAPlainOwner())) {
            plain.migrate("modest", "create table t(i int)");
            plain.register("modest", exec("put", "insert into t values (:i)"));
            plain.exec("modest", "put", "{'i':1}");
            plain.migrate("other", "create table t(i int)");

            assertThat(plain.cell("modest", "select i from t").asInt()).isEqualTo(1);
            assertThat(code(() -> plain.read("other", "select * from modest.t")))
                    .isEqualTo(StorageCodes.DENIED);
            plain.service.purge("modest");
            assertThat(code(() -> plain.read("modest", "select 1"))).isEqualTo(StorageCodes.NOT_MIGRATED);
        }
    }
}
