package dev.rosey.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpawnerTest {

    private static final long WRITTEN = LogFile.LIMIT + 4_000_000;

    @TempDir
    Path folder;

    @Test
    void aLogIsCutWhileItsProcessWritesOn() throws IOException {
        var home = new RoseyHome(folder, folder);
        Files.createDirectories(home.logs());
        var log = home.log("chatterbox");
        var spawner = new Spawner(home);
        var chatterbox = program("yes | head -c " + WRITTEN + "; read word; echo $word");
        var process = spawner.start(chatterbox);
        try {
            await().until(() -> LogFile.size(log) == WRITTEN);

            spawner.cutLog(chatterbox);

            assertThat(log).isEmptyFile();
            assertThat(home.logs().resolve("chatterbox.log.1")).hasSize(LogFile.LIMIT);
            process.getOutputStream().write("afterwards\n".getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            await().untilAsserted(() -> assertThat(log).hasContent("afterwards"));
            spawner.cutLog(chatterbox);
            assertThat(log).hasContent("afterwards");
        } finally {
            process.destroyForcibly();
        }
    }

    private static Program program(String script) {
        return new Program(
                "chatterbox",
                Program.Rank.PLUGINS,
                List.of("sh", "-c", script),
                Map.of(),
                List.of(),
                () -> Probe.Health.READY,
                "TERM",
                new Program.Address.Fixed(""),
                List.of());
    }
}
