package dev.rosey.plugins.quote;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** How far each user has read in what they searched for last. Any thread may call. */
final class OpenSearches {
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST = 1_000;

    private final Recent<String, Open> searches = new Recent<>(MOST);
    private final InstantSource clock;

    /**
     * A search that has more to show.
     *
     * @param next how many hits were shown
     */
    record Place(SearchQuery query, long next) {}

    private record Open(Place place, Instant until) {}

    OpenSearches(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void put(Person person, Place place) {
        searches.put(key(person), new Open(place, clock.instant().plus(KEPT)));
    }

    synchronized void close(Person person) {
        searches.remove(key(person));
    }

    synchronized Optional<Place> of(Person person) {
        return Optional.ofNullable(searches.get(key(person)))
                .filter(open -> clock.instant().isBefore(open.until()))
                .map(Open::place);
    }

    private static String key(Person person) {
        return person.channel() + ' ' + Folding.name(person.name());
    }
}
