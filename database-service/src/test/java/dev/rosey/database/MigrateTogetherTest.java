package dev.rosey.database;

import static dev.rosey.database.Running.exec;
import static dev.rosey.database.Running.migrations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rosey.bus.MigrateReply;
import dev.rosey.bus.MigrateRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Several who migrate at a time, in one instance of the service and in two. */
class MigrateTogetherTest {

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
    void severalInstancesMigrateAPluginOnce() throws Exception {
        try (var other = new Running(database.config);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Callable<MigrateReply>>();
            for (int i = 0; i < 3; i++) {
                calls.add(() -> database.migrate("raced", TABLE, "insert into t values (1)"));
                calls.add(() -> other.migrate("raced", TABLE, "insert into t values (1)"));
            }

            var applied = new ArrayList<String>();
            for (Future<MigrateReply> reply : threads.invokeAll(calls)) {
                applied.addAll(reply.get().applied());
            }

            assertThat(applied).containsExactly("1", "2");
        }
    }

    @Test
    void anotherInstanceUsesANewStatementAtOnce() {
        try (var other = new Running(database.config)) {
            database.migrate("shared", TABLE);
            database.register("shared", exec("put", "insert into t values (:i)"));
            other.exec("shared", "put", "{'i':1}");

            database.register("shared", exec("put", "insert into t values (:i + 100)"));
            other.exec("shared", "put", "{'i':1}");

            assertThat(other.cell("shared", "select max(i) from t").asInt()).isEqualTo(101);
        }
    }

    @Test
    void aDryRunOfANewPluginTakesNothingAwayFromAMigrationBesideIt() throws Exception {
        var slowly = new MigrateRequest(migrations("create table t(i int); select pg_sleep(1.5)"), List.of(), true);
        try (var another = new Running(database.config);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var dryRun = threads.submit(() -> another.service.migrate("beside", slowly));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> sleeping("pg_sleep(1.5)").equals("1"));

            var reply = database.migrate("beside", TABLE, "insert into t values (7)");
            dryRun.get();

            assertThat(reply.applied()).containsExactly("1", "2");
            assertThat(database.cell("beside", "select i from t").asInt()).isEqualTo(7);
        }
    }

    @Test
    void migrationsThatTakeLongHoldNobodyElseUp() throws Exception {
        database.migrate("bystander", TABLE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = new ArrayList<Future<MigrateReply>>();
            for (int i = 0; i < 4; i++) {
                for (var plugin : List.of("slow-one", "slow-two")) {
                    slow.add(threads.submit(() -> database.migrate(plugin, "select pg_sleep(3.5)")));
                }
            }
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> sleeping("pg_sleep(3.5)").equals("2"));

            while (sleeping("pg_sleep(3.5)").equals("2")) {
                assertThat(database.read("bystander", "select 1").rows()).hasSize(1);
                assertThat(database.migrate("bystander", TABLE).applied()).isEmpty();
            }

            for (var each : slow) {
                assertThat(each.get().version()).isEqualTo("1");
            }
        }
    }

    @Test
    void whoWaitsForAMigrateTakesNoPlaceFromThePluginsStatements() throws Exception {
        database.migrate("crowded", TABLE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var migrates = new ArrayList<Future<MigrateReply>>();
            for (int i = 0; i < 6; i++) {
                migrates.add(threads.submit(() -> database.migrate("crowded", TABLE, "select pg_sleep(3)")));
            }
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> sleeping("pg_sleep(3)").equals("1"));

            while (sleeping("pg_sleep(3)").equals("1")) {
                assertThat(database.read("crowded", "select 1").rows()).hasSize(1);
            }

            for (var each : migrates) {
                assertThat(each.get().version()).isEqualTo("2");
            }
        }
    }

    @Test
    void whoseMigrateIsInterruptedKeepsTheTurnUntilItHasEnded() throws Exception {
        var sql = new String[] {TABLE, "select pg_sleep(4)"};
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var interrupted = threads.submit(() -> database.migrate("patient", sql));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> sleeping("pg_sleep(4)").equals("1"));
            interrupted.cancel(true);

            var next = threads.submit(() -> database.migrate("patient", sql));
            while (sleeping("pg_sleep(4)").equals("1")) {
                assertThat(waitingForLocks()).isEqualTo("0");
            }

            assertThat(next.get().version()).isEqualTo("2");
            assertThat(next.get().applied()).isEmpty();
            assertThat(database.events)
                    .filteredOn(event -> event instanceof DatabaseEvent.Migrated done
                            && done.plugin().equals("patient"))
                    .hasSize(2);
        }
    }

    private static String waitingForLocks() {
        return database.asSuperuser("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                + " and datname = current_database()");
    }

    private static String sleeping(String statement) {
        return database.asSuperuser("select count(*) from pg_stat_activity where query like '%" + statement
                + "%' and state = 'active' and pid <> pg_backend_pid()");
    }
}
