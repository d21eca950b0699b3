package dev.rosey.plugins.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.rosey.bus.BusJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventPageTest {

    private final EventRing ring = new EventRing(100, 1 << 20);

    private static SeenEvent event(int number) {
        return new SeenEvent(
                number % 2 == 0 ? "dice.roll_performed" : "chat.message",
                "id-" + number,
                Sky.START.plusSeconds(number),
                "/plugins/dice-roller/1",
                "",
                "",
                BusJson.tree(Map.of("n", number, "deep", Map.of("er", "x" + number))));
    }

    private void fill(int from, int to) {
        for (int number = from; number < to; number++) {
            ring.add(event(number));
        }
    }

    private EventPage page(String json) {
        return EventPage.of(
                ring.newestFirst(),
                BusJson.read(json.getBytes(java.nio.charset.StandardCharsets.UTF_8), EventQuery.class));
    }

    private static List<String> ids(EventPage page) {
        return page.events().stream().map(EventPage.Event::id).toList();
    }

    @Test
    void pagesGoFromNewToOldWithoutHolesOrRepetition() {
        fill(0, 95);
        var seen = new ArrayList<String>();
        var page = page("{\"limit\":10}");
        while (true) {
            seen.addAll(ids(page));
            if (page.next() == null) {
                break;
            }
            fill(1_000 + seen.size(), 1_000 + seen.size());
            page = page("{\"limit\":10,\"cursor\":\"" + page.next() + "\"}");
        }

        assertThat(seen).hasSize(95).doesNotHaveDuplicates().startsWith("id-94").endsWith("id-0");
    }

    @Test
    void whoFollowsGetsEachNewOneOnce() {
        fill(0, 10);
        var newest = page("{}").newest();
        fill(10, 60);
        var first = page("{\"limit\":30,\"after\":\"" + newest + "\"}");
        var second = page("{\"limit\":30,\"after\":\"" + first.newest() + "\"}");

        assertThat(first.more()).isTrue();
        assertThat(ids(first)).hasSize(30).startsWith("id-39").endsWith("id-10");
        assertThat(second.more()).isFalse();
        assertThat(ids(second)).hasSize(20).startsWith("id-59").endsWith("id-40");
        assertThat(page("{\"after\":\"" + second.newest() + "\"}").events()).isEmpty();
    }

    @Test
    void whoFollowsFromBeforeTheFirstGetsItAndNothingOlder() {
        var newest = page("{\"limit\":1}").newest();
        fill(0, 3);
        ring.addOlder(List.of(event(-2), event(-1)));
        var first = page("{\"after\":\"" + newest + "\"}");

        assertThat(ids(first)).containsExactly("id-2", "id-1", "id-0");
        assertThat(first.missed()).isZero();
    }

    @Test
    void whoFollowsTooSlowlyIsToldHowManyWereMissed() {
        fill(0, 10);
        var newest = page("{}").newest();
        fill(10, 160);

        assertThat(page("{\"after\":\"" + newest + "\"}").missed()).isEqualTo(50);
        assertThat(page("{\"after\":\"id-of-another-life\"}").missed()).isEqualTo(-1);
    }

    @Test
    void whoComesBackNamesTheLastEventByItsId() {
        fill(0, 10);

        assertThat(ids(page("{\"after\":\"id-7\"}"))).containsExactly("id-9", "id-8");
    }

    @Test
    void filtersBySubjectFieldsAndTime() {
        fill(0, 20);

        assertThat(page("{\"pattern\":\"dice.*\"}").events()).hasSize(10);
        assertThat(ids(page("{\"fields\":{\"n\":7}}"))).containsExactly("id-7");
        assertThat(ids(page("{\"fields\":{\"deep.er\":\"x3\"}}"))).containsExactly("id-3");
        assertThat(page("{\"plugin\":\"dice-roller\"}").events()).hasSize(20);
        assertThat(page("{\"plugin\":\"trivia\"}").events()).isEmpty();
        assertThat(ids(page("{\"since\":\"2026-11-22T09:00:18Z\"}"))).containsExactly("id-19", "id-18");
        assertThat(ids(page("{\"until\":\"2026-11-22T09:00:01Z\"}"))).containsExactly("id-0");
    }

    @Test
    void theRingHoldsNoMoreThanItMay() {
        var small = new EventRing(1_000, 20_000);
        for (int number = 0; number < 1_000; number++) {
            small.add(new SeenEvent(
                    "x.y",
                    "i",
                    Sky.START,
                    "/s",
                    "",
                    "",
                    BusJson.emptyObject().set("t", TextNode.valueOf("x".repeat(500)))));
        }

        assertThat(small.bytes()).isLessThanOrEqualTo(20_000);
        assertThat(small.size()).isBetween(5, 20);
    }

    @Test
    void whatAnEarlierRunSawComesBehindTheRest() {
        fill(50, 60);
        ring.addOlder(List.of(event(1), event(2)));

        assertThat(ids(page("{}"))).startsWith("id-59").endsWith("id-50", "id-2", "id-1");
    }
}
