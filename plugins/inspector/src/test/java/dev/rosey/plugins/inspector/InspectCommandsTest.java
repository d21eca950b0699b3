package dev.rosey.plugins.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InspectCommandsTest {

    private final Sky sky = new Sky();
    private final InspectCommands commands = new InspectCommands("!", sky.observatory, sky, () -> sky.settings);

    @Test
    void errorsOfOneModuleAreThatModulesAlone() {
        sky.failed("quote-db", "get", "NOT_FOUND", "no quote");
        sky.failed("trivia", "start", "CONFLICT", "there is a game");

        assertThat(commands.errors(asked(""), Optional.of("Quote-DB")).text())
                .contains("no quote")
                .doesNotContain("there is a game");
        assertThat(commands.errors(asked(""), Optional.empty()).text()).contains("no quote", "there is a game");
        CommandReply unknown = commands.errors(asked(""), Optional.of("nosuch"));
        assertThat(unknown.ok()).isFalse();
        assertThat(unknown.isPrivate()).isTrue();
    }

    @Test
    void whatNobodyPublishedIsToldOf() {
        sky.handled("trivia", "start", 1_000);

        assertThat(commands.events(asked(""), Optional.of("nosuch.*")).text()).endsWith("none of them is like that");
        assertThat(commands.events(asked(""), Optional.of("trivia.*")).text()).contains("most: trivia.");
    }

    @Test
    void namesMayBeginWithACapital() {
        sky.beats("trivia", java.util.List.of());

        assertThat(commands.plugin(asked(""), "Trivia").text()).startsWith("trivia 1.0.0 ready");
        assertThat(commands.why(asked(""), "TRIVIA").text()).startsWith("trivia is ready");
    }

    @Test
    void whoAsksForSomethingThatIsNotThereReadsWhatIs() {
        assertThat(commands.overview(asked("frobnicate")).text()).contains("plugins", "why <name>", "trace");
        assertThat(commands.overview(asked("")).text()).contains("parts are well");
    }

    @Test
    void noAdviceHoldsWhatCytubeWouldTakeForMarkup() {
        assertThat(commands.events(asked(""), Optional.of("..")).text().chars().filter(c -> c == '*' || c == '_'))
                .hasSizeLessThan(2);
    }

    private CommandRequest asked(String args) {
        return new CommandRequest("1", "cytube", "movienight", new ChatUser("owner", 5), args, false, sky.now, "!");
    }
}
