package dev.rosey.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AuditTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static Running database;

    @BeforeAll
    static void startService() {
        database = Running.onNewDatabase();
    }

    @AfterAll
    static void stopService() {
        database.close();
    }

    private static void enter(String plugin, String age) {
        database.asSuperuser("insert into _rosey.audit values (gen_random_uuid(), now() - interval '" + age + "', '"
                + plugin + "', 'write', 1, 1, '')");
    }

    private static String entries(String plugin) {
        return database.asSuperuser("select count(*) from _rosey.audit where plugin = '" + plugin + "'");
    }

    @Test
    void aServiceThatStartsDropsWhatWasKeptLongEnough() {
        enter("kept", "29 days");
        enter("old", "31 days");

        try (var another = new Running(database.config)) {
            assertThat(another.service.unavailable()).isEmpty();
            await().atMost(PATIENCE).until(() -> entries("old").equals("0"));
        }

        assertThat(entries("kept")).isEqualTo("1");
    }

    @Test
    void whoWritesWithoutPauseDoesNotKeepTheTrailFromEnding() throws Exception {
        var writes = new AtomicBoolean(true);
        try (var connections = new TenantConnections(new Logins(database.config).own(), 1);
                var sessions = new HibernateSessions(connections)) {
            var audit = new Audit(sessions, Instant::now, Duration.ofDays(30));
            audit.note("restless", "write", Duration.ZERO, 1, "");
            var writer = Thread.ofVirtual().start(() -> {
                while (writes.get()) {
                    audit.note("restless", "write", Duration.ZERO, 1, "");
                }
            });
            try {
                CompletableFuture.runAsync(audit::flush).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } finally {
                writes.set(false);
                writer.join();
            }
        }
        assertThat(Long.parseLong(entries("restless"))).isPositive();
    }
}
