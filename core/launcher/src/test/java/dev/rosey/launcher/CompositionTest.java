package dev.rosey.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rosey.bus.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompositionTest {

    @TempDir
    Path folder;

    @Test
    void theSmallOneHasThreeJvms() throws IOException {
        assertThat(composed("", Map.of()))
                .containsExactly(
                        Map.entry("core", List.of("rosey-core", "cytube-connection", "dice-roller")),
                        Map.entry("ops", List.of("inspector")),
                        Map.entry("plugins", List.of("quote-db", "trivia")));
    }

    @Test
    void theIsolatedOneGivesEachPluginItsOwn() throws IOException {
        assertThat(composed("rosey: {composition: isolated}", Map.of()).keySet())
                .containsExactlyInAnyOrder("core", "ops", "dice-roller", "quote-db", "trivia");
    }

    @Test
    void aPluginIsMovedLeftOutOrRunBySomebodyElse() throws IOException {
        var yaml = """
                rosey:
                  plugins:
                    dice-roller: {host: own}
                    trivia: {enabled: false}
                    quote-db: {host: shared}
                    inspector: {host: external}
                """;

        assertThat(composed(yaml, Map.of()))
                .containsExactly(
                        Map.entry("core", List.of("rosey-core", "cytube-connection")),
                        Map.entry("dice-roller", List.of("dice-roller")),
                        Map.entry("shared", List.of("quote-db")));
    }

    @Test
    void theEnvironmentStandsAboveTheFile() throws IOException {
        var yaml = "rosey: {plugins: {trivia: {host: core}}}";

        assertThat(composed(yaml, Map.of("ROSEY_PLUGINS_TRIVIA_HOST", "own"))).containsKey("trivia");
    }

    @Test
    void aServiceStaysWhereItIs() throws IOException {
        assertThat(composed("rosey: {plugins: {rosey-core: {enabled: false, host: own}}}", Map.of()))
                .hasEntrySatisfying("core", modules -> assertThat(modules).contains("rosey-core"));
    }

    @Test
    void aFileThatIsNoYamlIsOneClearLine() {
        assertThatThrownBy(() -> composed("rosey: {", Map.of()))
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("rosey.yaml is no valid YAML");
        assertThatThrownBy(() -> composed("rosey: {composition: huge}", Map.of()))
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("huge");
    }

    private Map<String, List<String>> composed(String yaml, Map<String, String> environment) throws IOException {
        Files.writeString(folder.resolve("rosey.yaml"), yaml);
        var config = RoseyConfig.read(new RoseyHome(folder.resolve("home"), folder), environment);
        var modules = List.of(
                module("rosey-core", Manifest.Kind.SERVICE),
                module("cytube-connection", Manifest.Kind.SERVICE),
                module("dice-roller", Manifest.Kind.PLUGIN),
                module("inspector", Manifest.Kind.PLUGIN),
                module("quote-db", Manifest.Kind.PLUGIN),
                module("trivia", Manifest.Kind.PLUGIN));
        Map<String, List<String>> names = new LinkedHashMap<>();
        Composition.of(modules, config, Wishes.open(folder.resolve("none")), plugin -> false)
                .hosts()
                .forEach((host, hosted) ->
                        names.put(host, hosted.stream().map(ModuleJar::name).toList()));
        return names;
    }

    private static ModuleJar module(String name, Manifest.Kind kind) {
        var manifest = new Manifest(
                name,
                kind,
                "1.0.0",
                "",
                "",
                "",
                List.of(),
                List.of("family"),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        return ModuleJar.shipped(manifest, Path.of(name + ".jar"));
    }
}
