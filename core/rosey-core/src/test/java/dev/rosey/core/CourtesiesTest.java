package dev.rosey.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What keeps Rosey from being a nuisance, and people from making it one. */
class CourtesiesTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private Instant now = NOON;

    @Test
    void aUseIsTakenBeforeItIsCarriedOutAndComesBackWithTime() {
        var cooldowns = new Cooldowns();
        var key = new Cooldowns.Key("room", "alice", "rosey.command.a.b");

        assertThat(cooldowns.take(key, Duration.ofSeconds(30), NOON)).isEmpty();
        assertThat(cooldowns.take(key, Duration.ofSeconds(30), NOON.plusSeconds(10)))
                .contains(Duration.ofSeconds(20));
        assertThat(cooldowns.take(key, Duration.ofSeconds(30), NOON.plusSeconds(30)))
                .isEmpty();
    }

    @Test
    void aUseThatWasAMistakeIsGivenBack() {
        var cooldowns = new Cooldowns();
        var key = new Cooldowns.Key("room", "alice", "rosey.command.a.b");
        cooldowns.take(key, Duration.ofHours(1), NOON);

        cooldowns.giveBack(key);

        assertThat(cooldowns.take(key, Duration.ofHours(1), NOON)).isEmpty();
    }

    @Test
    void cooldownsOfOthersOtherRoomsAndOtherCommandsAreTheirOwn() {
        var cooldowns = new Cooldowns();
        for (var key : List.of(
                new Cooldowns.Key("room", "alice", "x"),
                new Cooldowns.Key("room", "bob", "x"),
                new Cooldowns.Key("attic", "alice", "x"),
                new Cooldowns.Key("room", "alice", "y"))) {
            assertThat(cooldowns.take(key, Duration.ofHours(1), NOON)).isEmpty();
        }
    }

    @Test
    void aFloodIsLetThroughTwentyAtOnceAndTenASecond() {
        var guard = new FloodGuard(() -> now);
        assertThat(admitted(guard, 30)).isEqualTo(20);

        now = NOON.plusSeconds(1);

        assertThat(admitted(guard, 30)).isEqualTo(10);
        assertThat(guard.admits("bob")).isTrue();
    }

    private static long admitted(FloodGuard guard, int tries) {
        return java.util.stream.IntStream.range(0, tries)
                .filter(i -> guard.admits("alice"))
                .count();
    }

    @Test
    void theSameThingIsSaidOnceInAWhile() {
        var courtesy = new Courtesy(Duration.ofSeconds(30));

        assertThat(courtesy.once("alice", NOON)).isTrue();
        assertThat(courtesy.once("alice", NOON.plusSeconds(29))).isFalse();
        assertThat(courtesy.once("bob", NOON)).isTrue();
        assertThat(courtesy.once("alice", NOON.plusSeconds(30))).isTrue();
    }

    @Test
    void editsAreCountedAsTypistsMakeThem() {
        assertThat(EditDistance.between("roll", "rlol")).isEqualTo(1);
        assertThat(EditDistance.between("roll", "rol")).isEqualTo(1);
        assertThat(EditDistance.between("roll", "bowl")).isEqualTo(2);
        assertThat(EditDistance.between("", "flip")).isEqualTo(4);
    }

    @Test
    void aTextThatIsTooLongIsCutWhereNoCharacterIsHalved() {
        assertThat(Lines.clip("a".repeat(320))).hasSize(320).doesNotContain("…");
        assertThat(Lines.clip("a".repeat(321))).hasSize(320).endsWith("a…");
        assertThat(Lines.clip("a".repeat(318) + "🎲🎲")).isEqualTo("a".repeat(318) + "…");
    }

    @Test
    void piecesAreNeverTornApart() {
        var pieces = java.util.stream.IntStream.range(0, 50)
                .mapToObj(i -> "piece number " + i)
                .toList();

        var lines = Lines.of("all: ", pieces);

        assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(320));
        assertThat(String.join(" ", lines)).contains(pieces);
    }
}
