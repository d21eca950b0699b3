package dev.rosey.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rosey.bus.BusJson;
import dev.rosey.bus.MigrateRequest;
import dev.rosey.bus.Migration;
import dev.rosey.bus.StatementRequest;
import dev.rosey.bus.StorageStatement;
import dev.rosey.bus.StorageStatement.Kind;
import dev.rosey.bus.Subjects;
import io.nats.client.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The table that is written and read, by the bus as a plugin does and by JDBC, with the same statements. */
final class Notes {

    private static final String PLUGIN = "benchmark";
    private static final String TABLE = """
            create table notes(id bigint generated always as identity primary key, author text not null, text text not null);
            insert into notes(author, text) select 'alice', 'note ' || n from generate_series(1, 1000) n""";
    private static final String INSERT = "insert into %snotes(author, text) values (%s, %s) returning id";
    private static final String SELECT = "select id, author, text from %snotes where id = %s";
    private static final String AUTHOR = "alice";
    private static final String TEXT = "Be excellent to each other.";
    private static final long ID = 500;

    private Notes() {}

    /** Makes the table and registers the statements; may be done again. */
    static Call migrate(Connection connection) {
        var request = new MigrateRequest(
                List.of(new Migration("1", "create notes", TABLE)),
                List.of(
                        new StorageStatement("insert", Kind.EXEC, INSERT.formatted("", ":author", ":text")),
                        new StorageStatement("select", Kind.QUERY, SELECT.formatted("", ":id"))),
                false);
        return new NatsCall(connection, Subjects.dbExec(PLUGIN, "migrate"), BusJson.bytes(request));
    }

    static Call insert(Connection connection) {
        return new NatsCall(
                connection, Subjects.dbExec(PLUGIN, "insert"), body(Map.of("author", AUTHOR, "text", TEXT)));
    }

    static JdbcCall insert(List<java.sql.Connection> connections) throws SQLException {
        return JdbcCall.prepare(connections, INSERT.formatted(PLUGIN + '.', "?", "?"), AUTHOR, TEXT);
    }

    static Call select(Connection connection) {
        return new NatsCall(connection, Subjects.dbQuery(PLUGIN, "select"), body(Map.of("id", ID)));
    }

    static JdbcCall select(List<java.sql.Connection> connections) throws SQLException {
        return JdbcCall.prepare(connections, SELECT.formatted(PLUGIN + '.', "?"), ID);
    }

    private static byte[] body(Map<String, ?> params) {
        Map<String, JsonNode> values = params.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, param -> BusJson.tree(param.getValue())));
        return BusJson.bytes(new StatementRequest(null, values));
    }
}
