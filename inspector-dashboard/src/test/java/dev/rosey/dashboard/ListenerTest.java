package dev.rosey.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rosey.bus.BusJson;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ListenerTest {

    private final Listener listener = new Listener(EventFilter.of(BusJson.emptyObject()));

    private static Frame frame(String id) {
        return Frame.of(BusJson.emptyObject().put("subject", "a.b").put("id", id));
    }

    @Test
    void whatDoesNotFitIsCountedAndTold() throws InterruptedException {
        for (int i = 0; i < Listener.MESSAGES + 500; i++) {
            listener.add(frame("e" + i));
        }
        var text = listener.next(Duration.ZERO);
        assertThat(text).startsWith("event: dropped\ndata: {\"dropped\":500}\n\nevent: a.b\nid: e0\n");
        assertThat(listener.next(Duration.ZERO)).doesNotContain("dropped");
    }

    @Test
    void whatWasReadAlreadyDoesNotComeAgain() throws InterruptedException {
        listener.skip(Set.of("e1"));
        listener.add(frame("e1"));
        listener.add(frame("e2"));
        assertThat(listener.next(Duration.ZERO)).doesNotContain("id: e1\n").contains("id: e2\n");
    }

    @Test
    void whoseReaderTakesNothingIsHungUpOn() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var stuck = Thread.ofVirtual().start(() -> {
            listener.writes();
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException hungUp) {
                listener.wrote();
            }
        });
        begun.await();
        looks(Listener.PATIENCE);
        assertThat(listener.isClosed()).isFalse();
        looks(1);
        assertThat(stuck.join(Duration.ofSeconds(30))).isTrue();
        assertThat(listener.isClosed()).isTrue();
    }

    @Test
    void whoReadsSlowlyOrHasNothingToReadStays() {
        for (int i = 0; i < 3; i++) {
            listener.writes();
            looks(Listener.PATIENCE);
        }
        listener.wrote();
        looks(2 * Listener.PATIENCE);
        assertThat(listener.isClosed()).isFalse();
    }

    private void looks(int times) {
        IntStream.range(0, times).forEach(i -> listener.look());
    }

    @Test
    void nothingInAnEventCanBeginAMessageOfItsOwn() {
        var hostile = BusJson.emptyObject().put("subject", "a.b\nevent: state").put("id", "x\n\ndata: {}");
        assertThat(Frame.of(hostile).text().lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("data: ");
    }

    @Test
    void filtersAsTheInspectorDoes() {
        var filter =
                EventFilter.of(BusJson.emptyObject().put("subject", "trivia.>").put("plugin", "trivia"));
        var event = BusJson.emptyObject().put("subject", "trivia.started").put("source", "/plugins/trivia/1");
        assertThat(filter.matches(event)).isTrue();
        assertThat(filter.matches(event.put("source", "/plugins/other/1"))).isFalse();
        assertThat(filter.matches(event.put("subject", "triviaxstarted"))).isFalse();
    }
}
