package dev.rosey.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rosey.testkit.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps of the guide that need no cluster, as they stand there. */
class OperatingGuideTest {

    private static final Path ROOT = Kustomize.FOLDER.resolveSibling("");
    private static final Path LIB = ROOT.resolve("core/launcher/target/rosey/lib");
    private static final Pattern BLOCK =
            Pattern.compile("<!-- played: ([a-z]+)[^>]*-->\\s*```sh\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    private Map<String, String> blocks;
    private Map<String, String> environment;

    /** A folder like a checkout, whose {@code ./rosey} runs what is built already. */
    @BeforeEach
    void layOut() throws IOException {
        blocks = new TreeMap<>();
        BLOCK.matcher(Files.readString(ROOT.resolve("docs/guides/operating.md")))
                .results()
                .forEach(block -> blocks.put(block.group(1), block.group(2)));
        Files.createSymbolicLink(
                folder.resolve("k8s"), Kustomize.FOLDER.toAbsolutePath().normalize());
        var script = Files.writeString(folder.resolve("rosey"), """
                #!/bin/sh
                exec %s -XX:TieredStopAtLevel=1 -Drosey.root=%s -Drosey.lib=%s -cp '%s/*' dev.rosey.launcher.Main "$@"
                """.formatted(
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        folder,
                        LIB.toAbsolutePath().normalize(),
                        LIB.toAbsolutePath().normalize()));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        environment = new TreeMap<>(Map.of("ROSEY_HOME", folder.resolve("home").toString()));
        for (var port : List.of("ROSEY_NATS_PORT", "ROSEY_API_PORT", "ROSEY_CYTUBE_PORT", "ROSEY_PG_PORT")) {
            environment.put(port, String.valueOf(FreePort.find()));
        }
    }

    @AfterEach
    void stop() throws Exception {
        run("./rosey down");
    }

    @Test
    void everyStepIsPlayed() {
        assertThat(blocks.keySet()).containsExactly("backup", "render", "restore", "rotate", "secrets", "start");
    }

    @Test
    void aBotOnOneMachineIsBackedUpAndRestored() throws Exception {
        assertThat(play("start")).contains("ready", "postgres", "nats-server");
        assertThat(chat("!quote add Keep watching the skies")).contains("#1");

        play("backup");
        assertThat(chat("!quote add Nobody will miss this one")).contains("#2");
        var password = password();

        play("rotate");
        assertThat(password()).isNotEqualTo(password);

        play("restore");
        assertThat(password()).isEqualTo(password);
        assertThat(chat("!quote get 1\n!quote get 2\n!quote add It goes on"))
                .contains("Keep watching the skies", "#2")
                .doesNotContain("Nobody will miss this one");
    }

    @Test
    void theManifestsAreMadeOfWhatIsThere() throws Exception {
        play("secrets");
        assertThat(folder.resolve("secrets/kustomization.yaml")).content().contains("rosey-nats-quote-db");
        assumeTrue(KustomizationTest.isInstalled("kubectl"), "kubectl is not installed");
        play("render");
        assertThat(folder.resolve("rosey-prod.yaml")).content().contains("kind: StatefulSet");
    }

    private String password() throws IOException {
        return Files.readString(folder.resolve("home/credentials/nats/quote-db"));
    }

    private String chat(String line) throws Exception {
        return run("printf '%s\\n' \"$LINE\" | ./rosey chat --as alice", Map.of("LINE", line));
    }

    private String play(String step) throws Exception {
        return run(blocks.get(step));
    }

    private String run(String commands) throws Exception {
        return run(commands, Map.of());
    }

    private String run(String commands, Map<String, String> more) throws Exception {
        var output = Files.createTempFile(folder, "step", ".log");
        var builder = new ProcessBuilder("sh", "-euc", commands)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        builder.environment().putAll(more);
        assertThat(builder.start().waitFor())
                .as(commands + Files.readString(output))
                .isZero();
        return Files.readString(output);
    }
}
