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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever writes something else into {@code rosey.yaml} than was meant is told in which line, and what is allowed. */
class ConfigFileTest {

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("rosey.yaml"), text);
    }

    @Test
    void theExampleIsRight() throws IOException {
        var example = Files.readString(Path.of("../../rosey.yaml.example"));

        assertThat(ConfigFile.read(file(example)).notes()).isEmpty();
        assertThat(ConfigFile.read(file(example.replaceAll("(?m)^  # ( *(?:- )?[a-z-]+:(?: .*)?)$", "  $1")))
                        .notes())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "prefix: \"\"                          | rosey.prefix is one to three characters",
                "prefix: /                             | rosey.prefix is one to three characters",
                "prefix: [a, b]                        | rosey.prefix has one value",
                "environment: prod                     | rosey.environment is development or production",
                "composition: huge                     | rosey.composition is small or isolated",
                "quarantine: {crashes: 0}              | rosey.quarantine.crashes is a whole number from 1",
                "quarantine: {crashes: five}           | rosey.quarantine.crashes is a whole number from 1",
                "quarantine: {within: soon}            | rosey.quarantine.within is a duration",
                "quarantine: {within: 0s}              | rosey.quarantine.within is a duration",
                "quarantine: 5                         | rosey.quarantine is made of lines",
                "longest-pause: 30                     | rosey.longest-pause is an ISO-8601 duration",
                "ranks: {plugin: {list: owner}}        | rosey.ranks.plugin.list is a number",
                "cytube: {url: x}                      | rosey.cytube is a list",
                "cytube: [film]                        | rosey.cytube[0] is made of lines",
                "cytube: [{url: ftp://cytu.be}]         | rosey.cytube[0].url is a CyTube site",
                "cytube: [{url: https://cytu.be/r/a}]  | rosey.cytube[0].url is a CyTube site",
                "cytube: [{url: 'http://my_site:80'}]  | rosey.cytube[0].url is a CyTube site",
                "cytube: [{channel: https://a/r/film}] | rosey.cytube[0].channel is a channel's name",
                "cytube: [{channel: my film}]          | rosey.cytube[0].channel is a channel's name",
                "database: {url: mysql://db/rosey}     | rosey.database.url is jdbc:postgresql://",
                "database: here                        | rosey.database is made of lines",
                "plugins: {weather: {host: Own}}       | rosey.plugins.weather.host is own, core, external",
                "plugins: {weather: {events: a.b}}     | rosey.plugins.weather.events is a list",
                "plugins: {weather: {enabled: off}}    | rosey.plugins.weather.enabled is true or false",
                "plugins: {weather: {memory-mb: 1g}}   | rosey.plugins.weather.memory-mb is a number of megabytes",
                "'\tbots: x'                          | TAB"
            })
    void aValueThatCannotBeMeantIsNamedWithItsLine(String line, String complaint) throws IOException {
        var file = file("rosey:\n\n  " + line.replace("'", "") + '\n');

        assertThatThrownBy(() -> ConfigFile.read(file))
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining(complaint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"composition: \"\"", "longest-pause: \"\"", "plugins: {weather: {host: \"\", memory-mb: \"\"}}"})
    void whatIsBlankIsNotSaid(String line) throws IOException {
        assertThat(ConfigFile.read(file("rosey:\n  " + line + '\n')).notes()).isEmpty();
    }

    @Test
    void aKeyThatStandsThereTwiceIsNamedWithItsLine() throws IOException {
        var file = file("rosey:\n  prefix: \"!\"\n  prefix: \"?\"\n");

        assertThatThrownBy(() -> ConfigFile.read(file))
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining("duplicate key prefix");
    }

    @Test
    void everythingThatIsWrongIsTold() throws IOException {
        var file = file("rosey:\n  prefix: toolong\n  composition: huge\n");

        assertThatThrownBy(() -> ConfigFile.read(file))
                .hasMessageContaining("line 2:")
                .hasMessageContaining("line 3:");
    }

    @Test
    void aKeyThatNobodyKnowsIsANoteWithWhatThereIs() throws IOException {
        var notes = ConfigFile.read(file("rosey:\n  plugins:\n    trivia:\n      hots: own\n"))
                .notes();

        assertThat(notes)
                .singleElement()
                .asString()
                .contains("line 4: rosey.plugins.trivia.hots is nothing that I know")
                .contains("events, family, host");
    }

    @Test
    void whatStandsBesideRoseyInPlaceOfBelowItIsANote() throws IOException {
        assertThat(ConfigFile.read(file("prefix: \"?\"\nserver: {port: 1}\nROSEY: {}\n"))
                        .notes())
                .satisfiesExactly(
                        note -> assertThat(note).contains("line 1: “prefix” does nothing here"),
                        note -> assertThat(note).contains("line 3: “ROSEY” does nothing here"));
    }

    @Test
    void anEmptyFileSaysNothing() throws IOException {
        assertThat(ConfigFile.read(file("")).rosey()).isEmpty();
        assertThat(ConfigFile.read(file("# nothing\n")).rosey()).isEmpty();
        assertThat(ConfigFile.read(file("rosey:\n")).rosey()).isEmpty();
    }

    @Test
    void twoPluginsOfSomebodyElseCannotHaveOneToken() throws IOException {
        file("rosey: {plugins: {weather: {host: external}, rain: {host: external, token: weather}}}");
        var home = new RoseyHome(folder.resolve("home"), folder);

        assertThatThrownBy(() -> RoseyConfig.read(home, Map.of()))
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("rosey.plugins.rain")
                .hasMessageContaining("its token weather belongs to weather already");
    }

    @Test
    void aPluginThatIsNotThereIsANote() throws IOException {
        file("rosey: {plugins: {trivai: {host: own}, gadget: {host: own}, weather: {host: external}}}");
        var fixture = Fixture.in(folder).with("trivia", "plugin");
        fixture.drop("gadget");

        assertThat(new UnknownPlugins(fixture.plan()).notes())
                .singleElement()
                .asString()
                .contains("“trivai”, which is not installed. There are gadget, trivia, weather.");
    }
}
