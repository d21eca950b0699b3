package dev.rosey.plugins.inspector;

import java.time.Instant;

/**
 * Something that is wrong now.
 *
 * @param component what it is wrong with
 * @param kind tells it from other things wrong with the component
 * @param since since when, as well as that is known
 * @param reason what is wrong
 * @param impact what does not work for that
 * @param action what an operator can do
 */
record Finding(
        String component,
        String kind,
        HealthStatus status,
        Instant since,
        String reason,
        String impact,
        String action) {

    String key() {
        return component + '/' + kind;
    }
}
