package dev.rosey.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM that cannot find whom it was started for does not stand in anybody's place. */
class MissingModuleTest {

    @TempDir
    Path folder;

    @Test
    void theHostRefusesToStartWithoutAModuleThatItIsToServe() throws Exception {
        var command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Host.class.getName());
        command.environment().put("ROSEY_MODULES", "hello,nobody");
        var host = command.redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        try {
            assertThat(host.waitFor(60, TimeUnit.SECONDS)).as(log()).isTrue();
            assertThat(host.exitValue()).isNotZero();
            assertThat(log()).contains("no jar on the class path brings the module nobody");
        } finally {
            host.destroyForcibly();
        }
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }
}
