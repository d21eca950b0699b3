package dev.rosey.k8s;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rosey.bus.BusJson;
import dev.rosey.bus.nats.NatsBus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A roll-out with maxSurge 1 and maxUnavailable 0, played with processes: the new pod is ready, then the old one is told to
 * end, while requests come in: 200 a second to a plugin, 20 to the storage, where a plugin has four places and what does not
 * find one in time is refused.
 */
class RollingUpdateTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @RegisterExtension
    static final DevCluster cluster = DevCluster.shared();

    private final List<CompletableFuture<JsonNode>> replies = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    dice-roller      | 200 | rosey.command.dice.roll | {"id":"1","channel":"c","user":{"name":"a"},"args":"d6"}
                    database-service | 20  | db.query.quote-db.read  | {"sql":"select 1 as one","params":{}}
                    """)
    void noRequestIsLost(String name, int aSecond, String subject, String body) throws Exception {
        var old = cluster.pod(name);
        try (var bus = cluster.operator();
                var clock = Executors.newSingleThreadScheduledExecutor()) {
            clock.scheduleAtFixedRate(
                    () -> replies.add(send(bus, subject, body)), 0, 1_000_000 / aSecond, TimeUnit.MICROSECONDS);
            cluster.keep(name, cluster.another(name));
            cluster.awaitReady(name);
            awaitMoreReplies(aSecond);

            old.terminate();
            assertThat(old.endsInTime()).as(old.log()).isTrue();

            awaitMoreReplies(aSecond);
            clock.shutdown();
            assertThat(clock.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
            assertThat(replies).filteredOn(RollingUpdateTest::isLost).isEmpty();
        }
        assertThat(old.process().exitValue()).isEqualTo(143);
    }

    private static boolean isLost(CompletableFuture<JsonNode> reply) {
        return !reply.handle(
                        (answer, failure) -> answer != null && answer.path("ok").booleanValue())
                .orTimeout(1, TimeUnit.MINUTES)
                .join();
    }

    private void awaitMoreReplies(int more) {
        int enough = replies.size() + more;
        await().atMost(TIMEOUT.multipliedBy(4)).until(() -> replies.size() > enough);
    }

    private static CompletableFuture<JsonNode> send(NatsBus bus, String subject, String body) {
        return bus.request(subject, body.getBytes(UTF_8), TIMEOUT)
                .thenApply(reply -> BusJson.read(reply.body(), JsonNode.class));
    }
}
