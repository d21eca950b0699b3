package dev.rosey.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewPluginTest {

    private static final List<String> POMS =
            List.of("pom.xml", "core/launcher/pom.xml", "core/architecture-tests/pom.xml");

    @TempDir
    Path root;

    @Test
    void itsNamesFollowFromItsName() {
        assertThat(NewPlugin.of("movie-poll-2")).isEqualTo(new NewPlugin("movie-poll-2", "moviepoll2", "MoviePoll2"));
        assertThat(NewPlugin.of("an-exceedingly-long-name").token()).isEqualTo("anexceedinglylon");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Poll", "1up", "movie poll", "../poll", "trivia", "dice", "chat", "operator", "switch"})
    void whatCannotBeAPluginIsRefused(String name) {
        assertThatThrownBy(() -> NewPlugin.of(name)).isInstanceOf(LauncherException.class);
    }

    @Test
    void itStandsWhereTheOthersStandAndTheBuildKnowsIt() throws IOException {
        copyPoms();

        var folder = NewPlugin.of("movie-poll").write(root);

        assertThat(folder.resolve("src/main/java/dev/rosey/plugins/moviepoll/MoviePoll.java"))
                .content()
                .contains("name = \"movie-poll\", token = \"moviepoll\"", "class MoviePoll {");
        assertThat(folder.resolve("src/test/java/dev/rosey/plugins/moviepoll/MoviePollTest.java"))
                .exists();
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile))
                    .hasSize(8)
                    .allSatisfy(file -> assertThat(file).content().doesNotContain("@NAME@", "@TOKEN@", "@CLASS@"));
        }
        assertThat(root.resolve("pom.xml"))
                .content()
                .contains("<module>plugins/movie-poll</module>", "<artifactId>movie-poll</artifactId><version>");
        for (var pom : POMS) {
            assertThat(root.resolve(pom)).content().contains("movie-poll", "dice-roller");
        }
    }

    @Test
    void outsideACheckoutNothingIsWritten() {
        assertThatThrownBy(() -> NewPlugin.of("movie-poll").write(root)).isInstanceOf(LauncherException.class);

        assertThat(root).isEmptyDirectory();
    }

    @Test
    void oneThatIsThereIsLeftAlone() throws IOException {
        copyPoms();
        NewPlugin.of("movie-poll").write(root);

        assertThatThrownBy(() -> NewPlugin.of("movie-poll").write(root)).hasMessageContaining("already");
    }

    private void copyPoms() throws IOException {
        for (var pom : POMS) {
            var copy = root.resolve(pom);
            Files.createDirectories(copy.getParent());
            Files.copy(Path.of("../..").resolve(pom), copy);
        }
    }
}
