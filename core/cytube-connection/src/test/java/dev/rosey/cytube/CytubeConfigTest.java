package dev.rosey.cytube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helidon.config.mp.MpConfigSources;
import io.helidon.config.yaml.mp.YamlMpConfigSource;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CytubeConfigTest {

    @Test
    void channelsAreReadAsRoseyYamlHasThem(@TempDir Path folder) throws IOException {
        Path password = Files.writeString(folder.resolve("password"), "s3cret\n");
        CytubeConfig config = CytubeConfig.from(yaml("""
                rosey:
                  cytube:
                    - url: https://cytu.be
                      channel: movienight
                      user: Rosey
                      password-file: %s
                      channel-password-file: %s
                    - url: https://cytu.be
                      channel: other
                """.formatted(password, password)));
        ChannelConfig first = config.channels().getFirst();
        assertThat(first.url()).isEqualTo(URI.create("https://cytu.be"));
        assertThat(first.channel()).isEqualTo("movienight");
        assertThat(first.user()).isEqualTo("Rosey");
        assertThat(first.password().get().orElseThrow().reveal()).isEqualTo("s3cret");
        assertThat(first.channelPassword().get()).isPresent();
        ChannelConfig second = config.channels().get(1);
        assertThat(second.user()).isEqualTo("rosey");
        assertThat(second.password().get()).isEmpty();
        assertThat(config.toString()).doesNotContain("s3cret");
    }

    @Test
    void withoutAChannelItIsTheSimulators() {
        ChannelConfig simulated =
                CytubeConfig.from(source(Map.of("rosey.cytube", ""))).channels().getFirst();
        assertThat(simulated.url()).isEqualTo(URI.create("http://127.0.0.1:8081"));
        assertThat(simulated.user()).isEqualTo("rosey");
        assertThat(simulated.password().get()).isEmpty();
    }

    @Test
    void theLauncherSaysWhereTheSimulatorIs() {
        ChannelConfig simulated = CytubeConfig.from(source(Map.of(
                        "rosey.simulator.url", "http://127.0.0.1:9000",
                        "rosey.channel", "lobby",
                        "rosey.simulator.password", "s3cret")))
                .channels()
                .getFirst();
        assertThat(simulated.url()).isEqualTo(URI.create("http://127.0.0.1:9000"));
        assertThat(simulated.channel()).isEqualTo("lobby");
        assertThat(simulated.password().get().orElseThrow().reveal()).isEqualTo("s3cret");
    }

    @Test
    void theSimulatorsPortAndPasswordFileAreEnough(@TempDir Path folder) throws IOException {
        Path password = Files.writeString(folder.resolve("password"), "s3cret");
        ChannelConfig simulated = CytubeConfig.from(source(
                        Map.of("rosey.cytube.port", "9001", "rosey.simulator.password-file", password.toString())))
                .channels()
                .getFirst();
        assertThat(simulated.url()).isEqualTo(URI.create("http://127.0.0.1:9001"));
        assertThat(simulated.password().get()).isPresent();
    }

    @Test
    void oneNameTwiceIsRefused() {
        assertThatThrownBy(() -> CytubeConfig.from(source(Map.of(
                        "rosey.cytube.0.url",
                        "https://a",
                        "rosey.cytube.0.channel",
                        "movienight",
                        "rosey.cytube.1.url",
                        "https://b",
                        "rosey.cytube.1.channel",
                        "MovieNight"))))
                .hasMessageContaining("configured twice");
    }

    @Test
    void aChannelWithoutANameIsRefused() {
        assertThatThrownBy(() -> CytubeConfig.from(source(Map.of("rosey.cytube.0.url", "https://a"))))
                .hasMessageContaining("rosey.cytube.0.channel is missing");
    }

    @Test
    void aChannelWithoutAUrlIsRefusedAndEndsNoList() {
        assertThatThrownBy(() -> CytubeConfig.from(source(Map.of("rosey.cytube.0.channel", "movienight"))))
                .hasMessageContaining("rosey.cytube.0.url is missing");
        assertThatThrownBy(() -> CytubeConfig.from(yaml("""
                rosey:
                  cytube:
                    - url: https://cytu.be
                      channel: movienight
                    - ulr: https://cytu.be
                    - url: https://cytu.be
                      channel: other
                """))).hasMessageContaining("rosey.cytube.1.url is missing");
    }

    private static Config yaml(String text) {
        return config(YamlMpConfigSource.create("test", new StringReader(text)));
    }

    private static Config source(Map<String, String> values) {
        return config(MpConfigSources.create(values));
    }

    private static Config config(ConfigSource source) {
        return ConfigProviderResolver.instance()
                .getBuilder()
                .withSources(source)
                .build();
    }
}
