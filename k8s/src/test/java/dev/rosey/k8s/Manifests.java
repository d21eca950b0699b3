package dev.rosey.k8s;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The resources of an overlay as Kubernetes' own types, read strictly: a field that Kubernetes does not know fails. */
record Manifests(List<HasMetadata> resources) {

    private static final Map<String, Class<? extends HasMetadata>> TYPES = Map.of(
            "Namespace", Namespace.class,
            "ConfigMap", ConfigMap.class,
            "Service", Service.class,
            "Deployment", Deployment.class,
            "StatefulSet", StatefulSet.class,
            "NetworkPolicy", NetworkPolicy.class,
            "PodDisruptionBudget", PodDisruptionBudget.class);

    private static final ObjectMapper STRICT = JsonMapper.builder()
            .annotationIntrospector(new NothingUnknown())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** The types would keep what they do not know; here they are not to. */
    private static final class NothingUnknown extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }
    }

    static Manifests of(String overlay) {
        return new Manifests(
                Kustomize.render(overlay).stream().map(Manifests::typed).toList());
    }

    private static HasMetadata typed(Map<String, Object> resource) {
        var type = TYPES.get(Kustomize.kind(resource));
        if (type == null) {
            throw new IllegalArgumentException("no type is known for " + Kustomize.kind(resource));
        }
        return STRICT.convertValue(resource, type);
    }

    <T extends HasMetadata> Stream<T> all(Class<T> type) {
        return resources.stream().filter(type::isInstance).map(type::cast);
    }

    <T extends HasMetadata> T one(Class<T> type, String name) {
        return all(type)
                .filter(resource -> resource.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + type.getSimpleName() + " " + name));
    }

    /** What runs pods, by name. */
    Stream<Map.Entry<String, PodTemplateSpec>> pods() {
        return Stream.concat(
                all(Deployment.class)
                        .map(it -> Map.entry(
                                it.getMetadata().getName(), it.getSpec().getTemplate())),
                all(StatefulSet.class)
                        .map(it -> Map.entry(
                                it.getMetadata().getName(), it.getSpec().getTemplate())));
    }

    /** The Deployments of Rosey's own modules: those that serve health pages. */
    Stream<Deployment> hosts() {
        return all(Deployment.class)
                .filter(it -> "host".equals(it.getMetadata().getLabels().get("rosey.dev/jvm")));
    }

    /** The one container of a pod. */
    static Container container(PodTemplateSpec pod) {
        return pod.getSpec().getContainers().getFirst();
    }
}
