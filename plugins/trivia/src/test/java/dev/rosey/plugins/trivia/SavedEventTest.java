package dev.rosey.plugins.trivia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SavedEventTest {

    @Test
    void aGameIsTheSameAfterItsEventsWereSavedAndRead() {
        GameTable game = new GameTable(GameTable.rules(Mode.ALL, 3), GameTable.questions(3));
        game.seconds(12.345).right("ann");
        game.handle(new GameCommand.Pause("host", 0));
        game.seconds(3).handle(new GameCommand.Resume("host", 0));
        game.seconds(40).guess("bob", "no idea");
        game.handle(new GameCommand.Skip("host", 0));
        game.seconds(100);

        List<GameEvent> read = new ArrayList<>();
        for (GameEvent event : game.events) {
            read.add(SavedEvent.of(read.size(), event).event());
        }

        assertThat(game.over()).isTrue();
        assertThat(read).isEqualTo(game.events);
    }

    @Test
    void anEventOfAnotherVersionIsRefused() {
        assertThatThrownBy(() -> new SavedEvent(0, "exploded", "{}").event())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("exploded");
    }
}
