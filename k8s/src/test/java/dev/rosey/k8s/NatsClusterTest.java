package dev.rosey.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rosey.bus.RoseyException;
import dev.rosey.bus.Subjects;
import dev.rosey.bus.nats.BusOptions;
import dev.rosey.bus.nats.BusStores;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.testkit.FreePort;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three nats-servers with the configuration of the prod overlay and the generated users. */
class NatsClusterTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    static Path folder;

    private static final List<NatsProcess> servers = new ArrayList<>();
    private static NatsBus core;

    @BeforeAll
    static void start() throws Exception {
        var manifests = Manifests.of("overlays/prod");
        var secrets = Secrets.make(folder.resolve("secrets"));
        var routes = IntStream.range(0, 3).mapToObj(i -> FreePort.find()).toList();
        for (int i = 0; i < 3; i++) {
            var name = "nats-" + i;
            servers.add(
                    NatsProcess.of(manifests, secrets, folder.resolve(name), name, neighbours(routes, routes.get(i))));
        }
        servers.forEach(NatsProcess::launch);
        servers.forEach(NatsProcess::awaitPort);
        var password = secrets.of("rosey-nats-rosey-core").get("rosey-core");
        core = NatsBus.connect(new BusOptions(
                servers.getFirst().uri(), "rosey-core", password, Duration.ofSeconds(2), Duration.ofMillis(100)));
        await().atMost(PATIENCE).until(() -> core.state().connected());
    }

    private static UnaryOperator<String> neighbours(List<Integer> routes, int own) {
        return config -> {
            var here = config.replace("0.0.0.0:6222", "127.0.0.1:" + own);
            for (int i = 0; i < routes.size(); i++) {
                here = here.replace("nats-" + i + ".nats-peers:6222", "127.0.0.1:" + routes.get(i));
            }
            return here;
        };
    }

    @AfterAll
    static void stop() {
        core.close();
        servers.forEach(NatsProcess::close);
    }

    @Test
    void whatIsKeptSurvivesTheLossOfOneServer() throws Exception {
        await().atMost(PATIENCE).until(() -> created(3));
        assertThat(servers).allSatisfy(server -> await().atMost(PATIENCE).until(() -> isHealthy(server)));
        var settings = core.connection().keyValue(Subjects.CONFIG_BUCKET);
        settings.put("trivia", "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        servers.get(2).stop();

        await().atMost(PATIENCE).ignoreExceptions().until(() -> settings.get("trivia") != null);
        await().atMost(PATIENCE).until(() -> created(3));
        var status = core.connection().keyValueManagement().getStatus(Subjects.CONFIG_BUCKET);
        assertThat(status.getReplicas()).isEqualTo(3);
        servers.get(2).start();
        await().atMost(PATIENCE).until(() -> isHealthy(servers.get(2)));
    }

    /** rosey-core tries until it is done; at first the cluster has no leader. */
    private static boolean created(int replicas) {
        try {
            BusStores.create(core, replicas);
            return true;
        } catch (RoseyException notYet) {
            return false;
        }
    }

    private static boolean isHealthy(NatsProcess server) throws InterruptedException {
        var request = HttpRequest.newBuilder(server.monitor("/healthz")).build();
        try {
            return HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
