package dev.rosey.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TenantConnectionsTest {

    private static final String TENANT = "leaving";

    @Test
    void whatComesBackAfterItsTenantWasForgottenIsClosed() throws SQLException {
        var own = new Logins(PostgresServer.newDatabase()).own();
        try (var connections = new TenantConnections(own, 1)) {
            connections.admit(TENANT, own);
            var connection = connections.getConnection(TENANT);

            connections.forget(TENANT);

            assertThatCode(() -> {
                        connections.releaseConnection(TENANT, connection);
                        connections.forgetIdle(TENANT);
                    })
                    .doesNotThrowAnyException();
            assertThat(connection.isClosed()).isTrue();
            assertThat(connections.inUse()).isZero();
        }
    }
}
