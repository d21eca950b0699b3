package dev.rosey.plugins.quote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentlyShownTest {
    private final RecentlyShown shown = new RecentlyShown();

    @Test
    void refusesWhatWasShownAmongTheLastHalf() {
        assertThat(shown.show("room", 1, 5)).isTrue();
        assertThat(shown.show("room", 2, 5)).isTrue();
        assertThat(shown.show("room", 1, 5)).isFalse();
        assertThat(shown.show("other", 1, 5)).isTrue();
        assertThat(shown.show("room", 3, 5)).isTrue();
        assertThat(shown.show("room", 1, 5)).isTrue();
        assertThat(shown.of("room")).containsExactly(1L, 3L, 2L);
    }

    @Test
    void showsTheOnlyOneAgain() {
        assertThat(shown.show("room", 1, 1)).isTrue();
        assertThat(shown.show("room", 1, 1)).isTrue();
    }

    @Test
    void remembersFifty() {
        for (long id = 1; id <= 60; id++) {
            assertThat(shown.show("room", id, 1000)).isTrue();
        }

        assertThat(shown.of("room")).hasSize(RecentlyShown.MOST).startsWith(60L).endsWith(11L);
        assertThat(shown.show("room", 10, 1000)).isTrue();
    }
}
