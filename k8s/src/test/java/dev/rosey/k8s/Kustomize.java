package dev.rosey.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * As much of kustomize as the manifests use, so that the tests need no kubectl: resources, strategic merge patches, labels,
 * the namespace, generated ConfigMaps (without the hash in their names), images and replicas. {@link KustomizationTest}
 * holds it to kubectl where that is installed. Anything else in a kustomization is an error.
 */
final class Kustomize {

    static final Path FOLDER = Path.of(System.getProperty("rosey.root"), "k8s").normalize();

    /** By what the entries of a list are told apart when a patch is laid over it; other lists are replaced. */
    private static final Map<String, String> KEYS = Map.of(
            "containers", "name",
            "env", "name",
            "volumes", "name",
            "ports", "containerPort",
            "volumeMounts", "mountPath",
            "topologySpreadConstraints", "topologyKey");

    private static final List<String> WITH_POD_TEMPLATES = List.of("Deployment", "StatefulSet");

    private final Path folder;
    private final List<Map<String, Object>> resources = new ArrayList<>();

    private Kustomize(Path folder) {
        this.folder = folder;
    }

    /** The resources of a folder below {@code k8s/}, as kubectl kustomize prints them. */
    static List<Map<String, Object>> render(String folder) {
        return render(FOLDER.resolve(folder));
    }

    private static List<Map<String, Object>> render(Path folder) {
        var rendering = new Kustomize(folder);
        rendering.build(documents(folder.resolve("kustomization.yaml")).getFirst());
        return rendering.resources;
    }

    private void build(Map<String, Object> kustomization) {
        for (var entry : kustomization.entrySet()) {
            if (!List.of(
                            "apiVersion",
                            "kind",
                            "namespace",
                            "labels",
                            "resources",
                            "patches",
                            "configMapGenerator",
                            "images",
                            "replicas")
                    .contains(entry.getKey())) {
                throw new IllegalArgumentException(folder + ": " + entry.getKey() + " is not known here");
            }
        }
        texts(kustomization, "resources").forEach(this::addResource);
        maps(kustomization, "configMapGenerator").forEach(this::generate);
        maps(kustomization, "patches").forEach(this::patch);
        maps(kustomization, "labels").forEach(this::label);
        maps(kustomization, "replicas").forEach(this::scale);
        maps(kustomization, "images").forEach(image -> resources.forEach(resource -> name(image, resource)));
        for (var resource : resources) {
            if (!kind(resource).equals("Namespace")) {
                map(resource, "metadata").put("namespace", kustomization.get("namespace"));
            }
        }
    }

    private void addResource(String name) {
        var path = folder.resolve(name).normalize();
        resources.addAll(Files.isDirectory(path) ? render(path) : documents(path));
    }

    private void generate(Map<String, Object> generator) {
        Map<String, Object> data = new LinkedHashMap<>();
        for (var file : texts(generator, "files")) {
            var parts = file.split("=", 2);
            var path = folder.resolve(parts[parts.length - 1]);
            data.put(parts.length == 2 ? parts[0] : path.getFileName().toString(), read(path));
        }
        var name = generator.get("name");
        if ("replace".equals(generator.get("behavior"))) {
            one(resource -> kind(resource).equals("ConfigMap")
                            && nameOf(resource).equals(name))
                    .put("data", data);
            return;
        }
        resources.add(new LinkedHashMap<>(Map.of(
                "apiVersion",
                "v1",
                "kind",
                "ConfigMap",
                "metadata",
                new LinkedHashMap<>(Map.of("name", Objects.requireNonNull(name))),
                "data",
                data)));
    }

    private Map<String, Object> one(Predicate<Map<String, Object>> wanted) {
        return resources.stream().filter(wanted).findFirst().orElseThrow();
    }

    private void patch(Map<String, Object> patch) {
        var laidOver = documents(folder.resolve((String) patch.get("path"))).getFirst();
        var target = map(patch, "target");
        if (target.isEmpty()) {
            merge(
                    one(resource -> kind(resource).equals(kind(laidOver))
                            && nameOf(resource).equals(nameOf(laidOver))),
                    laidOver);
            return;
        }
        var label = ((String) target.get("labelSelector")).split("=", -1);
        map(laidOver, "metadata").clear();
        resources.stream()
                .filter(resource -> kind(resource).equals(target.get("kind"))
                        && label[1].equals(
                                map(map(resource, "metadata"), "labels").get(label[0])))
                .forEach(resource -> merge(resource, laidOver));
    }

