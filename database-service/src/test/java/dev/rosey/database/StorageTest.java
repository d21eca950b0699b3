package dev.rosey.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rosey.bus.RoseyException;
import dev.rosey.bus.StorageCodes;
import dev.rosey.database.notes.Notes;
import dev.rosey.plugin.Storage;
import dev.rosey.testkit.NatsServer;
import dev.rosey.testkit.RoseyHost;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same plugin with the same assertions on PostgreSQL over the bus and on a private SQLite file. */
class StorageTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00.123Z");

    record Id(long id) {}

    record Note(long id, String text, String kind, Instant at, int stars) {}

    record Stars(int stars) {}

    @Test
    void storageInTheServiceKeepsWhatThePluginStores() {
        try (var nats = new NatsServer()) {
            nats.start();
            var config = PostgresServer.newDatabase();
            var host = new RoseyHost(nats)
                    .with("rosey.database.url", config.url())
                    .with("rosey.database.user", config.user());
            host.start();
            try {
                var storage = host.bean(Notes.class).storage();
                exercise(storage);
                purge(nats);
                assertThat(insert(storage, "after all was lost", null)).isEqualTo(1);
            } finally {
                host.stop();
            }
        }
    }

    private static void purge(NatsServer nats) {
        try (var operator = nats.connect(NatsServer.OPERATOR)) {
            operator.requestAndWait(
                    "db.exec.notes.purge", "{}".getBytes(StandardCharsets.UTF_8), Duration.ofSeconds(20));
        }
    }

    @Test
    void aPrivateFileKeepsItAlikeAndOverRestarts(@TempDir Path home) {
        try (var nats = new NatsServer()) {
            nats.start();
            for (int run = 0; run < 2; run++) {
                var host = local(nats, home);
                host.start();
                try {
                    var storage = host.bean(Notes.class).storage();
                    if (run == 0) {
                        exercise(storage);
                    } else {
                        assertThat(some(storage, 1L)).hasSize(1);
                    }
                } finally {
                    host.stop();
                }
            }
        }
    }

    @Test
    void aPrivateFileIsRefusedInProduction(@TempDir Path home) {
        try (var nats = new NatsServer()) {
            nats.start();
            var host = local(nats, home).with("rosey.environment", "production");
            host.start();
            try {
                assertThat(code(() -> some(host.bean(Notes.class).storage(), 1L)))
                        .isEqualTo("UNAVAILABLE");
            } finally {
                host.stop();
            }
            assertThat(home.resolve("local")).doesNotExist();
        }
    }

    private static RoseyHost local(NatsServer nats, Path home) {
        var config = PostgresServer.newDatabase();
        return new RoseyHost(nats)
                .with("rosey.database.url", config.url())
                .with("rosey.database.user", config.user())
                .with("rosey.home", home.toString())
                .with("rosey.plugins.notes.settings.storage", "local");
    }

    private static void exercise(Storage storage) {
        long first = insert(storage, "it's “quoted” ? :x", "a");
        long second = insert(storage, "second", null);

        assertThat(some(storage, first, second))
                .containsExactly(
                        new Note(first, "it's “quoted” ? :x", "a", NOW, 0), new Note(second, "second", null, NOW, 0));
        assertThat(storage.exec("star", Map.of("id", second)).one(Stars.class).stars())
                .isEqualTo(1);
        assertThat(code(() -> insert(storage, "", "a"))).isEqualTo(StorageCodes.CONSTRAINT.name());
        assertThat(code(() -> storage.exec("star", Map.of()))).isEqualTo(StorageCodes.BAD_PARAMS.name());
        assertThat(code(() -> storage.exec("star", Map.of("id", 1, "x", 1)))).isEqualTo(StorageCodes.BAD_PARAMS.name());
        assertThat(code(() -> storage.exec("nothing", Map.of()))).isEqualTo(StorageCodes.UNKNOWN_STATEMENT.name());
        assertThat(code(() -> storage.query("star", Map.of("id", 1)))).isEqualTo(StorageCodes.UNKNOWN_STATEMENT.name());
        transactions(storage, second);
    }

    private static void transactions(Storage storage, long id) {
        var good = new Storage.Call("star", Map.of("id", id));
        var bad = new Storage.Call("insert", params("", null));

        assertThat(storage.transaction(List.of(good, good))
                        .get(1)
                        .one(Stars.class)
                        .stars())
                .isEqualTo(3);
        var failure = failure(() -> storage.transaction(List.of(good, bad)));
        assertThat(failure.details()).containsEntry("index", 1);
        assertThat(some(storage, id).getFirst().stars()).isEqualTo(3);
    }

    private static long insert(Storage storage, String text, String kind) {
        return storage.exec("insert", params(text, kind)).one(Id.class).id();
    }

    private static Map<String, Object> params(String text, String kind) {
        var params = new HashMap<String, Object>();
        params.put("text", text);
        params.put("kind", kind);
        params.put("at", NOW);
        return params;
    }

    private static List<Note> some(Storage storage, Long... ids) {
        return storage.query("some", Map.of("ids", Arrays.asList(ids))).as(Note.class);
    }

    private static String code(Runnable call) {
        return failure(call).code().name();
    }

    private static RoseyException failure(Runnable call) {
        return Assertions.catchThrowableOfType(RoseyException.class, call::run);
    }
}
