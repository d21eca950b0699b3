package dev.rosey.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalPluginTest {

    @TempDir
    Path folder;

    @Test
    void itsUserMayDoWhatTheFileGrants() throws IOException {
        var plugin = read("{host: external, token: weather, events: [chat.user_joined], calls: [dice.roll]}");

        assertThat(plugin.family()).isEqualTo("weather");
        assertThat(plugin.permissions().publish())
                .contains("weather.*", "rosey.command.dice.roll", "db.exec.forecast.>", "db.query.forecast.>");
        assertThat(plugin.permissions().subscribe())
                .contains("rosey.command.weather.*", "chat.user_joined", "_INBOX.forecast.>");
    }

    @Test
    void itsTokenFollowsFromItsName() throws IOException {
        assertThat(read("{host: external}").token()).isEqualTo("forecast");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token: dice",
                "family: trivia",
                "token: Not-A-Token",
                "events: ['*.*']",
                "events: [chat.private_message]",
                "events: [trivia.game-started]",
                "events: [forecast.started]",
                "calls: [trivia.Start]",
                "calls: ['>']"
            })
    void whatIsNotForItIsRefused(String wish) {
        assertThatThrownBy(() -> read("{host: external, " + wish + "}"))
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("rosey.plugins.forecast");
    }

    @Test
    void whatIsMisspeltIsNamedWithWhatIsAllowed() {
        assertThatThrownBy(() -> read("{host: external, events: [trivia.game-started]}"))
                .hasMessageStartingWith("rosey.plugins.forecast in rosey.yaml: an event is <family>.<event>")
                .hasMessageContaining("“trivia.game-started”");
    }

    private ExternalPlugin read(String entry) throws IOException {
        Files.writeString(folder.resolve("rosey.yaml"), "rosey: {plugins: {forecast: " + entry + "}}");
        return RoseyConfig.read(new RoseyHome(folder.resolve("home"), folder), Map.of())
                .externals()
                .getFirst();
    }
}
