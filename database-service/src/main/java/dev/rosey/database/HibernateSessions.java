package dev.rosey.database;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.bytecode.internal.none.BytecodeProviderImpl;
import org.hibernate.bytecode.spi.BytecodeProvider;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.jdbc.ReturningWork;

/**
 * Hibernate, whose tenants are the plugins and the service itself. It starts without a database.
 *
 * <p>Safe from any thread.
 */
final class HibernateSessions implements AutoCloseable {

    /** Loggers that tell, with a stack, what a plugin's statement did to its connection; the caller is told, once. */
    private final List<Logger> silenced = Stream.of(
                    "org.hibernate.engine.jdbc.spi.SqlExceptionHelper",
                    "org.hibernate.event.internal.DefaultLoadEventListener",
                    "com.zaxxer.hikari.pool.PoolBase",
                    "com.zaxxer.hikari.pool.ProxyConnection")
            .map(Logger::getLogger)
            .toList();

    private final SessionFactory factory;

    HibernateSessions(TenantConnections connections) {
        silenced.forEach(logger -> logger.setLevel(Level.OFF));
        var registry = new StandardServiceRegistryBuilder()
                .applySettings(Map.of(
                        AvailableSettings.MULTI_TENANT_CONNECTION_PROVIDER,
                        connections,
                        AvailableSettings.JAKARTA_HBM2DDL_DB_NAME,
                        "PostgreSQL",
                        AvailableSettings.JAKARTA_HBM2DDL_DB_MAJOR_VERSION,
                        "14",
                        "hibernate.boot.allow_jdbc_metadata_access",
                        false,
                        AvailableSettings.STATEMENT_BATCH_SIZE,
                        200,
                        AvailableSettings.JAKARTA_VALIDATION_MODE,
                        "none"))
                // Three tables without lazy parts need no generated classes: reflection does, and Byte Buddy is not
                // loaded.
                .addService(BytecodeProvider.class, new BytecodeProviderImpl())
                .build();
        this.factory = new MetadataSources(registry)
                .addAnnotatedClass(PluginAccount.class)
                .addAnnotatedClass(RegisteredStatement.class)
                .addAnnotatedClass(AuditEntry.class)
                .buildMetadata()
                .buildSessionFactory();
    }

    /** Runs JDBC on a connection of the tenant, and returns it. */
    <T> T work(String tenant, ReturningWork<T> work) {
        try (Session session =
                factory.withOptions().tenantIdentifier((Object) tenant).openSession()) {
            return session.doReturningWork(work);
        }
    }

    /** Runs a transaction on the service's own tables. A failure to reach the database is {@code UNAVAILABLE}. */
    <T> T own(Function<Session, T> work) {
        return own(TenantConnections.OWN, work);
    }

    /** As {@link #own}, for what may take as long as a plugin's migrations do. */
    <T> T migrating(Function<Session, T> work) {
        return own(TenantConnections.MIGRATING, work);
    }

    private <T> T own(String tenant, Function<Session, T> work) {
        try (Session session =
                factory.withOptions().tenantIdentifier((Object) tenant).openSession()) {
            var transaction = session.beginTransaction();
            try {
                T result = work.apply(session);
                transaction.commit();
                return result;
            } catch (RuntimeException e) {
                rollback(transaction, e);
                throw e;
            }
        } catch (PersistenceException e) {
            throw failure(e);
        }
    }

    private static RoseyException failure(PersistenceException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return SqlFailures.of(sql, null);
            }
        }
        return new RoseyException(ErrorCode.INTERNAL, "the service's own tables cannot be used", failure);
    }

    private static void rollback(org.hibernate.Transaction transaction, RuntimeException failure) {
        try {
            transaction.rollback();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    /** Carries out one command in the session's transaction. */
    static void execute(Session session, String sql) {
        session.doWork(connection -> execute(connection, sql));
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        factory.close();
    }
}
