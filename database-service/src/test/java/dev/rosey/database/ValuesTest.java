package dev.rosey.database;

import static dev.rosey.database.DatabaseServiceTest.failure;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rosey.bus.BusJson;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.StorageCodes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {

    private static Running database;

    @BeforeAll
    static void startService() {
        database = Running.onNewDatabase();
        database.migrate(
                "typed",
                "create type mood as enum ('good', 'bad');"
                        + "create table v(i int, l bigint, n numeric, d double precision, b boolean, t text, ts timestamp,"
                        + " tz timestamptz, dt date, j jsonb, js json, a int[], ta text[], by bytea, m mood, u uuid, iv interval)");
    }

    @AfterAll
    static void stopService() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1::int | 1",
                "9223372036854775807::bigint | 9223372036854775807",
                "1.50::numeric | 1.50",
                "123456789012345678901234567890.123::numeric | 123456789012345678901234567890.123",
                "0.1::float8 | 0.1",
                "'NaN'::float8 | \"NaN\"",
                "'Infinity'::numeric | \"Infinity\"",
                "'-Infinity'::float4 | \"-Infinity\"",
                "true | true",
                "null::int | null",
                "'2026-11-22 09:00:00.123'::timestamp | \"2026-11-22T09:00:00.123Z\"",
                "'2026-11-22 09:00:00+02'::timestamptz | \"2026-11-22T07:00:00Z\"",
                "'infinity'::timestamptz | \"infinity\"",
                "'294276-12-31 00:00:00'::timestamptz | \"294276-12-31T00:00:00Z\"",
                "'0044-03-15 BC'::timestamptz | \"0044-03-15 00:00:00+00 BC\"",
                "array['(1,1),(0,0)'::box, '(2,2),(1,1)'] | \"{(1,1),(0,0);(2,2),(1,1)}\"",
                "array[]::text[] | []",
                "'2026-11-22'::date | \"2026-11-22\"",
                "'\\x00ff'::bytea | \"AP8=\"",
                "'{\"a\": [1, {\"b\": null}]}'::jsonb | {\"a\":[1,{\"b\":null}]}",
                "'[1, 2]'::json | [1,2]",
                "array[1, null, 3] | [1,null,3]",
                "array[[1, 2], [3, 4]] | [[1,2],[3,4]]",
                "array['a,b', 'c\"d', 'NULL', '{}', ''] | [\"a,b\",\"c\\\"d\",\"NULL\",\"{}\",\"\"]",
                "array['2026-11-22'::timestamptz] | [\"2026-11-22T00:00:00Z\"]",
                "array['{\"k\": 1}'::jsonb] | [{\"k\":1}]",
                "'[0:1]={7,8}'::int[] | [7,8]",
                "interval '1 day 2 hours' | \"P1DT2H\"",
                "'good'::mood | \"good\"",
                "'x'::text | \"x\"",
                "(1, 'a') | \"(1,a)\"",
            })
    void aCellIsTheJsonThatTheContractPromises(String sql, String json) {
        var row = database.read("typed", "select " + sql + " as v").rows().getFirst();

        assertThat(BusJson.text(row)).isEqualTo("{\"v\":" + json + "}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "i | 5",
                "l | 9007199254740993",
                "n | 0.1000000000000000055511151231257827",
                "d | 1e300",
                "b | false",
                "t | \"it''s \\\\ \\\"quoted\\\" \uD83C\uDFB2\"",
                "tz | \"2026-11-22T09:00:00.123Z\"",
                "tz | \"294276-12-31T00:00:00Z\"",
                "n | 123456789012345678901234567890",
                "ta | []",
                "a | [null]",
                "dt | \"2026-11-22\"",
                "j | {\"k\":[1,2,{\"x\":null}]}",
                "j | [1,\"two\",null]",
                "js | \"{\\\"a\\\":1}\"",
                "a | [1,2,null]",
                "a | []",
                "ta | [\"a,b\",\"q\\\"\\\\\",\"NULL\",\"\"]",
                "m | \"bad\"",
                "u | \"0198f2b0-0000-7000-8000-000000000000\"",
                "iv | \"PT1H\"",
            })
    void aParameterIsTypedByWhereItStands(String column, String json) {
        var value = json.replace("''", "'");
        var sent = Map.of("v", tree(value));
        var stored = database.service
                .runText(
                        "typed",
                        dev.rosey.bus.StorageStatement.Kind.EXEC,
                        new dev.rosey.bus.StatementRequest(
                                "insert into v(" + column + ") values (:v) returning " + column + " as v", sent))
                .rows()
                .getFirst()
                .get("v");

        if (column.equals("js")) {
            assertThat(stored).isEqualTo(tree("{\"a\":1}"));
        } else if (column.equals("d")) {
            assertThat(stored.asDouble()).isEqualTo(1e300);
        } else {
            assertThat(stored.toString()).isEqualTo(tree(value).toString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T09:00:00+05:45, 2026-11-22T03:15:00Z",
        "2026-11-22T09:00:00-12, 2026-11-22T21:00:00Z",
        "2026-11-22T09:00:00.123456789Z, 2026-11-22T09:00:00.123457Z",
        "2026-11-22 09:00 Europe/Berlin, 2026-11-22T08:00:00Z",
        "2026-11-22T09:00:00, 2026-11-22T09:00:00Z"
    })
    void anInstantMayBeWrittenWithAnyOffset(String written, String stored) {
        assertThat(database.read("typed", "select :at::timestamptz as v", "{'at':'" + written + "'}")
                        .rows()
                        .getFirst()
                        .get("v")
                        .asText())
                .isEqualTo(stored);
    }

    private static JsonNode tree(String json) {
        return BusJson.readObject(("{\"v\":" + json + "}").getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .get("v");
    }

    @Test
    void anArrayBindsToAny() {
        var reply =
                database.read("typed", "select g from generate_series(1, 9) g where g = any(:ids)", "{'ids':[2,4,99]}");

        assertThat(reply.rows()).extracting(row -> row.get("g").asInt()).containsExactly(2, 4);
    }

    @Test
    void questionMarksAndColonsCanBeWritten() {
        assertThat(database.read("typed", "select '{\"a\":1}'::jsonb ?? :k as v", "{'k':'a'}")
                        .rows()
                        .getFirst()
                        .get("v")
                        .asBoolean())
                .isTrue();
        assertThat(database.cell("typed", "select (array[1,2,3])[1\\:2]").toString())
                .isEqualTo("[1,2]");
        assertThat(database.cell("typed", "select ':x' || '?'").asText()).isEqualTo(":x?");
        assertThat(failure(() -> database.read("typed", "select '{}'::jsonb ? 'a'"))
                        .code())
                .isEqualTo(StorageCodes.BAD_PARAMS);
    }

    @Test
    void columnsOfOneNameAreToldApart() {
        assertThat(BusJson.text(
                        database.read("typed", "select 1 as a, 2 as a").rows().getFirst()))
                .isEqualTo("{\"a\":1,\"a_2\":2}");
    }

    @Test
    void nothingAPluginReadsMakesAnAnswerThatCannotBeRead() {
        var deep = "repeat('[', 200) || repeat(']', 200)";
        for (var sql : List.of(
                "(" + deep + ")::json",
                "('{\"a\":1,\"a\":2}')::json",
                "('{\"' || repeat('k', 400) || '\":1}')::json",
                "'\"\\ud800\"'::json",
                "('1' || repeat('0', 3000))::numeric",
                "('1' || repeat('0', 3000))::json",
                "('1e999999')::json",
                "'1e-400'::numeric",
                "'4713-01-01 BC'::date",
                "'0044-03-15 BC'::timestamptz",
                "'294276-12-31'::timestamptz",
                "'(1,2)'::point",
                "'[1,5)'::int4range",
                "''::text",
                "chr(1) || chr(127) || chr(65534)",
                "array[]::int[]",
                "array['(1,2)'::point]",
                "null")) {
            var reply = database.read("typed", "select " + sql + " as v");

            assertThat(reply.rows()).as(sql).hasSize(1);
            BusJson.readObject(BusJson.bytes(reply));
        }
    }

    @Test
    void whatCannotBeReadAsTheTypeIsTheParametersFault() {
        for (var bad : List.of("'many'", "1.5", "true", "[1]", "{'a':1}", "99999999999")) {
            var failure = failure(() -> database.write("typed", "insert into v(i) values (:v)", "{'v':" + bad + "}"));

            assertThat(failure.code()).as(bad).isIn(StorageCodes.BAD_PARAMS, StorageCodes.SQL_ERROR);
            assertThat(failure.details()).as(bad).containsEntry("parameter", "v");
        }
    }

    @Test
    void aNulCharacterIsTheParametersFault() {
        var failure = failure(() -> StatementParameters.bind(
                null,
                SqlText.parse("select :v"),
                Map.of("v", com.fasterxml.jackson.databind.node.TextNode.valueOf("a\0b"))));

        assertThat(failure.code()).isEqualTo(StorageCodes.BAD_PARAMS);
        assertThat(failure.code()).isNotEqualTo(ErrorCode.INTERNAL);
    }

    /** The server calls it a broken protocol, as if the connection were lost. */
    @Test
    void aPlaceWithoutANameIsTheStatementsFaultAndNoOutage() {
        for (var sql : List.of("select $1", "select :v, $2")) {
            var failure = failure(() -> database.read("typed", sql, sql.contains(":v") ? "{'v':'a'}" : "{}"));

            assertThat(failure.code()).as(sql).isEqualTo(StorageCodes.BAD_PARAMS);
            assertThat(failure.message()).contains(":name");
        }
        assertThat(database.cell("typed", "select 1").asInt()).isEqualTo(1);
    }

    @Test
    void aParameterWhoseTypeNobodyKnowsIsNamed() {
        var failure = failure(() -> database.read("typed", "select 1 where :v is null", "{'v':1}"));

        assertThat(failure.code()).isEqualTo(StorageCodes.BAD_PARAMS);
        assertThat(failure.details()).containsEntry("parameter", "v");
    }
}
