package dev.rosey.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rosey.bus.Manifest;
import dev.rosey.testkit.NatsServer;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Kubernetes takes without a word and what then does not work. */
class ManifestRulesTest {

    private static final Set<String> HEALTH = Set.of("/health/started", "/health/live", "/health/ready");
    private static final Path ROOT = Kustomize.FOLDER.resolveSibling("");

    @TempDir
    static Path folder;

    private static Secrets secrets;

    @BeforeAll
    static void makeSecrets() throws Exception {
        secrets = Secrets.make(folder.resolve("secrets"));
    }

    /** What is deployed; the base alone is not. */
    record Overlay(String name, Manifests manifests) {

        Stream<Container> containers() {
            return manifests.pods().map(pod -> Manifests.container(pod.getValue()));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Overlay> overlays() {
        return Stream.of("overlays/dev", "overlays/prod").map(name -> new Overlay(name, Manifests.of(name)));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyModuleOfRoseyHasADeployment(Overlay overlay) {
        assertThat(overlay.manifests().hosts().map(it -> it.getMetadata().getName()))
                .containsExactlyInAnyOrderElementsOf(NatsServer.manifests().stream()
                        .map(Manifest::name)
                        .distinct()
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void aContainerRunsItsOwnModule(Overlay overlay) {
        assertThat(overlay.manifests().hosts()).allSatisfy(host -> {
            var name = host.getMetadata().getName();
            assertThat(Manifests.container(host.getSpec().getTemplate()).getArgs())
                    .containsExactly("@run/jvm", "@run/" + name);
            assertThat(PodProcess.IMAGE.resolve("run").resolve(name)).exists();
        });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void imagesHaveOneVersionEach(Overlay overlay) {
        var images = overlay.containers().map(Container::getImage).collect(Collectors.toCollection(TreeSet::new));
        assertThat(images).allMatch(image -> image.matches("[a-z0-9./-]+:[0-9][a-z0-9.-]*"));
        assertThat(images.stream().map(image -> image.split(":", -1)[0])).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void probesAskWhatIsThere(Overlay overlay) {
        assertThat(overlay.manifests()
                        .hosts()
                        .map(host -> Manifests.container(host.getSpec().getTemplate())))
                .allSatisfy(container -> assertThat(probes(container).map(ManifestRulesTest::path))
                        .containsExactlyInAnyOrderElementsOf(HEALTH));
        assertThat(overlay.containers())
                .allSatisfy(container -> assertThat(probes(container)
                                .map(Probe::getHttpGet)
                                .filter(Objects::nonNull)
                                .map(get -> get.getPort().getStrVal()))
                        .allSatisfy(port -> assertThat(container.getPorts())
                                .anyMatch(it -> it.getName().equals(port))));
    }

    private static Stream<Probe> probes(Container container) {
        return Stream.of(container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe())
                .filter(Objects::nonNull);
    }

    private static String path(Probe probe) {
        return probe.getHttpGet().getPath();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyPodIsReadyForTheRestrictedStandard(Overlay overlay) {
        assertThat(overlay.manifests().pods()).allSatisfy(pod -> {
            var spec = pod.getValue().getSpec();
            assertThat(spec.getAutomountServiceAccountToken()).isFalse();
            assertThat(spec.getEnableServiceLinks()).isFalse();
            assertThat(spec.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(spec.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
            var security = Manifests.container(pod.getValue()).getSecurityContext();
            assertThat(security.getAllowPrivilegeEscalation()).isFalse();
            assertThat(security.getReadOnlyRootFilesystem()).isTrue();
            assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
        });
    }

    /** A JVM needs about as much again as its heap; a limit below that ends it in the middle of something. */
    @ParameterizedTest
    @MethodSource("overlays")
    void memoryIsBoundedAboveWhatIsNeeded(Overlay overlay) throws IOException {
        long heap = heapBytes();
        assertThat(overlay.containers()).allSatisfy(container -> {
            var request = bytes(container.getResources().getRequests());
            var limit = bytes(container.getResources().getLimits());
            assertThat(request).isLessThanOrEqualTo(limit);
            if (container.getName().equals("rosey")) {
                assertThat(limit).isGreaterThan(heap + (96L << 20));
            }
        });
    }

    private static long bytes(Map<String, Quantity> resources) {
        return Quantity.getAmountInBytes(resources.get("memory")).longValueExact();
    }

    private static long heapBytes() throws IOException {
        return Files.readAllLines(PodProcess.IMAGE.resolve("run/jvm")).stream()
                .filter(flag -> flag.startsWith("-Xmx"))
                .mapToLong(flag -> Long.parseLong(flag.replaceAll("\\D", "")) << 20)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void aDrainIsGivenItsTime(Overlay overlay) {
        assertThat(overlay.manifests().hosts())
                .allSatisfy(host -> assertThat(
                                host.getSpec().getTemplate().getSpec().getTerminationGracePeriodSeconds())
                        .isGreaterThanOrEqualTo(15));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everySecretIsMadeByTheCommandOrDocumented(Overlay overlay) throws IOException {
        var guide = Files.readString(Kustomize.FOLDER.resolve("README.md"));
        assertThat(overlay.manifests().pods().flatMap(pod -> secretsOf(pod.getValue())))
                .allSatisfy(secret -> {
                    assertThat(guide).contains(secret.name().startsWith("rosey-nats-") ? "rosey-nats-" : secret.name());
                    assertThat(secret.optional()
                                    || secrets.of(secret.name()).keySet().containsAll(secret.keys()))
                            .as(secret.toString())
                            .isTrue();
                });
    }

    /** A Secret as a pod names it. */
    private record NamedSecret(String name, List<String> keys, boolean optional) {}

    private static Stream<NamedSecret> secretsOf(PodTemplateSpec pod) {
        var variables = Manifests.container(pod).getEnv().stream()
                .filter(it -> it.getValueFrom() != null && it.getValueFrom().getSecretKeyRef() != null)
                .map(it -> it.getValueFrom().getSecretKeyRef())
                .map(it -> new NamedSecret(it.getName(), List.of(it.getKey()), false));
        var files = pod.getSpec().getVolumes().stream()
                .filter(it -> it.getSecret() != null)
                .map(Volume::getSecret)
                .map(it -> new NamedSecret(
                        it.getSecretName(),
                        it.getItems().stream().map(item -> item.getKey()).toList(),
                        Boolean.TRUE.equals(it.getOptional())));
        return Stream.concat(variables, files);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyMountHasItsVolume(Overlay overlay) {
        assertThat(overlay.manifests().pods())
                .allSatisfy(pod -> assertThat(Manifests.container(pod.getValue()).getVolumeMounts().stream()
                                .map(VolumeMount::getName))
                        .isSubsetOf(
                                volumes(overlay, pod.getKey(), pod.getValue().getSpec())));
    }

    private static Set<String> volumes(Overlay overlay, String name, PodSpec spec) {
        var claims = overlay.manifests()
                .all(StatefulSet.class)
                .filter(it -> it.getMetadata().getName().equals(name))
                .flatMap(it -> it.getSpec().getVolumeClaimTemplates().stream())
                .map(it -> it.getMetadata().getName());
        return Stream.concat(spec.getVolumes().stream().map(Volume::getName), claims)
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everySelectorFindsItsPods(Overlay overlay) {
        var manifests = overlay.manifests();
        assertThat(manifests.all(Deployment.class))
                .allSatisfy(it -> assertThat(labels(it.getSpec().getTemplate()))
                        .containsAllEntriesOf(it.getSpec().getSelector().getMatchLabels()));
        assertThat(manifests.all(StatefulSet.class))
                .allSatisfy(it -> assertThat(labels(it.getSpec().getTemplate()))
                        .containsAllEntriesOf(it.getSpec().getSelector().getMatchLabels()));
        assertThat(manifests.all(PodDisruptionBudget.class))
                .allSatisfy(it -> assertThat(
                                selected(manifests, it.getSpec().getSelector().getMatchLabels()))
                        .hasSize(1));
        assertThat(manifests.all(Service.class)).allSatisfy(it -> serves(manifests, it));
    }

    private static void serves(Manifests manifests, Service service) {
        var pods = selected(manifests, service.getSpec().getSelector());
        assertThat(pods)
                .isNotEmpty()
                .allSatisfy(pod -> assertThat(
                                Manifests.container(pod).getPorts().stream().map(it -> it.getName()))
                        .containsAll(service.getSpec().getPorts().stream()
                                .map(it -> it.getTargetPort().getStrVal())
                                .toList()));
    }

    static List<PodTemplateSpec> selected(Manifests manifests, Map<String, String> labels) {
        return manifests
                .pods()
                .map(Map.Entry::getValue)
                .filter(pod -> labels(pod).entrySet().containsAll(labels.entrySet()))
                .toList();
    }

    private static Map<String, String> labels(PodTemplateSpec pod) {
        return pod.getMetadata().getLabels();
    }

    /** A budget that lets nobody go would hold up the emptying of a node for ever. */
    @ParameterizedTest
    @MethodSource("overlays")
    void whatRunsTwiceHasABudgetAndWhatRunsOnceHasNone(Overlay overlay) {
        var budgets = overlay.manifests()
                .all(PodDisruptionBudget.class)
                .map(it -> it.getMetadata().getName());
        var several = Stream.<HasMetadata>concat(
                        overlay.manifests()
                                .all(Deployment.class)
                                .filter(it -> it.getSpec().getReplicas() > 1),
                        overlay.manifests()
                                .all(StatefulSet.class)
                                .filter(it -> it.getSpec().getReplicas() > 1))
                .map(it -> it.getMetadata().getName());
        assertThat(budgets).containsExactlyInAnyOrderElementsOf(several.toList());
    }

    /** A variable that nobody reads is a mistake in its name. */
    @ParameterizedTest
    @MethodSource("overlays")
    void everyVariableIsOneThatAModuleDocuments(Overlay overlay) throws IOException {
        var documented = new StringBuilder();
        for (var readme : List.of(
                "core/plugin-runtime",
                "core/cytube-connection",
                "core/cytube-simulator",
                "database-service",
                "inspector-dashboard")) {
            documented.append(Files.readString(ROOT.resolve(readme).resolve("README.md")));
        }
        assertThat(overlay.containers()
                        .filter(it -> it.getName().equals("rosey"))
                        .flatMap(it -> it.getEnv().stream())
                        .map(EnvVar::getName))
                .allMatch(name -> isDocumented(documented.toString(), name));
    }

    private static boolean isDocumented(String readmes, String variable) {
        var key = variable.toLowerCase(java.util.Locale.ROOT).replaceFirst("^rosey_database_", "");
        return readmes.contains(variable)
                || readmes.contains('`' + key.replace('_', '-') + '`')
                || readmes.replace('-', '.').contains('`' + key.replace('_', '.') + '`');
    }
}
