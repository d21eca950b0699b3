package dev.rosey.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rosey.bus.BusJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CommandTableTest {

    @Test
    void theLongestPhraseWinsAndArgumentsStayAsTyped() {
        var table = table(List.of(plugin("quotes", "quotes", "quote", "quote add", "quote add!")));

        assertThat(table.match("quote add  Two  spaces “here” ").orElseThrow().args())
                .isEqualTo("Two  spaces “here” ");
        assertThat(phrase(table, "quote add! x")).isEqualTo("quote add!");
        assertThat(phrase(table, "QUOTE\tAdd x")).isEqualTo("quote add");
        assertThat(phrase(table, "quote additional")).isEqualTo("quote");
        assertThat(table.match("quote\u00a0add\u2003\u00a0x").orElseThrow().args())
                .isEqualTo("x");
        assertThat(table.match("quoted")).isEmpty();
        assertThat(table.match("")).isEmpty();
    }

    @Test
    void theFirstKeepsAPhraseAndTheSecondIsAConflict() {
        var table = table(List.of(plugin("one", "one", "hello"), plugin("two", "two", "hello", "bye")));

        assertThat(table.match("hello").orElseThrow().route().plugin()).isEqualTo("one");
        assertThat(table.match("bye").orElseThrow().route().plugin()).isEqualTo("two");
        assertThat(table.conflicts()).extracting(CommandTable.Conflict::plugin).containsExactly("two");
    }

    @Test
    void nobodyAnswersBelowATokenOfSomebodyElse() {
        var table = table(List.of(plugin("one", "one", "hello"), plugin("two", "one", "bye")));

        assertThat(table.match("bye")).isEmpty();
        assertThat(table.conflicts()).hasSize(1);
    }

    @Test
    void theTokensOfShippedModulesAreTheirsAlsoWhenTheyAreNotThere() {
        var table = table(List.of(plugin("impostor", "dice", "roll")));

        assertThat(table.match("roll")).isEmpty();
    }

    @Test
    void theTokensOfWhatIsInstalledAreItsAlsoWhenItIsNotThere() {
        var impostor = plugin("impostor", "weather", "rain");
        var weather = plugin("weather-man", "weather", "forecast");
        var installed = Map.of("weather-man", List.of("weather"), "impostor", List.of("impostor"));

        assertThat(CommandTable.of(List.of(impostor), installed).match("rain")).isEmpty();
        assertThat(CommandTable.of(List.of(impostor, weather), installed).match("forecast"))
                .isPresent();
    }

    @Test
    void whoIsRegisteredNowhereAndLongGoneIsMissedNoMore() {
        var gone = plugin("stray", "stray", "bark").without("stray-id", Instant.EPOCH.plusSeconds(1));

        assertThat(gone.isAwaySince(Instant.EPOCH.plusSeconds(2))).isTrue();
        assertThat(gone.isAwaySince(Instant.EPOCH)).isFalse();
        assertThat(plugin("stray", "stray", "bark").isAwaySince(Instant.MAX)).isFalse();
        assertThat(plugin("trivia", "trivia", "a")
                        .without("trivia-id", Instant.EPOCH)
                        .isAwaySince(Instant.MAX))
                .isFalse();
    }

    @Test
    void anEndpointThatMakesNoSenseIsLeftOutAndHarmsNoOther() {
        var endpoints = List.of(
                new ServiceInfo.Endpoint("rosey.command.one.a", Map.of("rosey.phrase", "a", "rosey.cooldown", "soon")),
                new ServiceInfo.Endpoint("somewhere.else", Map.of("rosey.phrase", "b")),
                new ServiceInfo.Endpoint("rosey.command.one.c", Map.of("rosey.phrase", "c")));
        var info = new ServiceInfo("one", "id", "1", "", Map.of("rosey.kind", "plugin"), endpoints);

        var table = table(List.of(KnownPlugin.appeared(info, Instant.EPOCH)));

        assertThat(table.phrases()).containsOnlyKeys("c");
        assertThat(table.conflicts())
                .extracting(CommandTable.Conflict::reason)
                .containsExactly(
                        "the endpoint “rosey.command.one.a” is no command: not an ISO-8601 duration: soon",
                        "the endpoint “somewhere.else” is no command: not a command's subject: somewhere.else");
    }

    @Test
    void anEndpointWithoutASubjectHarmsNoOther() {
        var info = BusJson.read("""
                {"name":"one","id":"id","metadata":{"rosey.kind":"plugin"},"endpoints":[
                 {"name":"a","metadata":{"rosey.phrase":"a"}},
                 {"name":"c","subject":"rosey.command.one.c","metadata":{"rosey.phrase":"c"}}]}""".getBytes(StandardCharsets.UTF_8), ServiceInfo.class);

        var table = table(List.of(KnownPlugin.appeared(info, Instant.EPOCH)));

        assertThat(table.phrases()).containsOnlyKeys("c");
    }

    @Test
    void nobodyHasMoreCommandsThanAnybodyCanRemember() {
        var phrases = IntStream.range(0, 3_000).mapToObj(i -> "p" + i).toArray(String[]::new);

        var table = table(List.of(plugin("many", "many", phrases)));

        assertThat(table.phrases()).hasSize(200);
    }

    private static CommandTable table(List<KnownPlugin> plugins) {
        return CommandTable.of(plugins, Map.of());
    }

    private static String phrase(CommandTable table, String text) {
        return table.match(text).orElseThrow().route().command().phrase();
    }

    private static KnownPlugin plugin(String name, String token, String... phrases) {
        var endpoints = IntStream.range(0, phrases.length)
                .mapToObj(i -> new ServiceInfo.Endpoint(
                        "rosey.command." + token + ".action" + i, Map.of("rosey.phrase", phrases[i])))
                .toList();
        var info = new ServiceInfo(name, name + "-id", "1.0.0", "", Map.of("rosey.kind", "plugin"), endpoints);
        return KnownPlugin.appeared(info, Instant.EPOCH);
    }
}
