package dev.rosey.plugins.trivia;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * How a game's events reach the world: each is written down, published and put into words, and handed to the {@link Outbox}.
 * Returns at once. For one thread at a time, as the {@link Announcer} and the {@link Scribe} are.
 */
final class Telling {

    private final Announcer announcer;
    private final Scribe scribe;
    private final Outbox outbox;

    Telling(Announcer announcer, Scribe scribe, Outbox outbox) {
        this.announcer = announcer;
        this.scribe = scribe;
        this.outbox = outbox;
    }

    /** @param start of the game as it is now, with the questions that were replaced meanwhile */
    void tell(GameEvent.Started start, List<GameEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        Publication publication = new Publication(start);
        outbox.send(
                scribe.write(events),
                events.stream().map(publication::of).flatMap(Optional::stream).toList(),
                events.stream().map(announcer::say).flatMap(Optional::stream).toList());
    }

    /** Says this before anything that happens from now on. From any thread. */
    void say(String text) {
        outbox.send(List.of(), List.of(), List.of(text));
    }

    /** Shows the open question once more. */
    void showAgain() {
        say(announcer.again());
    }

    /** Whether what happens is saved. From any thread. */
    boolean isSaving() {
        return outbox.isSaving();
    }

    /** Done when all that was told until now is out, and saved. From any thread. */
    CompletableFuture<Void> settled() {
        return outbox.settled();
    }
}
