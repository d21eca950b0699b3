package dev.rosey.plugins.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rosey.bus.RoseyException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SearchReaderTest {
    @Test
    void readsWordsPhrasesAndFilters() {
        SearchQuery query = read("Cake \"the big  LIE\" by:Alice media:\"The Róom\" after:2026-01 before:2026-06-15");

        assertThat(query.terms()).containsExactly("cake", "the big lie");
        assertThat(query.by()).isEqualTo("alice");
        assertThat(query.media()).isEqualTo("the room");
        assertThat(query.after()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(query.before()).isEqualTo("2026-06-15T00:00:00Z");
        assertThat(query.wholeWords()).containsExactly(" cake ", " the big lie ");
    }

    @Test
    void takesEverythingElseForWords() {
        assertThat(read("100% a_b foo:bar by: “not closed").terms())
                .containsExactly("100%", "a_b", "foo:bar", "by:", "not closed");
        assertThat(read("").isAnything()).isTrue();
        assertThat(read(" \"\" ").isAnything()).isTrue();
        assertThat(read("%").wholeWords()).isEmpty();
    }

    @Test
    void knowsPeopleByTheNameTheyAreCalledBy() {
        assertThat(read("by:@Alice").by()).isEqualTo("alice");
        assertThat(read("by:\"alice\"").by()).isEqualTo("alice");
    }

    @Test
    void countsDaysInTheChannelsTimeZone() {
        Instant start =
                SearchReader.read("after:2026", ZoneId.of("America/New_York")).after();

        assertThat(start).isEqualTo("2026-01-01T05:00:00Z");
    }

    @Test
    void refusesDatesThatAreNone() {
        for (String date : new String[] {"yesterday", "2026-13", "2026-02-30", "26-01-01", "2026-1-1-1"}) {
            assertThatThrownBy(() -> read("after:" + date)).as(date).isInstanceOf(RoseyException.class);
        }
    }

    @Test
    void refusesTooManyWords() {
        assertThatThrownBy(() -> read("a ".repeat(21))).isInstanceOf(RoseyException.class);
    }

    @Property(tries = 500)
    void readsAnythingOrSaysWhyNot(@ForAll String text) {
        try {
            assertThat(read(text).terms()).allSatisfy(term -> assertThat(term).isNotBlank());
        } catch (RoseyException refused) {
            assertThat(refused.chatText()).isNotBlank();
        }
    }

    private static SearchQuery read(String text) {
        return SearchReader.read(text, ZoneOffset.UTC);
    }
}
