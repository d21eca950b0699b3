package dev.rosey.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rosey.testkit.TestBot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every Deployment of the dev overlay runs from the image's folder, with its own arguments and environment alone. */
class ContainersTest {

    @RegisterExtension
    static final DevCluster cluster = DevCluster.shared();

    @Test
    void togetherTheyAreABotInAChannel() {
        try (var alice = TestBot.join(cluster.simulatorUri(), "movienight", "alice")) {
            alice.say("!roll 2d6");
            alice.awaitLine(line -> line.user().equals("rosey") && line.text().contains("2d6"));
            alice.say("!quote add Keep your eyes on the screen");
            alice.awaitLine(line -> line.user().equals("rosey") && line.text().contains("#1"));
        }
    }

    @Test
    void nothingIsWrittenIntoTheImage() throws IOException {
        assertThat(files()).allMatch(file -> file.matches("(libraries|modules)/[^/]+\\.jar|run/[a-z-]+"));
    }

    private static List<String> files() throws IOException {
        try (var files = Files.walk(PodProcess.IMAGE)) {
            return files.filter(Files::isRegularFile)
                    .map(PodProcess.IMAGE::relativize)
                    .map(Path::toString)
                    .toList();
        }
    }

    @Test
    void aTermEndsItInOrderWithinItsTime() throws Exception {
        try (var dice = cluster.another("dice-roller")) {
            DevCluster.awaitReady(dice);
            dice.terminate();

            assertThat(dice.endsInTime()).as(dice.log()).isTrue();
            assertThat(dice.process().exitValue()).isEqualTo(143);
            assertThat(dice.log()).doesNotContain("SEVERE", "WARNING", "Exception");
        }
    }
}