    private void label(Map<String, Object> labels) {
        for (var resource : resources) {
            merge(child(map(resource, "metadata"), "labels"), map(labels, "pairs"));
            if (Boolean.TRUE.equals(labels.get("includeTemplates")) && WITH_POD_TEMPLATES.contains(kind(resource))) {
                var template = map(map(map(resource, "spec"), "template"), "metadata");
                merge(child(template, "labels"), map(labels, "pairs"));
                maps(map(resource, "spec"), "volumeClaimTemplates")
                        .forEach(claim -> merge(child(map(claim, "metadata"), "labels"), map(labels, "pairs")));
            }
        }
    }

    private void scale(Map<String, Object> replicas) {
        resources.stream()
                .filter(resource -> WITH_POD_TEMPLATES.contains(kind(resource)))
                .filter(resource -> nameOf(resource).equals(replicas.get("name")))
                .forEach(resource -> map(resource, "spec").put("replicas", replicas.get("count")));
    }

    private static void name(Map<String, Object> image, Object value) {
        if (value instanceof List<?> list) {
            list.forEach(entry -> name(image, entry));
        }
        if (!(value instanceof Map<?, ?>)) {
            return;
        }
        var map = asMap(value);
        map.values().forEach(child -> name(image, child));
        if (map.get("image") instanceof String named && named.split(":", -1)[0].equals(image.get("name"))) {
            map.put("image", image.getOrDefault("newName", image.get("name")) + ":" + image.get("newTag"));
        }
    }

    /** A strategic merge: maps entry by entry, lists by their keys, everything else replaced. */
    private static void merge(Map<String, Object> into, Map<String, Object> patch) {
        patch.forEach((key, value) -> {
            var before = into.get(key);
            if (before instanceof Map<?, ?> && value instanceof Map<?, ?>) {
                merge(asMap(before), asMap(value));
            } else if (before instanceof List<?> && KEYS.containsKey(key)) {
                into.put(key, merged(maps(into, key), maps(patch, key), KEYS.get(key)));
            } else {
                into.put(key, copy(value));
            }
        });
    }

    private static List<Map<String, Object>> merged(
            List<Map<String, Object>> before, List<Map<String, Object>> patch, String key) {
        List<Map<String, Object>> all = new ArrayList<>(before);
        for (var entry : patch) {
            all.stream()
                    .filter(other -> other.get(key).equals(entry.get(key)))
                    .findFirst()
                    .ifPresentOrElse(same -> merge(same, entry), () -> all.add(asMap(copy(entry))));
        }
        return all;
    }

    private static Object copy(Object value) {
        if (value instanceof List<?> list) {
            return new ArrayList<>(list.stream().map(Kustomize::copy).toList());
        }
        if (!(value instanceof Map<?, ?>)) {
            return value;
        }
        Map<String, Object> copied = new LinkedHashMap<>();
        asMap(value).forEach((key, child) -> copied.put(key, copy(child)));
        return copied;
    }

    static String kind(Map<String, Object> resource) {
        return (String) resource.get("kind");
    }

    static String nameOf(Map<String, Object> resource) {
        return (String) map(resource, "metadata").get("name");
    }

    /** The documents of a file. Numbers with a leading zero are octal, as in the YAML that Kubernetes reads. */
    static List<Map<String, Object>> documents(Path file) {
        var all = new Load(LoadSettings.builder().setLabel(file.toString()).build()).loadAllFromString(read(file));
        return StreamSupport.stream(all.spliterator(), false)
                .map(document -> asMap(octal(document)))
                .toList();
    }

    private static Object octal(Object value) {
        if (value instanceof List<?> list) {
            return new ArrayList<>(list.stream().map(Kustomize::octal).toList());
        }
        if (value instanceof Map<?, ?>) {
            asMap(value).replaceAll((key, child) -> octal(child));
        }
        return value instanceof String text && text.matches("0[0-7]+") ? Integer.parseInt(text, 8) : value;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> texts(Map<String, Object> map, String key) {
        return map.get(key) instanceof List<?> list
                ? list.stream().map(String.class::cast).toList()
                : List.of();
    }

    private static List<Map<String, Object>> maps(Map<String, Object> map, String key) {
        return map.get(key) instanceof List<?> list
                ? list.stream().map(Kustomize::asMap).toList()
                : List.of();
    }

    private static Map<String, Object> map(Map<String, Object> map, String key) {
        return map.get(key) instanceof Map<?, ?> child ? asMap(child) : Collections.emptyMap();
    }

    private static Map<String, Object> child(Map<String, Object> map, String key) {
        return asMap(map.computeIfAbsent(key, missing -> new LinkedHashMap<>()));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(Object value) {
        return (Map<String, Object>) value;
    }
}
