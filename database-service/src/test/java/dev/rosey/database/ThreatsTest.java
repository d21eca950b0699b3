package dev.rosey.database;

import static dev.rosey.database.DatabaseServiceTest.code;
import static dev.rosey.database.DatabaseServiceTest.failure;
import static dev.rosey.database.Running.exec;
import static dev.rosey.database.Running.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.StorageCodes;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a login role alone does not stop, each tried. */
class ThreatsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static Running database;

    @BeforeAll
    static void startService() {
        database = Running.onNewDatabase();
        database.migrate("neighbour", "create table t(i int)");
        database.migrate("hostile", "create table t(i int primary key)");
    }

    @AfterAll
    static void stopService() {
        database.close();
    }

    private static void assertServed(String plugin) {
        assertThat(database.cell(plugin, "select count(*) from t").isIntegralNumber())
                .isTrue();
    }

    @Test
    void aBlockThatCatchesItsCancellationIsEnded() {
        var stubborn =
                "do $$ begin loop begin perform pg_sleep(60); exception when query_canceled then null; end; end loop; end $$";

        assertThat(code(() -> database.write("hostile", stubborn))).isEqualTo(StorageCodes.STATEMENT_TIMEOUT);
        assertThat(
                        database.asSuperuser(
                                "select count(*) from pg_stat_activity where query like '%query_canceled%' and pid <> pg_backend_pid()"))
                .isEqualTo("0");
        assertServed("hostile");
    }

    @Test
    void aBlockThatLiftsItsOwnTimeoutIsEnded() {
        var lifting = "do $$ begin perform set_config('statement_timeout', '0', false); perform pg_sleep(60); end $$";

        assertThat(code(() -> database.write("hostile", lifting))).isEqualTo(StorageCodes.STATEMENT_TIMEOUT);
        assertServed("hostile");
    }

    @Test
    void whatIsLeftForTheCommitIsInTheTimeLimitToo() {
        database.migrate(
                "deferring",
                "create table t(i int);"
                        + "create function wait() returns trigger language plpgsql as $$ begin perform pg_sleep(60); return null; end $$;"
                        + "create constraint trigger late after insert on t deferrable initially deferred for each row execute function wait()");

        assertThat(code(() -> database.write("deferring", "insert into t values (1)")))
                .isEqualTo(StorageCodes.STATEMENT_TIMEOUT);
        assertThat(database.cell("deferring", "select count(*) from t").asInt()).isZero();
    }

    @Test
    void aCursorThatWouldOutliveItsTransactionIsClosedBeforeItRuns() {
        database.write("hostile", "declare c cursor with hold for select pg_sleep(60)");

        assertServed("hostile");
    }

    @Test
    void aPasswordThatAPluginGaveItselfIsTakenBackAndItsSessionsEnd() throws SQLException {
        var role = database.asSuperuser("select role_name from _rosey.plugins where plugin = 'hostile'");
        var verifier = "select rolpassword from pg_authid where rolname = '" + role + "'";
        var given = database.asSuperuser(verifier);
        try (var outside = DriverManager.getConnection(database.config.url(), role, "")) {
            database.write(
                    "hostile", "do $$ begin execute format('alter role %I password ''known''', current_user); end $$");

            await().atMost(PATIENCE).until(() -> !outside.isValid(5));
        }
        assertThat(database.asSuperuser(verifier)).isNotEqualTo(given).startsWith("SCRAM-SHA-256$");
        assertThat(database.asSuperuser("select verifier from _rosey.plugins where plugin = 'hostile'"))
                .isEqualTo(database.asSuperuser(verifier));
        await().atMost(PATIENCE).untilAsserted(() -> assertServed("hostile"));
        assertThat(database.events)
                .anyMatch(event -> event instanceof DatabaseEvent.Denied denied
                        && denied.plugin().equals("hostile")
                        && denied.reason().contains("role"));
    }

    @Test
    void defaultsThatAPluginGaveItselfAreTakenBackEvenIfNoLoginWorksAnyMore() {
        database.write(
                "hostile",
                "do $$ begin execute format('alter role %I set local_preload_libraries = ''nothing''', current_user);"
                        + " execute format('alter role %I set default_transaction_read_only = on', current_user);"
                        + " execute format('alter role %I set search_path = neighbour', current_user);"
                        + " perform pg_terminate_backend(pid) from pg_stat_activity where usename = current_user and pid <> pg_backend_pid(); end $$");

        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> database.asSuperuser(
                                "select count(*) from pg_db_role_setting s join pg_roles r on r.oid = s.setrole"
                                        + " where rolname like '%hostile' and array_to_string(setconfig, ',') like '%read_only%'")
                        .equals("0"));
        await().atMost(PATIENCE).untilAsserted(() -> assertServed("hostile"));
        database.write("hostile", "insert into t values (77)");
    }

    @Test
    void aPluginThatEndsItsOwnConnectionsIsAnswered() {
        assertThat(code(() -> database.read("hostile", "select pg_terminate_backend(pg_backend_pid())")))
                .isIn(ErrorCode.UNAVAILABLE, StorageCodes.SQL_ERROR);
        assertServed("hostile");
        assertServed("neighbour");
        assertThat(database.service.unavailable()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set client_encoding = 'LATIN1'",
                "set datestyle = 'German'",
                "do $$ begin deallocate all; end $$"
            })
    void whatMakesTheDriverGiveUpIsAnsweredAndTheNextOneIsServed(String sql) {
        try {
            database.write("hostile", sql);
        } catch (RoseyException e) {
            assertThat(e.code()).isEqualTo(StorageCodes.SQL_ERROR);
        }
        assertServed("hostile");
    }

    @Test
    void aHugeCellIsRefusedBeforeItFillsTheHeap() {
        assertThat(code(() -> database.read("hostile", "select repeat('x', 300000000)")))
                .isIn(StorageCodes.SQL_ERROR, StorageCodes.STATEMENT_TIMEOUT);
        assertServed("hostile");
    }

    @Test
    void aHugeErrorIsCut() {
        var failure = failure(
                () -> database.write("hostile", "do $$ begin raise exception '%', repeat('x', 50000000); end $$"));

        assertThat(failure.message()).hasSizeLessThan(2_000);
    }

    @Test
    void aFloodOfNoticesIsEnded() {
        var flood = "do $$ begin loop raise info '%', repeat('x', 1000); end loop; end $$";

        assertThat(code(() -> database.write("hostile", flood))).isEqualTo(StorageCodes.STATEMENT_TIMEOUT);
        assertServed("hostile");
    }

    @Test
    void aTransactionOfRegisteredStatementsCannotBeLeftInTheMiddle() {
        database.register("hostile", exec("put", "insert into t values (:i)"), exec("fail", "select 1 / :i"));

        assertThat(code(() -> database.register("hostile", exec("leave", "commit"))))
                .isEqualTo(StorageCodes.DENIED);
        assertThat(code(() -> database.transaction("hostile", step("put", "{'i':500}"), step("fail", "{'i':0}"))))
                .isEqualTo(StorageCodes.SQL_ERROR);
        assertThat(database.cell("hostile", "select count(*) from t where i = 500")
                        .asInt())
                .isZero();
    }

    @Test
    void twoStatementsInOneTextAreRefused() {
        assertThat(code(() -> database.write("hostile", "insert into t values (600); insert into t values (601)")))
                .isEqualTo(StorageCodes.DENIED);
        assertThat(database.cell("hostile", "select count(*) from t where i in (600, 601)")
                        .asInt())
                .isZero();
    }

    @Test
    void aLockThatAnotherHoldsIsNotWaitedForLong() {
        database.write("hostile", "create table locked(i int)");
        try (var connection = DriverManager.getConnection(database.config.url(), database.config.user(), "")) {
            connection.setAutoCommit(false);
            HibernateSessions.execute(connection, "lock table hostile.locked");

            assertThat(code(() -> database.read("hostile", "select * from locked")))
                    .isEqualTo(StorageCodes.STATEMENT_TIMEOUT);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theNeighbourIsServedWhileAPluginHoldsAllItsPlaces() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var heavy = new ArrayList<Future<ErrorCode>>();
            Callable<ErrorCode> burn = () -> code(() -> database.read(
                    "hostile", "select count(*) from generate_series(1, 1000000000) a, generate_series(1, 100) b"));
            for (int i = 0; i < 12; i++) {
                heavy.add(threads.submit(burn));
            }

            for (int i = 0; i < 100; i++) {
                assertServed("neighbour");
            }

            for (var answer : heavy) {
                assertThat(answer.get())
                        .isIn(StorageCodes.STATEMENT_TIMEOUT, ErrorCode.UNAVAILABLE, StorageCodes.SQL_ERROR);
            }
        }
    }

    @Test
    void aSchemaThatIsFullMayOnlyShrink() {
        try (var small = new Running(database.config.withSchemaLimit(100_000))) {
            small.migrate(
                    "full",
                    "create table t(s text)",
                    "create function grow() returns void language sql as 'insert into t select s from t'");
            small.write("full", "insert into t select repeat(md5(g::text), 30) from generate_series(1, 2000) g");
            small.service.measure();

            for (var growing : List.of("insert into t values ('x')", "select grow()")) {
                assertThat(code(() -> small.write("full", growing))).isEqualTo(StorageCodes.DENIED);
            }
            assertThat(small.cell("full", "select count(*) from t").asInt()).isEqualTo(2000);
            small.write("full", "truncate t");
            small.service.measure();
            small.write("full", "insert into t values ('x')");
        }
    }

    @Test
    void nothingOfThePublicIsLeftOnTheDatabase() {
        for (var sql : List.of(
                "select has_database_privilege(current_user, current_database(), 'create, temporary')",
                "select has_schema_privilege(current_user, 'public', 'usage, create')",
                "select has_schema_privilege(current_user, '_rosey', 'usage, create')",
                "select has_schema_privilege(current_user, '_extensions', 'create')",
                "select bool_or(has_function_privilege(current_user, oid, 'execute')) from pg_proc where proname like '%advisory%'",
                "select rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls from pg_roles where rolname = current_user",
                "select exists (select from pg_auth_members where member = current_user::regrole)")) {
            assertThat(database.cell("hostile", sql).asBoolean()).as(sql).isFalse();
        }
    }
}
