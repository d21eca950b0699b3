package dev.rosey.plugins.quote;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class NowPlayingTest {
    private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");

    private final NowPlaying playing = new NowPlaying();

    @Test
    void countsFromTheBeginningToTheEnd() {
        playing.began(new MediaChanged("room", "Plan\n9", 100), START);

        assertThat(playing.at("room", START.plusSeconds(40))).isEqualTo(new Playing("Plan 9", 40L));
        assertThat(playing.at("room", START.plusSeconds(400))).isEqualTo(new Playing("Plan 9", 100L));
        assertThat(playing.at("room", START.minusSeconds(4))).isEqualTo(new Playing("Plan 9", 0L));
        assertThat(playing.at("other", START)).isEqualTo(Playing.UNKNOWN);
    }

    @Test
    void goesOnWithALiveStream() {
        playing.began(new MediaChanged("room", "News", 0), START);

        assertThat(playing.at("room", START.plusSeconds(9000))).isEqualTo(new Playing("News", 9000L));
    }

    @Test
    void knowsNoPositionOfWhatItWasOnlyTold() {
        playing.plays("room", "Plan 9");
        assertThat(playing.at("room", START)).isEqualTo(new Playing("Plan 9", null));

        playing.began(new MediaChanged("room", "Plan 10", 0), START);
        playing.plays("room", "Plan 9");
        assertThat(playing.at("room", START)).isEqualTo(new Playing("Plan 10", 0L));
    }

    @Test
    void knowsNothingOfWhatIsDoubtedUntilSomebodyTellsAndThenAlsoHowFarTheSameIs() {
        playing.began(new MediaChanged("room", "Plan 9", 100), START);
        playing.doubt("room");
        assertThat(playing.knows("room")).isFalse();
        assertThat(playing.at("room", START)).isEqualTo(Playing.UNKNOWN);

        playing.plays("room", "Plan 9");
        assertThat(playing.at("room", START.plusSeconds(40))).isEqualTo(new Playing("Plan 9", 40L));

        playing.doubt("room");
        playing.plays("room", "Plan 10");
        assertThat(playing.at("room", START.plusSeconds(40))).isEqualTo(new Playing("Plan 10", null));
    }
}
