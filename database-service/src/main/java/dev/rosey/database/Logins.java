package dev.rosey.database;

import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * How this service logs in to PostgreSQL, as itself or as a plugin.
 *
 * <p>Server-side prepared statements are off: {@code deallocate all} inside a {@code DO} block would break them. A result
 * larger than the buffer closes its connection before it fills the heap.
 */
final class Logins {

    /** What one answer may hold in memory while it is read; a reply holds 512 KiB at most. */
    static final int RESULT_BUFFER = 8 * 1024 * 1024;

    /** How many statements each connection remembers as the driver has split them; PostgreSQL remembers none. */
    private static final int REMEMBERED_TEXTS = 64;

    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration SOCKET = Duration.ofSeconds(60);

    private final DatabaseConfig config;

    Logins(DatabaseConfig config) {
        this.config = config;
    }

    /** As the service itself. */
    PGSimpleDataSource own() {
        var source = as(config.user(), config.password(), "rosey database-service");
        source.setReWriteBatchedInserts(true);
        return source;
    }

    /** As a plugin's role, within the limits of a session. */
    PGSimpleDataSource plugin(PluginSchema names, String password) {
        var source = as(names.role(), password, "rosey " + names.plugin());
        try {
            set(source, PGProperty.OPTIONS, SessionLimits.options(names, config.statementTimeout()));
            set(source, PGProperty.PREPARED_STATEMENT_CACHE_QUERIES, REMEMBERED_TEXTS);
            set(source, PGProperty.PREPARED_STATEMENT_CACHE_SIZE_MIB, 1);
        } catch (SQLException e) {
            throw unknownProperty(e);
        }
        return source;
    }

    private PGSimpleDataSource as(String role, String password, String application) {
        var source = new PGSimpleDataSource();
        source.setURL(config.url());
        source.setUser(role);
        source.setPassword(password);
        try {
            set(source, PGProperty.APPLICATION_NAME, application);
            set(source, PGProperty.CONNECT_TIMEOUT, CONNECT.toSeconds());
            set(source, PGProperty.LOGIN_TIMEOUT, CONNECT.toSeconds());
            set(source, PGProperty.SOCKET_TIMEOUT, SOCKET.toSeconds());
            set(source, PGProperty.CANCEL_SIGNAL_TIMEOUT, CONNECT.toSeconds());
            set(source, PGProperty.TCP_KEEP_ALIVE, true);
            set(source, PGProperty.GSS_ENC_MODE, "disable");
            set(source, PGProperty.ASSUME_MIN_SERVER_VERSION, "14");
            set(source, PGProperty.PREPARE_THRESHOLD, 0);
            set(source, PGProperty.PREPARED_STATEMENT_CACHE_QUERIES, 0);
            set(source, PGProperty.BINARY_TRANSFER, false);
            set(source, PGProperty.STRING_TYPE, "unspecified");
            set(source, PGProperty.LOG_SERVER_ERROR_DETAIL, false);
            set(source, PGProperty.MAX_RESULT_BUFFER, RESULT_BUFFER);
            set(source, PGProperty.ADAPTIVE_FETCH, true);
            set(source, PGProperty.ADAPTIVE_FETCH_MINIMUM, 4);
            set(source, PGProperty.ADAPTIVE_FETCH_MAXIMUM, 1001);
        } catch (SQLException e) {
            throw unknownProperty(e);
        }
        return source;
    }

    private static IllegalStateException unknownProperty(SQLException failure) {
        return new IllegalStateException("the driver does not know a connection property", failure);
    }

    private static void set(PGSimpleDataSource source, PGProperty property, Object value) throws SQLException {
        source.setProperty(property, String.valueOf(value));
    }
}
