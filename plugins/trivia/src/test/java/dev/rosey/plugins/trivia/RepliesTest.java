package dev.rosey.plugins.trivia;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RepliesTest {

    @Test
    void whoAnswersAsTheGameEndsIsToldInPrivate() {
        var game = new GameTable(GameTable.rules(Mode.FIRST, 1), GameTable.questions(1)).state();

        var reply = Replies.guess(new Step(Outcome.OVER, List.of(), Optional.empty()), game);

        assertThat(reply.text()).isEqualTo("Too late for that one – the game is over.");
        assertThat(reply.isPrivate()).isTrue();
    }
}
