package dev.rosey.plugins.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentIdsTest {

    private static final int KEPT = 131_072;

    private final RecentIds ids = new RecentIds();

    @Test
    void whatIsNewIsTakenHoweverManyThereWere() {
        assertThat(IntStream.range(0, 3 * KEPT)).allMatch(this::add);
    }

    @Test
    void noneOfTheLastIsTakenTwice() {
        IntStream.range(0, 2 * KEPT + 5_000).forEach(this::add);

        assertThat(IntStream.range(KEPT + 5_000, 2 * KEPT + 5_000)).noneMatch(this::add);
    }

    private boolean add(int id) {
        return ids.add("/plugins/trivia/7f3a", "id-" + id);
    }
}
