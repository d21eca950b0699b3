package dev.rosey.database;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Set;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A data source whose connections are all the same one, in a transaction that only its owner ends: closing, committing
 * and rolling back through it does nothing. So what a library writes becomes part of a larger transaction.
 */
final class SharedConnection implements DataSource {

    private static final Set<String> LEFT_TO_THE_OWNER =
            Set.of("close", "commit", "rollback", "setAutoCommit", "abort", "setReadOnly", "setTransactionIsolation");

    private static final String SHORT_URL = "jdbc:postgresql:";

    private final Connection view;

    SharedConnection(Connection owned) {
        this.view = view(Connection.class, (method, arguments) -> switch (method.getName()) {
            case "getMetaData" -> withShortUrl(owned.getMetaData());
            default -> LEFT_TO_THE_OWNER.contains(method.getName()) ? null : method.invoke(owned, arguments);
        });
    }

    /** The driver's own URL repeats every property; looking for passwords in it would be most of what Flyway does. */
    private static DatabaseMetaData withShortUrl(DatabaseMetaData metaData) {
        return view(
                DatabaseMetaData.class,
                (method, arguments) ->
                        method.getName().equals("getURL") ? SHORT_URL : method.invoke(metaData, arguments));
    }

    private interface Calls {
        @Nullable
        Object answer(Method method, @Nullable Object @Nullable [] arguments)
                throws IllegalAccessException, InvocationTargetException, SQLException;
    }

    private static <T> T view(Class<T> type, Calls calls) {
        return type.cast(Proxy.newProxyInstance(
                SharedConnection.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return calls.answer(method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                }));
    }

    @Override
    public Connection getConnection() {
        return view;
    }

    @Override
    public Connection getConnection(String user, String password) {
        return view;
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return view.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return view.isWrapperFor(type);
    }
}
