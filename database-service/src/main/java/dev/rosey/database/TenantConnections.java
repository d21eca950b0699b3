package dev.rosey.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.engine.jdbc.connections.spi.MultiTenantConnectionProvider;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Gives Hibernate the connections of a tenant: a plugin's, which logged in as its role, or the service's own.
 *
 * <p>Each tenant has a small pool, which is its bulkhead. A plugin's connection is emptied when it comes back; one that
 * cannot be emptied is closed.
 */
final class TenantConnections implements MultiTenantConnectionProvider<String>, AutoCloseable {

    /** The tenant that is the service itself; no plugin can be named so. */
    static final String OWN = "_rosey";

    /** The service itself while plugins migrate, which may take long: nothing else waits for these connections. */
    static final String MIGRATING = "_rosey migrating";

    /** How many plugins migrate at a time. */
    static final int MIGRATIONS = 8;

    /** Takes away what a session leaves behind. Not within a transaction. */
    static final String EMPTY = "discard all";

    static final Duration CONNECT = Duration.ofMillis(1_200);
    private static final int OWN_CONNECTIONS = 6;

    private static final long serialVersionUID = 1L;

    private final transient Map<String, HikariDataSource> pools = new ConcurrentHashMap<>();
    private final transient Set<Connection> taken = ConcurrentHashMap.newKeySet();
    private final transient Set<Connection> emptied = ConcurrentHashMap.newKeySet();
    private final transient Map<String, PGSimpleDataSource> logins = new ConcurrentHashMap<>();
    private final int connectionsPerPlugin;

    TenantConnections(PGSimpleDataSource own, int connectionsPerPlugin) {
        this.connectionsPerPlugin = connectionsPerPlugin;
        logins.put(OWN, own);
        logins.put(MIGRATING, own);
    }

    private static boolean isOwn(String tenant) {
        return tenant.equals(OWN) || tenant.equals(MIGRATING);
    }

    private int size(String tenant) {
        return switch (tenant) {
            case OWN -> OWN_CONNECTIONS;
            case MIGRATING -> MIGRATIONS;
            default -> connectionsPerPlugin;
        };
    }

    /** Lets a tenant in. With another password than before it is a new tenant of the same name. */
    void admit(String tenant, PGSimpleDataSource login) {
        var known = logins.putIfAbsent(tenant, login);
        if (known != null && !Objects.equals(known.getPassword(), login.getPassword())) {
            forget(tenant);
            logins.put(tenant, login);
        }
    }

    private HikariDataSource pool(String tenant) {
        return pools.computeIfAbsent(tenant, this::open);
    }

    private HikariDataSource open(String tenant) {
        var config = new HikariConfig();
        config.setPoolName(tenant);
        config.setDataSource(Objects.requireNonNull(logins.get(tenant), tenant));
        config.setMaximumPoolSize(size(tenant));
        config.setMinimumIdle(0);
        config.setAutoCommit(isOwn(tenant));
        config.setIdleTimeout(Duration.ofMinutes(1).toMillis());
        config.setMaxLifetime(Duration.ofMinutes(30).toMillis());
        config.setConnectionTimeout(CONNECT.toMillis());
        config.setValidationTimeout(Duration.ofMillis(500).toMillis());
        config.setInitializationFailTimeout(-1);
        config.setThreadFactory(
                Thread.ofVirtual().name("rosey-db-pool-" + tenant).factory());
        return new HikariDataSource(config);
    }

    @Override
    public Connection getAnyConnection() throws SQLException {
        return getConnection(OWN);
    }

    @Override
    public void releaseAnyConnection(Connection connection) throws SQLException {
        releaseConnection(OWN, connection);
    }

    @Override
    public Connection getConnection(String tenant) throws SQLException {
        var connection = pool(tenant).getConnection();
        taken.add(connection);
        return connection;
    }

    /** Never throws: what was answered stays answered. */
    @Override
    public void releaseConnection(String tenant, Connection connection) throws SQLException {
        boolean isEmpty = emptied.remove(connection) || isOwn(tenant) || isEmptied(connection);
        taken.remove(connection);
        if (!isEmpty) {
            evict(tenant, connection);
        }
        try {
            connection.close();
        } catch (SQLException e) {
            evict(tenant, connection);
        }
    }

    /** Notes that what was last sent on a connection has emptied it, so that it is not done again when it comes back. */
    void emptied(Connection connection) {
        emptied.add(connection);
    }

    private static boolean isEmptied(Connection connection) {
        try (var statement = connection.createStatement()) {
            boolean isOpen = !isIdle(connection);
            connection.setAutoCommit(!isOpen);
            statement.execute(isOpen ? "rollback; " + EMPTY : EMPTY);
            connection.clearWarnings();
            connection.setAutoCommit(false);
            return isIdle(connection);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Whether the server says that the connection is in no transaction. */
    static boolean isIdle(Connection connection) throws SQLException {
        return connection.unwrap(BaseConnection.class).getTransactionState() == TransactionState.IDLE;
    }

    /** Takes a connection out of its pool for good. A pool that was closed has broken it off already. */
    void evict(String tenant, Connection connection) {
        var pool = pools.get(tenant);
        if (pool != null) {
            pool.evictConnection(connection);
        }
    }

    /** How many connections are given out now. */
    int inUse() {
        return taken.size();
    }

    /** Breaks every connection that is in use, so that whoever waits for an answer on it goes on at once. */
    void abortTaken() {
        for (var connection : taken) {
            Thread.startVirtualThread(() -> abort(connection));
        }
    }

    private static void abort(Connection connection) {
        try {
            connection.unwrap(BaseConnection.class).abort(Runnable::run);
        } catch (SQLException e) {
            // It is broken already.
        }
    }

    /** Forgets all idle connections: after an outage none of them works. */
    void forgetIdle() {
        pools.values().forEach(pool -> pool.getHikariPoolMXBean().softEvictConnections());
    }

    /** Forgets the idle connections of a tenant, because one of them was dead. */
    void forgetIdle(String tenant) {
        var pool = pools.get(tenant);
        if (pool != null) {
            pool.getHikariPoolMXBean().softEvictConnections();
        }
    }

    /** Closes a plugin's pool and forgets how it logs in. */
    void forget(String tenant) {
        logins.remove(tenant);
        var pool = pools.remove(tenant);
        if (pool != null) {
            pool.close();
        }
    }

    @Override
    public boolean supportsAggressiveRelease() {
        return false;
    }

    @Override
    public boolean isUnwrappableAs(Class<?> type) {
        return type.isInstance(this);
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return type.cast(this);
    }

    @Override
    public void close() {
        pools.values().forEach(HikariDataSource::close);
        pools.clear();
    }
}
