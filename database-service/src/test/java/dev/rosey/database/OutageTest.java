package dev.rosey.database;

import static dev.rosey.database.DatabaseServiceTest.code;
import static dev.rosey.database.DatabaseServiceTest.failure;
import static dev.rosey.database.Running.exec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutageTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int WRITERS = 50;

    @TempDir
    private static Path directory;

    private static OwnServer server;
    private static Running database;

    @BeforeAll
    static void startServer() {
        server = new OwnServer(directory.resolve("data"));
        database = new Running(server.config());
        database.migrate("writer", "create table written(id text primary key)");
        database.register("writer", exec("put", "insert into written values (:id)"));
    }

    @AfterAll
    static void stopServer() {
        database.close();
        server.close();
    }

    private static void awaitUp() {
        await().atMost(SOON).until(() -> database.service.unavailable().isEmpty());
    }

    private static void awaitDown() {
        await().atMost(SOON).until(() -> database.service.unavailable().isPresent());
    }

    @Test
    void aHangEndsWhatIsUnderWayAndWhatComesIsRefusedAtOnce() throws Exception {
        awaitUp();
        database.events.clear();
        server.hang();
        try {
            var underWay = CompletableFuture.supplyAsync(
                    () -> code(() -> database.read("writer", "select 1")), Executors.newVirtualThreadPerTaskExecutor());

            assertThat(underWay.get(SOON.toSeconds(), TimeUnit.SECONDS)).isEqualTo(ErrorCode.UNAVAILABLE);
            awaitDown();
            var refused = failure(() -> database.read("writer", "select 1"));
            assertThat(refused.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(refused.details()).containsEntry("outcome", "undone");
        } finally {
            server.goOn();
        }
        awaitUp();
        assertThat(database.cell("writer", "select 1").asInt()).isEqualTo(1);
        assertThat(database.events)
                .filteredOn(DatabaseEvent.Unavailable.class::isInstance)
                .hasSize(1);
        assertThat(database.events)
                .filteredOn(DatabaseEvent.Recovered.class::isInstance)
                .hasSize(1);
    }

    @Test
    void everyAcknowledgedWriteIsThereAfterKillHangAndRestart() throws Exception {
        awaitUp();
        var acknowledged = ConcurrentHashMap.<String>newKeySet();
        var unknown = ConcurrentHashMap.<String>newKeySet();
        var undone = ConcurrentHashMap.<String>newKeySet();
        var stop = new AtomicBoolean();
        var done = new CountDownLatch(WRITERS);
        for (int writer = 0; writer < WRITERS; writer++) {
            var name = "w" + writer + '-';
            Thread.startVirtualThread(() -> {
                for (int i = 0; !stop.get(); i++) {
                    write(name + i, acknowledged, unknown, undone);
                }
                done.countDown();
            });
        }

        awaitMore(acknowledged);
        server.kill();
        awaitDown();
        server.start();
        awaitMore(acknowledged);
        server.hang();
        awaitDown();
        server.goOn();
        awaitMore(acknowledged);
        server.stop();
        awaitDown();
        server.start();
        awaitMore(acknowledged);
        stop.set(true);

        assertThat(done.await(SOON.toSeconds(), TimeUnit.SECONDS))
                .as("no writer hangs")
                .isTrue();
        awaitUp();
        assertThat(stored(acknowledged)).isEqualTo(acknowledged.size());
        assertThat(stored(undone)).isZero();
    }

    private static void write(String id, Set<String> acknowledged, Set<String> unknown, Set<String> undone) {
        try {
            database.exec("writer", "put", "{'id':'" + id + "'}");
            acknowledged.add(id);
        } catch (RoseyException e) {
            assertThat(e.code()).as(e.message()).isEqualTo(ErrorCode.UNAVAILABLE);
            boolean isUndone = "undone".equals(e.details().get("outcome"));
            (isUndone ? undone : unknown).add(id);
            java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
        }
    }

    private static void awaitMore(Set<String> acknowledged) {
        int before = acknowledged.size();
        await().atMost(SOON.multipliedBy(2)).until(() -> acknowledged.size() > before + 100);
    }

    private static long stored(Set<String> ids) {
        return Long.parseLong(database.asSuperuser(
                "select count(*) from writer.written where id = any('{" + String.join(",", ids) + "}')"));
    }
}
