package dev.rosey.plugins.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rosey.bus.RoseyException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TypedArgumentsTest {
    @Test
    void readsANumberAndWhatFollows() {
        assertThat(TypedNumber.read(" #12  two  words ", "")).isEqualTo(new TypedNumber(12, "two  words "));
        assertThat(TypedNumber.read("7", "")).isEqualTo(new TypedNumber(7, ""));
        assertThat(TypedNumber.isAll(" #7 ")).isTrue();
        assertThat(TypedNumber.isAll("2001 a space odyssey")).isFalse();
        for (String wrong : List.of("", "x", "12x", "#", "1.5")) {
            assertThatThrownBy(() -> TypedNumber.read(wrong, "")).as(wrong).isInstanceOf(RoseyException.class);
        }
    }

    @Test
    void readsWhoseLineIsWanted() {
        assertThat(Grab.read(" @Alice: The  CAKE", "")).isEqualTo(new Grab("Alice", List.of("the", "cake")));
        assertThat(Grab.read("bob", "")).isEqualTo(new Grab("bob", List.of()));
        assertThatThrownBy(() -> Grab.read(" ", "")).isInstanceOf(RoseyException.class);
    }

    @Test
    void forgetsASearchAfterAWhile() {
        var now = new AtomicReference<>(Instant.EPOCH);
        var searches = new OpenSearches(now::get);
        var alice = new Person("alice", 0, "room");
        var place = new OpenSearches.Place(SearchQuery.ANYTHING, 5);
        searches.put(alice, place);

        assertThat(searches.of(new Person("ALICE", 2, "room"))).contains(place);
        assertThat(searches.of(new Person("alice", 0, "other"))).isEmpty();
        now.set(Instant.EPOCH.plusSeconds(600));
        assertThat(searches.of(alice)).isEmpty();
    }
}
