package dev.rosey.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorMainTest {
    @TempDir
    private Path folder;

    @Test
    void endsWhenItsParentIsGone() throws Exception {
        Process process = start("-Xmx48m");
        try {
            assertThat(firstLine(process)).startsWith("CyTube simulator listens on http://127.0.0.1:");
            process.getOutputStream().close();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void endsWhenItIsTold() throws Exception {
        Process process = start("-Xmx48m");
        try {
            firstLine(process);
            process.destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void thePasswordsFileComesBeforeThePassword() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "from file\n");
        Map<String, String> environment = Map.of(
                "ROSEY_SIMULATOR_PASSWORD_FILE", file.toString(),
                "ROSEY_SIMULATOR_PASSWORD", "from variable",
                "ROSEY_CYTUBE_PORT", "9999");
        SimulatorConfig config = SimulatorMain.config(environment);
        assertThat(config.password()).isEqualTo("from file");
        assertThat(config.port()).isEqualTo(9999);
        assertThat(config.host()).isEqualTo("127.0.0.1");
        assertThat(config.toString()).doesNotContain("from file");
    }

    @Test
    void withoutAPasswordOrWithoutAPortItDoesNotStart() {
        assertThatThrownBy(() -> SimulatorMain.config(Map.of())).hasMessageContaining("ROSEY_SIMULATOR_PASSWORD");
        assertThatThrownBy(() ->
                        SimulatorMain.config(Map.of("ROSEY_SIMULATOR_PASSWORD", "x", "ROSEY_CYTUBE_PORT", "70000")))
                .hasMessageContaining("ROSEY_CYTUBE_PORT");
    }

    private static Process start(String memory) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                memory,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SimulatorMain.class.getName());
        builder.environment().put("ROSEY_SIMULATOR_PASSWORD", "open sesame");
        builder.environment().put("ROSEY_CYTUBE_PORT", "0");
        builder.environment().put("ROSEY_PARENT_WATCH", "stdin");
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        return builder.start();
    }

    private static String firstLine(Process process) throws IOException {
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return out.readLine();
    }
}
