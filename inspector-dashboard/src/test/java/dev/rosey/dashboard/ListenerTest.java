package dev.rosey.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rosey.bus.BusJson;
import java.time.Duration;
import java.util.Set;
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
