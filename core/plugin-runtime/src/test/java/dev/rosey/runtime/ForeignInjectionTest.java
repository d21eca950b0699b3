package dev.rosey.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rosey.runtime.watcher.Thief;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM in which one module injects another's bean says so and does not start. */
class ForeignInjectionTest {

    private static final String BEANS = """
            <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0" bean-discovery-mode="all"/>""";

    @TempDir
    Path folder;

    @Test
    void theHostRefusesToStartAndNamesBoth() throws Exception {
        var host = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        archiveWithTheThief() + File.pathSeparator + System.getProperty("java.class.path"),
                        Host.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        try {
            assertThat(host.waitFor(60, TimeUnit.SECONDS)).as(log()).isTrue();
            assertThat(host.exitValue()).isNotZero();
            assertThat(log()).contains("module watcher injects dev.rosey.runtime.busy.Busy of another module");
        } finally {
            host.destroyForcibly();
        }
    }

    private Path archiveWithTheThief() throws IOException {
        var archive = folder.resolve("archive");
        var file = Thief.class.getName().replace('.', '/') + ".class";
        Files.createDirectories(archive.resolve(file).getParent());
        try (var bytes = Thief.class.getResourceAsStream("/" + file)) {
            Files.copy(bytes, archive.resolve(file));
        }
        Files.createDirectories(archive.resolve("META-INF"));
        Files.writeString(archive.resolve("META-INF/beans.xml"), BEANS);
        return archive;
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }
}
