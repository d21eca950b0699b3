package dev.rosey.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** A statement that answers with one row, on whichever of some connections is free. */
final class JdbcCall implements Call, AutoCloseable {

    private final List<PreparedStatement> statements;
    private final BlockingQueue<PreparedStatement> free;

    private JdbcCall(List<PreparedStatement> statements) {
        this.statements = statements;
        this.free = new ArrayBlockingQueue<>(statements.size(), true, statements);
    }

    /** Prepares the statement on each of the connections, which commit each statement by itself. */
    static JdbcCall prepare(List<Connection> connections, String sql, Object... parameters) throws SQLException {
        var statements = new PreparedStatement[connections.size()];
        for (int i = 0; i < statements.length; i++) {
            statements[i] = connections.get(i).prepareStatement(sql);
            for (int parameter = 0; parameter < parameters.length; parameter++) {
                statements[i].setObject(parameter + 1, parameters[parameter]);
            }
        }
        return new JdbcCall(List.of(statements));
    }

    @Override
    public boolean succeeds() throws InterruptedException {
        var statement = free.take();
        try (var rows = statement.executeQuery()) {
            return rows.next() && rows.getObject(1) != null;
        } catch (SQLException failed) {
            return false;
        } finally {
            free.add(statement);
        }
    }

    @Override
    public void close() throws SQLException {
        for (var statement : statements) {
            statement.close();
        }
    }
}
