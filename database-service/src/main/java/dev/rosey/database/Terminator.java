package dev.rosey.database;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends backends by their process id, each from a short connection of the service's own, whatever the pools do. */
final class Terminator {

    private static final Logger LOG = LoggerFactory.getLogger(Terminator.class);

    private final DataSource source;

    Terminator(Logins logins) {
        this.source = logins.own();
    }

    /** Ends a backend; blocks for a moment. */
    void terminate(int backend) {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement("select pg_catalog.pg_terminate_backend(?::int)")) {
            statement.setInt(1, backend);
            statement.execute();
        } catch (SQLException e) {
            LOG.warn("A backend that runs too long could not be ended: {}", SqlFailures.message(e));
        }
    }
}
