package dev.rosey.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may open a connection to whom, as the policies together say it: both ends must allow it. */
class NetworkPoliciesTest {

    private final Manifests dev = Manifests.of("overlays/dev");

    static Stream<Manifests> overlays() {
        return Stream.of("overlays/dev", "overlays/prod").map(Manifests::of);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyPolicyIsAboutPodsThatExist(Manifests manifests) {
        assertThat(manifests.all(NetworkPolicy.class)).allSatisfy(policy -> {
            assertThat(pods(manifests, policy.getSpec().getPodSelector())).isNotEmpty();
            assertThat(peers(policy).map(NetworkPolicyPeer::getPodSelector).filter(it -> it != null))
                    .allSatisfy(peer -> assertThat(pods(manifests, peer)).isNotEmpty());
        });
    }

    private static List<PodTemplateSpec> pods(Manifests manifests, LabelSelector selector) {
        return manifests
                .pods()
                .map(Map.Entry::getValue)
                .filter(pod -> selects(selector, pod))
                .toList();
    }

    private static Stream<NetworkPolicyPeer> peers(NetworkPolicy policy) {
        return Stream.concat(
                policy.getSpec().getIngress().stream().flatMap(it -> it.getFrom().stream()),
                policy.getSpec().getEgress().stream().flatMap(it -> it.getTo().stream()));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void whatNobodyAllowsIsForbidden(Manifests manifests) {
        assertThat(manifests.one(NetworkPolicy.class, "nobody-by-default").getSpec())
                .satisfies(spec ->
                        assertThat(spec.getPodSelector().getMatchLabels()).isEmpty())
                .satisfies(spec -> assertThat(spec.getPolicyTypes()).containsExactly("Ingress", "Egress"))
                .satisfies(spec -> assertThat(spec.getIngress()).isEmpty())
                .satisfies(spec -> assertThat(spec.getEgress()).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyModuleReachesTheBusAndNoOtherModule(Manifests manifests) {
        var names = manifests.hosts().map(it -> it.getMetadata().getName()).toList();
        assertThat(names).isNotEmpty().allSatisfy(name -> {
            assertThat(reaches(manifests, name, "nats", 4222)).as(name).isTrue();
            assertThat(reaches(manifests, name, "nats", 6222)).as(name).isFalse();
            assertThat(names).noneMatch(other -> reaches(manifests, name, other, 8080));
        });
    }

    @Test
    void onlyDatabaseServiceReachesPostgresql() {
        assertThat(dev.pods().map(Map.Entry::getKey).filter(name -> reaches(dev, name, "postgres", 5432)))
                .containsExactly("database-service");
    }

    @Test
    void onlyCytubeConnectionReachesTheSimulator() {
        assertThat(dev.pods().map(Map.Entry::getKey).filter(name -> reaches(dev, name, "cytube-simulator", 8081)))
                .containsExactly("cytube-connection");
    }

    @Test
    void theServersOfAClusterReachEachOther() {
        assertThat(reaches(Manifests.of("overlays/prod"), "nats", "nats", 6222)).isTrue();
    }

    private static boolean reaches(Manifests manifests, String from, String to, int port) {
        var source = pod(manifests, from);
        var target = pod(manifests, to);
        return policies(manifests, source)
                        .flatMap(it -> it.getSpec().getEgress().stream())
                        .anyMatch(rule -> allows(rule.getTo(), target) && allowsPort(rule.getPorts(), port))
                && policies(manifests, target)
                        .flatMap(it -> it.getSpec().getIngress().stream())
                        .anyMatch(rule -> allows(rule.getFrom(), source) && allowsPort(rule.getPorts(), port));
    }

    private static PodTemplateSpec pod(Manifests manifests, String name) {
        return manifests
                .pods()
                .filter(it -> it.getKey().equals(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static Stream<NetworkPolicy> policies(Manifests manifests, PodTemplateSpec pod) {
        return manifests
                .all(NetworkPolicy.class)
                .filter(it -> selects(it.getSpec().getPodSelector(), pod));
    }

    private static boolean selects(LabelSelector selector, PodTemplateSpec pod) {
        var labels = pod.getMetadata().getLabels();
        return labels.entrySet().containsAll(selector.getMatchLabels().entrySet())
                && selector.getMatchExpressions().stream()
                        .allMatch(it ->
                                it.getOperator().equals("In") && it.getValues().contains(labels.get(it.getKey())));
    }

    private static boolean allows(List<NetworkPolicyPeer> peers, PodTemplateSpec pod) {
        return peers.isEmpty()
                || peers.stream().anyMatch(it -> it.getPodSelector() != null && selects(it.getPodSelector(), pod));
    }

    private static boolean allowsPort(List<NetworkPolicyPort> ports, int port) {
        return ports.isEmpty() || ports.stream().anyMatch(it -> it.getPort().getIntVal() == port);
    }
}
