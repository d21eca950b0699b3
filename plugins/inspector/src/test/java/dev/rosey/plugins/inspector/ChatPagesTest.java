package dev.rosey.plugins.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ChatPagesTest {

    private static final String MORE = " … ?inspect more";

    private final ChatPages pages = new ChatPages("?");

    @Test
    void aShortAnswerIsOneMessage() {
        assertThat(pages.first("alice", List.of("one", "two"), Sky.START)).containsExactly("one · two");
        assertThat(pages.more("alice", Sky.START)).isEmpty();
    }

    @Test
    void aLongAnswerGoesOnAndLosesNothing() {
        var items = new ArrayList<String>();
        for (int i = 0; i < 60; i++) {
            items.add("item number " + i + " with some words");
        }
        var said = new ArrayList<>(pages.first("Alice", items, Sky.START));
        assertThat(said).hasSize(2);
        assertThat(said.getLast()).endsWith(MORE);
        for (var more = pages.more("alice", Sky.START); !more.isEmpty(); more = pages.more("alice", Sky.START)) {
            said.addAll(more);
        }

        assertThat(said).allMatch(message -> message.length() <= ChatPages.MESSAGE);
        assertThat(String.join(" · ", said).replace(MORE, "")).isEqualTo(String.join(" · ", items));
    }

    @Test
    void anotherUserHasAnotherRestAndItIsForgotten() {
        pages.first("alice", Collections.nCopies(50, "x".repeat(100)), Sky.START);

        assertThat(pages.more("bob", Sky.START)).isEmpty();
        assertThat(pages.more("alice", Sky.START.plusSeconds(601))).isEmpty();
    }

    @Test
    void whatCytubeWouldTakeForMarkupIsWrittenDifferently() {
        assertThat(pages.messages(List.of("a_b"))).containsExactly("a_b");
        assertThat(pages.messages(List.of("a_b", "c_d *x* `y`"))).containsExactly("a-b · c-d ∗x∗ 'y'");
    }

    @Property(tries = 200)
    void noMessageIsTooLongOrHoldsHalfACharacter(@ForAll @Size(max = 20) List<@StringLength(max = 700) String> items) {
        assertThat(pages.messages(items)).allSatisfy(message -> {
            assertThat(message).isNotBlank();
            assertThat(message.length()).isLessThanOrEqualTo(ChatPages.MESSAGE - MORE.length());
        });
    }
}
