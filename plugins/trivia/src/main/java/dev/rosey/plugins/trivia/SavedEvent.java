package dev.rosey.plugins.trivia;

import dev.rosey.bus.BusJson;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * An event of a game as it is saved.
 *
 * @param seq its place among the saved events of the game, from 0
 * @param kind the name of its type in lower case
 * @param body its fields as JSON; times to the millisecond
 */
record SavedEvent(int seq, String kind, String body) {

    static SavedEvent of(int seq, GameEvent event) {
        return new SavedEvent(seq, kind(event.getClass()), BusJson.text(event));
    }

    /** The event. Fails with {@link IllegalStateException} when this version knows no such event. */
    GameEvent event() {
        Class<?> type = Arrays.stream(GameEvent.class.getPermittedSubclasses())
                .filter(candidate -> kind(candidate).equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no event of a game is called " + kind));
        return (GameEvent) BusJson.read(body.getBytes(StandardCharsets.UTF_8), type);
    }

    private static String kind(Class<?> type) {
        return type.getSimpleName().toLowerCase(Locale.ROOT);
    }
}
