package dev.rosey.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresTest {

    @TempDir
    Path folder;

    @Test
    void dataIsKeptSafelyAndOnlyThePasswordLetsIn() throws Exception {
        var fixture = Fixture.in(folder).with("rosey-core", "service");
        try (var first = RunningRosey.start(fixture)) {
            try (var connection = connect(first, password(fixture));
                    var statement = connection.createStatement()) {
                statement.execute("create table kept (line text); insert into kept values ('ÄÖ'), ('b')");
                assertThat(setting(connection, "fsync")).isEqualTo("on");
                assertThat(setting(connection, "synchronous_commit")).isEqualTo("on");
                assertThat(setting(connection, "listen_addresses")).isEqualTo("127.0.0.1");
            }
            assertThatThrownBy(() -> connect(first, "guess").close()).isInstanceOf(SQLException.class);
        }
        try (var second = RunningRosey.start(fixture);
                var connection = connect(second, password(fixture));
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select string_agg(lower(line), ',' order by line) from kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("b,äö");
        }
    }

    @Test
    void aPasswordThatWasLostIsMadeAnewAndTheDataIsKept() throws Exception {
        var fixture = Fixture.in(folder).with("rosey-core", "service");
        var file = new Credentials(fixture.home()).postgres();
        try (var first = RunningRosey.start(fixture);
                var connection = connect(first, password(fixture));
                var statement = connection.createStatement()) {
            statement.execute("create table kept (line text); insert into kept values ('a')");
        }
        var lost = Files.readString(file);
        Files.delete(file);
        try (var second = RunningRosey.start(fixture)) {
            assertThat(password(fixture)).isNotEqualTo(lost);
            assertThatThrownBy(() -> connect(second, lost).close()).isInstanceOf(SQLException.class);
            assertThat(linesKept(second, password(fixture))).isOne();
        }
        Files.writeString(file, "it's \\ mine\n");
        try (var third = RunningRosey.start(fixture)) {
            assertThat(linesKept(third, "it's \\ mine")).isOne();
        }
    }

    @Test
    void aPasswordOfTwoLinesIsRefused() throws Exception {
        var fixture = Fixture.in(folder).with("rosey-core", "service");
        var file = new Credentials(fixture.home()).postgres();
        Files.writeString(file, "two\nlines");

        assertThatThrownBy(() -> RunningRosey.start(fixture))
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("more than one line")
                .hasMessageContaining(file.toString());

        assertThat(fixture.home().postgres().resolve("data")).doesNotExist();
    }

    private static int linesKept(RunningRosey rosey, String password) throws SQLException {
        try (var connection = connect(rosey, password);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from kept")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("show " + name)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(RunningRosey rosey, String password) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + rosey.fixture().ports().postgres() + "/rosey", "rosey", password);
    }

    private static String password(Fixture fixture) {
        return Credentials.read(new Credentials(fixture.home()).postgres());
    }
}
