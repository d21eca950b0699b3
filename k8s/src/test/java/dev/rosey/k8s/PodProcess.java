package dev.rosey.k8s;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A container of one of Rosey's pods as a process of this machine: in the image's folder, with the manifest's arguments
 * and environment and nothing else. What the cluster would do is done by hand: files of Secrets and ConfigMaps lie below a
 * folder of its own in place of {@code /}, names of Services stand for ports of loopback, and it listens on loopback.
 */
final class PodProcess implements AutoCloseable {

    /** Where the image was laid out. */
    static final Path IMAGE = Path.of(System.getProperty("rosey.image"));

    /**
     * What a probe or a page answers.
     *
     * @param status the HTTP status, 0 when nobody answers
     */
    record Answer(int status, String body) {

        boolean isUp() {
            return status == 200;
        }
    }

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final PodTemplateSpec pod;
    private final Container container;
    private final DevCluster cluster;
    private final Path root;
    private final Path log;
    private final int port;
    private final Process process;

    private PodProcess(String name, PodTemplateSpec pod, DevCluster cluster, int port) throws IOException {
        this.pod = pod;
        this.port = port;
        this.container = Manifests.container(pod);
        this.cluster = cluster;
        this.root = Files.createTempDirectory(cluster.folder(), name);
        this.log = cluster.folder().resolve(root.getFileName() + ".log");
        for (var mount : container.getVolumeMounts()) {
            mount(mount);
        }
        this.process = start();
    }

    /** Starts one that listens on this port; the caller closes it. */
    static PodProcess start(String name, PodTemplateSpec pod, DevCluster cluster, int port) {
        try {
            return new PodProcess(name, pod, cluster, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process start() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(container.getArgs());
        var builder = new ProcessBuilder(command)
                .directory(IMAGE.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment());
        return builder.start();
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        for (var variable : container.getEnv()) {
            environment.put(variable.getName(), here(value(variable)));
        }
        return environment;
    }

    private String value(EnvVar variable) {
        if (variable.getValueFrom() == null) {
            return variable.getValue();
        }
        var secret = variable.getValueFrom().getSecretKeyRef();
        return cluster.secret(secret.getName()).get(secret.getKey());
    }

    /** What stands for something in the cluster, as it is on this machine. */
    private String here(String value) {
        for (var mount : container.getVolumeMounts()) {
            if (value.startsWith(mount.getMountPath())) {
                return root + value;
            }
        }
        if (value.equals(String.valueOf(httpPort()))) {
            return String.valueOf(port);
        }
        return cluster.here(value).replace("0.0.0.0", "127.0.0.1");
    }

    private int httpPort() {
        return container.getPorts().stream()
                .filter(it -> it.getName().equals("http"))
                .findFirst()
                .orElseThrow()
                .getContainerPort();
    }

    private void mount(VolumeMount mount) throws IOException {
        var volume = pod.getSpec().getVolumes().stream()
                .filter(it -> it.getName().equals(mount.getName()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no volume " + mount.getName()));
        var folder = Files.createDirectories(Path.of(root + mount.getMountPath()));
        if (volume.getSecret() != null) {
            write(folder, cluster.secret(volume.getSecret().getSecretName()));
        }
        if (volume.getConfigMap() != null) {
            write(folder, cluster.configMap(volume.getConfigMap().getName()));
        }
    }

    private static void write(Path folder, Map<String, String> files) throws IOException {
        for (var file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }

    /** Asks what one of the container's probes asks. */
    Answer ask(Probe probe) {
        return get(probe.getHttpGet().getPath());
    }

    Answer started() {
        return ask(container.getStartupProbe());
    }

    Answer live() {
        return ask(container.getLivenessProbe());
    }

    Answer ready() {
        return ask(container.getReadinessProbe());
    }

    /** What its HTTP port answers. */
    Answer get(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            var response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException nobody) {
            return new Answer(0, nobody.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(0, "interrupted");
        }
    }

    int port() {
        return port;
    }

    Process process() {
        return process;
    }

    /** What it wrote. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins to end it as Kubernetes does; returns at once. */
    void terminate() {
        process.destroy();
    }

    /** Whether it ended within the time that its pod gives it. */
    boolean endsInTime() throws InterruptedException {
        return process.waitFor(pod.getSpec().getTerminationGracePeriodSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
