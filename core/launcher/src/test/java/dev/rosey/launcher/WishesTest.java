package dev.rosey.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rosey.bus.HostOrder.Wanted;
import dev.rosey.bus.HostOrder.Wish;
import dev.rosey.bus.RoseyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WishesTest {

    private static final Wish OFF = new Wish(Wanted.STOPPED, false, "alice");

    @TempDir
    Path folder;

    @Test
    void areThereAgainAtTheNextStart() {
        var file = folder.resolve("plugins.json");
        Wishes.open(file).set("trivia", OFF);

        assertThat(Wishes.open(file).of("trivia")).contains(OFF);
    }

    @Test
    void areNotTakenWhereTheyCannotBeWrittenDown() throws IOException {
        var home = Files.createDirectory(folder.resolve("home"));
        var wishes = Wishes.open(home.resolve("plugins.json"));
        Files.delete(home);

        assertThatThrownBy(() -> wishes.set("trivia", OFF))
                .isInstanceOf(RoseyException.class)
                .hasMessageContaining("could not be written down");
        assertThat(wishes.of("trivia")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"plugins\":{\"triv", "[]", "{\"plugins\":5}", "\0\0\0\0"})
    void aFileThatCannotBeReadIsNamed(String text) throws IOException {
        var file = Files.writeString(folder.resolve("plugins.json"), text);

        assertThatThrownBy(() -> Wishes.open(file))
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("mend it, or remove it");
    }
}
