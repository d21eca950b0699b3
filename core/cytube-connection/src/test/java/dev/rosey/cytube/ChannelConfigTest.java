package dev.rosey.cytube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelConfigTest {

    private static final URI SITE = URI.create("https://cytu.be");

    @Test
    void passwordsAreReadWhenTheyAreNeededAndNeverPrinted(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("password");
        ChannelConfig config =
                new ChannelConfig(SITE, "movienight", "rosey", () -> Optional.of(Secret.read(file)), Optional::empty);
        Files.writeString(file, "s3cret\n");
        assertThat(config.password().get().orElseThrow().reveal()).isEqualTo("s3cret");
        Files.writeString(file, "changed\n");
        assertThat(config.password().get().orElseThrow().reveal()).isEqualTo("changed");
        assertThat(config.toString() + config.password().get()).doesNotContain("s3cret", "changed");
    }

    @Test
    void whatCannotBeAChannelIsRefused() {
        assertThatThrownBy(() -> config(SITE, "no such name", "rosey")).hasMessageContaining("no such name");
        assertThatThrownBy(() -> config(SITE, "movienight", " ")).hasMessageContaining("no user");
        assertThatThrownBy(() -> config(URI.create("cytu.be"), "movienight", "rosey"))
                .hasMessageContaining("http(s)");
        assertThatThrownBy(() -> config(URI.create("https://me:pw@cytu.be"), "movienight", "rosey"))
                .hasMessageNotContaining("pw");
    }

    private static ChannelConfig config(URI url, String channel, String user) {
        return new ChannelConfig(url, channel, user, Optional::empty, Optional::empty);
    }
}
