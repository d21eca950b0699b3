package dev.rosey.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @Test
    void noAnswerMayTakeLongerThanTheServerLetsAnybodyAnswer() {
        var metadata = Map.of("rosey.timeout", "PT1H");
        assertThat(CommandSpec.ofMetadata("rosey.command.one.a", metadata).timeout())
                .isEqualTo(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.3, 1.2.3",
        "1.0-SNAPSHOT, 1.0.0-SNAPSHOT",
        "2, 2.0.0",
        "0.1.0-beta.1+7, 0.1.0-beta.1+7",
        "3.4+b, 3.4.0+b"
    })
    void aVersionHasThreeNumbers(String version, String whole) {
        assertThat(manifest(version).version()).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(strings = {"banana", "1.0.0.Final", "v1", "01.2.3", "1.2.3-", "1.2.3 beta", "-1"})
    void whatIsNoVersionIsRefused(String version) {
        assertThatThrownBy(() -> manifest(version))
                .isInstanceOf(RoseyException.class)
                .hasMessage("a version is as 1.2.3 or 1.2.3-beta.1, not “" + version + "”");
    }

    private static Manifest manifest(String version) {
        return BusJson.convert(
                BusJson.emptyObject()
                        .put("name", "hello")
                        .put("version", version)
                        .set("families", BusJson.tree(List.of("hello"))),
                Manifest.class);
    }

    @Property(tries = 200)
    void idsAreVersion7AndSortByTheirMillisecond(
            @ForAll @LongRange(max = 281_474_976_710_654L) long millis,
            @ForAll @LongRange(min = 1, max = 1_000) long later) {
        var first = Ids.next(Instant.ofEpochMilli(millis));
        var second = Ids.next(Instant.ofEpochMilli(Math.min(millis + later, 281_474_976_710_655L)));
        assertThat(first).isLessThan(second);
        assertThat(UUID.fromString(first).version()).isEqualTo(7);
        assertThat(UUID.fromString(first).variant()).isEqualTo(2);
        assertThat(UUID.fromString(first).getMostSignificantBits() >>> 16).isEqualTo(millis);
    }

    @Test
    void aCommandSaysItselfInItsMetadata() {
        var spec = new CommandSpec(
                "quote",
                "add",
                "Quote  Add",
                List.of("qa"),
                "quote add <text>",
                "Adds",
                1.5,
                Duration.ofSeconds(3),
                Duration.ofSeconds(9));
        assertThat(CommandSpec.ofMetadata(spec.subject(), spec.metadata())).isEqualTo(spec);
        assertThat(spec.phrases()).containsExactly("quote add", "qa");
    }

    @Test
    void aCommandWithoutMetadataHasDefaults() {
        var spec = CommandSpec.ofMetadata("rosey.command.foo.bar", null);
        assertThat(spec.timeout()).isEqualTo(CommandSpec.DEFAULT_TIMEOUT);
        assertThat(spec.phrases()).isEmpty();
        assertThat(spec.metadata()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "foo",
                "rosey.command.a",
                "rosey.command.a.b.c",
                "rosey.command..b",
                "rosey.command.A.b",
                "rosey.command.*.b",
                "rosey.command.a.>",
                "rosey.command.a.",
                "rosey.reply.a.b"
            })
    void aSubjectThatIsNoCommandIsRefused(String subject) {
        assertThatIllegalArgumentException().isThrownBy(() -> CommandSpec.ofMetadata(subject, Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "rosey.min_rank,x",
        "rosey.min_rank,NaN",
        "rosey.min_rank,''",
        "rosey.cooldown,5s",
        "rosey.cooldown,''",
        "rosey.timeout,PT",
        "rosey.timeout,PT9223372036854775807S",
        "rosey.cooldown,PT99999999999999999999S"
    })
    void metadataOfAnotherKindIsRefused(String key, String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CommandSpec.ofMetadata("rosey.command.a.b", Map.of(key, value)));
    }

    @Test
    void metadataWithNullsIsAsIfItWereNotThere() {
        var metadata = new HashMap<String, String>();
        metadata.put("rosey.min_rank", null);
        metadata.put("rosey.timeout", null);
        assertThat(CommandSpec.ofMetadata("rosey.command.a.b", metadata).minRank())
                .isZero();
    }

    @Test
    void aTooLongPhraseIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CommandSpec.ofMetadata("rosey.command.a.b", Map.of("rosey.phrase", "x".repeat(65))));
    }

    @Property(tries = 300)
    void anyMetadataIsReadOrRefused(@ForAll String key, @ForAll String value) {
        for (var known :
                List.of(key, "rosey.phrase", "rosey.aliases", "rosey.min_rank", "rosey.cooldown", "rosey.timeout")) {
            try {
                CommandSpec.ofMetadata("rosey.command.a.b", Map.of(known, value));
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageNotContaining("null");
            }
        }
    }

    @Test
    void theReservedNamesAreThoseOfTheContract() {
        assertThat(ModuleName.reserved().keySet())
                .containsExactlyInAnyOrder(
                        "dice-roller",
                        "quote-db",
                        "trivia",
                        "inspector",
                        "llm-trivia",
                        "rosey-core",
                        "cytube-connection",
                        "database-service",
                        "inspector-dashboard");
        assertThat(ModuleName.QUOTE_DB).isEqualTo(ModuleName.of("quote-db", "quote", "quote", "quote-db"));
        assertThat(ModuleName.ROSEY_CORE.tokens()).containsExactly("rosey", "plugin");
        assertThat(ModuleName.ROSEY_CORE.family()).isEqualTo("rosey");
        assertThat(ModuleName.DATABASE_SERVICE.tokens()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "1a", "a_b", "a.b", "a b", "a*", "abcdefghijklmnopq", "ä"})
    void aTokenIsShortAndPlain(String token) {
        assertThatIllegalArgumentException().isThrownBy(() -> ModuleName.of("x", token, "x", null));
        assertThatIllegalArgumentException().isThrownBy(() -> ModuleName.of("x", "x", token, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"subscribes\":[\">\"]",
                "\"subscribes\":[\"chat.*\"]",
                "\"subscribes\":[\"_INBOX.rosey-core.x\"]",
                "\"subscribes\":[\"rosey.reply.x\"]",
                "\"calls\":[\">\"]",
                "\"calls\":[\"chat.*\"]",
                "\"calls\":[\"a.b.c\"]",
                "\"publishes\":[\"x.*\"]",
                "\"families\":[]",
                "\"database\":\"*\"",
                "\"name\":\"UPPER\"",
                "\"commands\":[{\"token\":\"dice\",\"action\":\"roll\"}]",
                "\"commands\":[{\"token\":\"x\",\"action\":\"a\"},{\"token\":\"x\",\"action\":\"a\"}]",
                "\"commands\":[{\"token\":\"x\",\"action\":\"a\",\"phrase\":\"p\"},{\"token\":\"x\",\"action\":\"b\",\"phrase\":\"P\"}]"
            })
    void aManifestAsksForNamesNotForWildcards(String field) {
        var json = "{\"name\":\"x\",\"tokens\":[\"x\"],\"families\":[\"x\"]}";
        assertThat(BusJson.read(json.getBytes(java.nio.charset.StandardCharsets.UTF_8), Manifest.class)
                        .name())
                .isEqualTo("x");
        var key = field.substring(0, field.indexOf(':'));
        var rest =
                "{\"name\":\"x\",\"tokens\":[\"x\"],\"families\":[\"x\"],".replaceAll(key + ":(\\[.*?]|\".*?\"),", "");
        var asking = (rest + field + "}").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThatThrownBy(() -> BusJson.read(asking, Manifest.class))
                .isInstanceOfSatisfying(
                        RoseyException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.BAD_REQUEST));
    }
}
