package dev.rosey.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the probes of a manifest say is true: a pod lives through an outage, tells of it, and comes back by itself. */
class ProbesTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @RegisterExtension
    static final DevCluster cluster = DevCluster.shared();

    @Test
    void withoutNatsEveryModuleLivesAndSaysWhyItIsNotReady() {
        cluster.nats().stop();
        var late = cluster.another("dice-roller");
        try {
            for (var name : cluster.hosts()) {
                awaitNotReady(cluster.pod(name), "NATS");
            }
            assertAllLive();
            await().atMost(PATIENCE).until(() -> late.live().isUp());
            assertThat(late.started().status()).isEqualTo(503);
            assertThat(late.ready().body()).contains("NATS does not answer yet");
        } finally {
            cluster.nats().start();
        }
        DevCluster.awaitReady(late);
        assertThat(late.started().isUp()).isTrue();
        late.close();
        awaitAllReady();
    }

    @Test
    void withoutPostgresqlDatabaseServiceLivesAndSaysWhyItIsNotReady() throws IOException {
        cluster.postgres().stop();
        try {
            awaitNotReady(cluster.pod("database-service"), "database");
            assertAllLive();
            assertThat(othersThan("database-service"))
                    .allMatch(pod -> pod.ready().isUp());
        } finally {
            cluster.postgres().start();
        }
        awaitAllReady();
    }

    @Test
    void withoutCytubeItsConnectionLivesAndSaysWhyItIsNotReady() {
        cluster.simulator().close();
        try {
            awaitNotReady(cluster.pod("cytube-connection"), "movienight");
            assertAllLive();
            assertThat(othersThan("cytube-connection"))
                    .allMatch(pod -> pod.ready().isUp());
        } finally {
            cluster.startSimulatorAgain();
        }
        awaitAllReady();
    }

    private static void awaitNotReady(PodProcess pod, String reason) {
        await(reason).atMost(PATIENCE).until(() -> pod.ready().status() == 503);
        assertThat(pod.ready().body()).contains("\"DOWN\"", reason);
    }

    private static void assertAllLive() {
        assertThat(cluster.hosts()).allSatisfy(name -> {
            assertThat(cluster.pod(name).live().isUp()).as(name).isTrue();
            assertThat(cluster.pod(name).started().isUp()).as(name).isTrue();
        });
    }

    private static void awaitAllReady() {
        cluster.hosts().forEach(cluster::awaitReady);
    }

    private static List<PodProcess> othersThan(String name) {
        return cluster.hosts().stream()
                .filter(other -> !other.equals(name))
                .map(cluster::pod)
                .toList();
    }
}
