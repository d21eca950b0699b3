package dev.rosey.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFilesTest {

    @TempDir
    Path image;

    @BeforeEach
    void write() throws IOException {
        var modules = Files.createDirectories(image.resolve("modules"));
        new Fixture(image, modules, Map.of())
                .with("dice-roller", "plugin")
                .with("inspector", "plugin")
                .withSimulator();
        Fixture.jar(modules, "plugin-runtime", "jspecify-1.0.0.jar", Map.of());
        Fixture.jar(Files.createDirectories(image.resolve("libraries")), "jspecify", "", Map.of());
        new RunFiles(image, Plan.Mains.STANDARD).write();
    }

    @Test
    void aModuleRunsWithWhatItNeedsAndNothingElse() throws IOException {
        assertThat(Files.readAllLines(image.resolve("run/dice-roller")))
                .containsExactly(
                        "-cp",
                        "modules/dice-roller-1.0.0.jar:modules/plugin-runtime-1.0.0.jar:libraries/jspecify-1.0.0.jar",
                        "dev.rosey.runtime.Host");
    }

    @Test
    void theJvmsOfTheSmallCompositionAndTheSimulatorAreThereToo() throws IOException {
        assertThat(Files.readString(image.resolve("run/core"))).contains("dice-roller");
        assertThat(Files.readString(image.resolve("run/ops"))).contains("inspector");
        assertThat(Files.readString(image.resolve("run/cytube-simulator"))).contains("SimulatorMain");
    }

    @Test
    void theFlagsOfAllStandByThemselves() throws IOException {
        assertThat(Files.readAllLines(image.resolve("run/jvm"))).contains("-XX:+UseSerialGC", "-Xmx128m");
    }
}
