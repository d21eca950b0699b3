package dev.rosey.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvCommandTest {

    @TempDir
    Path folder;

    @Test
    void anOperatorIsToldEveryPasswordAndAPluginItsOwnAlone() throws IOException {
        Files.writeString(folder.resolve("rosey.yaml"), "rosey: {plugins: {weather: {host: external}}}");
        Path lib = Files.createDirectory(folder.resolve("lib"));
        var here = new Installation(new RoseyHome(folder.resolve("home"), folder), lib, Map.of());

        assertThat(EnvCommand.exports(here, null))
                .containsOnlyKeys(
                        "NATS_URL",
                        "ROSEY_API",
                        "ROSEY_CYTUBE",
                        "ROSEY_CHANNEL",
                        "ROSEY_TOKEN",
                        "ROSEY_PG",
                        "ROSEY_SIMULATOR_PASSWORD");
        assertThat(EnvCommand.exports(here, "weather"))
                .containsOnlyKeys("NATS_URL", "ROSEY_API", "ROSEY_CYTUBE", "ROSEY_CHANNEL")
                .hasEntrySatisfying("NATS_URL", url -> assertThat(url).startsWith("nats://weather:"));
    }
}
