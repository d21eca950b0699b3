package dev.rosey.database;

import static dev.rosey.database.Running.exec;
import static dev.rosey.database.Running.migrations;
import static dev.rosey.database.Running.query;
import static dev.rosey.database.Running.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.MigrateRequest;
import dev.rosey.bus.RoseyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A hostile plugin against its neighbour: what it tries stands in {@code attacks.sql}, one attack a paragraph. */
class AttackTest {

    private static final String CONTENT =
            "select md5(string_agg(s::text, '|' order by id)) || count(*) from neighbour.secrets s";

    private static Running database;
    private static String content;
    private static List<String> attacks;

    @BeforeAll
    static void startService() throws IOException {
        database = Running.onNewDatabase();
        database.migrate(
                "neighbour",
                "create table secrets(id int primary key, text text);"
                        + " insert into secrets select g, 's3cr3t-' || g from generate_series(1, 100) g");
        database.register("neighbour", query("one", "select text from secrets where id = :id"));
        database.migrate("hostile", "create table loot(t text)");
        content = database.asSuperuser(CONTENT);
        attacks = attacks();
    }

    @AfterAll
    static void stopService() {
        database.close();
    }

    private static List<String> attacks() throws IOException {
        try (var stream = AttackTest.class.getResourceAsStream("attacks.sql")) {
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split("\n\\s*\n"))
                    .filter(attack -> !attack.isBlank())
                    .toList();
        }
    }

    @Test
    void thereAreMoreThanAHundredAttacks() {
        assertThat(attacks).hasSizeGreaterThan(100);
    }

    @Test
    void noReadOrWriteReachesTheNeighbour() {
        for (var attack : attacks) {
            attempt(attack, () -> database.read("hostile", attack));
            attempt(attack, () -> database.write("hostile", attack));
            assertNeighbourIsServed(attack);
            assertSessionIsClean(attack);
        }
        assertNeighbourIsUntouched();
    }

    @Test
    void noMigrationReachesTheNeighbour() {
        for (var attack : attacks) {
            var request = new MigrateRequest(migrations("create table loot(t text)", attack), List.of(), true);
            attempt(attack, () -> database.service.migrate("hostile", request));
            assertNeighbourIsServed(attack);
        }
        assertSessionIsClean("migrations");
        assertNeighbourIsUntouched();
    }

    @Test
    void noRegisteredStatementReachesTheNeighbour() {
        for (var attack : attacks) {
            if (isRegistered(attack)) {
                attempt(attack, () -> database.transaction("hostile", step("attack", "{}"), step("attack", "{}")));
                assertNeighbourIsServed(attack);
            }
        }
        assertSessionIsClean("registered");
        assertNeighbourIsUntouched();
    }

    private static boolean isRegistered(String attack) {
        try {
            database.register("hostile", exec("attack", attack));
            return true;
        } catch (RoseyException e) {
            assertThat(e.code()).as(attack + ": " + e.message()).isNotEqualTo(ErrorCode.INTERNAL);
            return false;
        }
    }

    /** Every attack is answered, in the contract's words, and no answer holds a secret. */
    private static void attempt(String attack, Supplier<Object> request) {
        String answer;
        try {
            answer = BusJson.text(request.get());
        } catch (RoseyException e) {
            answer = e.code().name();
            assertThat(e.code()).as(attack + ": " + e.message()).isNotEqualTo(ErrorCode.INTERNAL);
            assertThat(e.message()).as(attack).hasSizeLessThan(2_000);
        }
        assertThat(answer).as(attack).doesNotContain("s3cr3t");
    }

    private static void assertNeighbourIsServed(String attack) {
        var row = database.query("neighbour", "one", "{'id':7}").rows().getFirst();
        assertThat(row.get("text").asText()).as(attack).isEqualTo("s3cr3t-7");
    }

    private static void assertNeighbourIsUntouched() {
        assertThat(database.asSuperuser(CONTENT)).isEqualTo(content);
        var settings = database.read(
                        "neighbour",
                        "select current_setting('statement_timeout') timeout, current_setting('search_path') path,"
                                + " extract(timezone from now())::int zone, current_setting('work_mem') mem,"
                                + " current_setting('transaction_isolation') isolation, current_setting('lock_timeout') lock")
                .rows()
                .getFirst();
        assertThat(settings.toString())
                .isEqualTo("{\"timeout\":\"3s\",\"path\":\"\\\"neighbour\\\", _extensions\",\"zone\":0,"
                        + "\"mem\":\"8MB\",\"isolation\":\"read committed\",\"lock\":\"2s\"}");
    }

    private static void assertSessionIsClean(String attack) {
        var session = database.read(
                        "hostile",
                        "select current_setting('statement_timeout') timeout, current_user = session_user same,"
                                + " (select count(*) from pg_locks where locktype = 'advisory') locks,"
                                + " (select count(*) from pg_prepared_statements) prepared,"
                                + " (select count(*) from pg_cursors where is_holdable) cursors,"
                                + " (select count(*) from pg_listening_channels()) channels,"
                                + " current_setting('transaction_read_only') readonly,"
                                + " current_setting('standard_conforming_strings') std")
                .rows()
                .getFirst();
        assertThat(session.toString())
                .as(attack)
                .isEqualTo("{\"timeout\":\"3s\",\"same\":true,\"locks\":0,\"prepared\":0,\"cursors\":0,\"channels\":0,"
                        + "\"readonly\":\"on\",\"std\":\"on\"}");
    }
}
