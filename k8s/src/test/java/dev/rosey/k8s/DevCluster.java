package dev.rosey.k8s;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rosey.bus.nats.BusOptions;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.testkit.FreePort;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The dev overlay without a cluster: nats-server with the overlay's configuration and the generated users, PostgreSQL, and
 * every Deployment as a {@link PodProcess}, started once for all tests that register it. A test leaves it as it was.
 */
final class DevCluster implements BeforeAllCallback {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String SIMULATOR = "cytube-simulator";

    private final Manifests manifests = Manifests.of("overlays/dev");
    private final Map<String, PodProcess> pods = new LinkedHashMap<>();
    private Path folder;
    private Secrets secrets;
    private NatsProcess nats;
    private PostgresProcess postgres;

    private DevCluster() {}

    /** The one of this run, when a test's class starts. */
    static DevCluster shared() {
        return Holder.CLUSTER;
    }

    private static final class Holder {
        static final DevCluster CLUSTER = new DevCluster();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.create(DevCluster.class))
                .getOrComputeIfAbsent(DevCluster.class, key -> {
                    start();
                    return (AutoCloseable) this::stop;
                });
    }

    private void start() {
        try {
            folder = Files.createTempDirectory("rosey-k8s");
            secrets = Secrets.make(folder.resolve("secrets"));
            nats = NatsProcess.of(manifests, secrets, folder.resolve("nats"));
            nats.start();
            postgres = new PostgresProcess(folder.resolve("postgres"), secrets.of("rosey-database"));
            postgres.start();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        startPod(SIMULATOR);
        awaitReady(SIMULATOR);
        hosts().forEach(this::startPod);
        hosts().forEach(this::awaitReady);
    }

    private void stop() throws IOException {
        pods.values().forEach(PodProcess::close);
        postgres.stop();
        nats.close();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** The names of the Deployments that hold modules. */
    List<String> hosts() {
        return manifests.hosts().map(it -> it.getMetadata().getName()).toList();
    }

    Manifests manifests() {
        return manifests;
    }

    Path folder() {
        return folder;
    }

    NatsProcess nats() {
        return nats;
    }

    PostgresProcess postgres() {
        return postgres;
    }

    PodProcess pod(String name) {
        return pods.get(name);
    }

    PodProcess simulator() {
        return pod(SIMULATOR);
    }

    /** One more pod of a Deployment, which the caller closes or makes the {@link #keep kept} one. */
    PodProcess another(String name) {
        return start(name, FreePort.find());
    }

    private PodProcess start(String name, int port) {
        return PodProcess.start(
                name, manifests.one(Deployment.class, name).getSpec().getTemplate(), this, port);
    }

    /** Makes a pod the one of its Deployment. */
    void keep(String name, PodProcess pod) {
        pods.put(name, pod);
    }

    private void startPod(String name) {
        keep(name, another(name));
    }

    /** Starts the simulator in place of the one before, where the others look for it. */
    void startSimulatorAgain() {
        keep(SIMULATOR, start(SIMULATOR, simulator().port()));
        awaitReady(SIMULATOR);
    }

    void awaitReady(String name) {
        awaitReady(pod(name));
    }

    static void awaitReady(PodProcess pod) {
        await("a pod to be ready")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    assertThat(pod.process().isAlive()).as(pod.log()).isTrue();
                    return pod.ready().isUp();
                });
    }

    /** A connection as the operator. The caller closes it. */
    NatsBus operator() {
        var password = secrets.of("rosey-nats-operator").get("operator");
        var bus = NatsBus.connect(
                new BusOptions(nats.uri(), "operator", password, Duration.ofSeconds(2), Duration.ofMillis(100)));
        bus.whenConnected().orTimeout(30, SECONDS).join();
        return bus;
    }

    Map<String, String> secret(String name) {
        return secrets.of(name);
    }

    Map<String, String> configMap(String name) {
        return manifests.one(ConfigMap.class, name).getData();
    }

    /** An address in the cluster as it is on this machine. */
    String here(String value) {
        Map<String, String> addresses = new TreeMap<>();
        addresses.put("//nats:4222", "//127.0.0.1:" + nats.port());
        addresses.put("//postgres:5432", "//127.0.0.1:" + postgres.port());
        if (pods.containsKey(SIMULATOR)) {
            addresses.put(
                    "//" + SIMULATOR + ":8081", "//127.0.0.1:" + simulator().port());
        }
        var here = value;
        for (var address : addresses.entrySet()) {
            here = here.replace(address.getKey(), address.getValue());
        }
        return here;
    }

    URI simulatorUri() {
        return URI.create("http://127.0.0.1:" + simulator().port());
    }
}
