package dev.rosey.plugins.inspector;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an instance of a NATS service said of itself when it was asked by name ({@code $SRV.INFO}, {@code $SRV.STATS}).
 *
 * @param id the NATS service's id
 * @param instance what the instance calls itself in its events; the id where it does not say
 * @param kind {@code plugin} or {@code service}, or {@code other} for what is no part of Rosey
 * @param endpoints what it serves
 * @param stats what {@code $SRV.STATS} adds, or null when it did not answer yet
 */
record Service(
        String name,
        String id,
        String instance,
        String version,
        String build,
        String kind,
        String description,
        String token,
        String family,
        List<Endpoint> endpoints,
        @Nullable Stats stats) {

    /** One endpoint. */
    record Endpoint(
            String name,
            String subject,
            @Nullable String phrase,
            @Nullable Double minRank) {}

    /** The figures since the instance started; times in microseconds. */
    record Stats(long requests, long errors, long inFlight, long p50Us, long p95Us, long p99Us) {}

    Service {
        endpoints = List.copyOf(endpoints);
    }

    Service with(Stats newer) {
        return new Service(name, id, instance, version, build, kind, description, token, family, endpoints, newer);
    }
}
