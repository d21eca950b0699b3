package dev.rosey.plugin;

import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Tag;

/**
 * A metric, as the module that keeps it names and explains it in one place: in its {@link MetricCatalog}. What is registered,
 * what the page of all metrics says, and what alerts may ask for follow from it.
 *
 * @param name {@code rosey_<what>}, without the suffix under which it is served
 * @param unit what is counted or measured, in the words of the page
 * @param tags the names of its tags, in the order of {@link #tagged}
 */
public record Metric(String name, Type type, String unit, String description, List<String> tags) {

    /** How a metric moves. */
    public enum Type {
        /** Only up, from 0 at the start of the JVM; served as {@code <name>_total}. */
        COUNTER,
        /** Up and down; served under its name. */
        GAUGE,
        /** Durations: served as {@code <name>_seconds} with quantiles, {@code _count}, {@code _sum} and {@code _max}. */
        TIMER
    }

    public Metric {
        tags = List.copyOf(tags);
    }

    public static Metric counter(String name, String unit, String description, String... tags) {
        return new Metric(name, Type.COUNTER, unit, description, List.of(tags));
    }

    public static Metric gauge(String name, String unit, String description, String... tags) {
        return new Metric(name, Type.GAUGE, unit, description, List.of(tags));
    }

    public static Metric timer(String name, String description, String... tags) {
        return new Metric(name, Type.TIMER, "seconds", description, List.of(tags));
    }

    /** What MicroProfile Metrics wants to know of it. */
    public Metadata metadata() {
        return Metadata.builder()
                .withName(name)
                .withDescription(description)
                .withUnit(type == Type.TIMER ? MetricUnits.SECONDS : MetricUnits.NONE)
                .build();
    }

    /** Its tags with these values, as many as it has tags. */
    public Tag[] tagged(String... values) {
        if (values.length != tags.size()) {
            throw new IllegalArgumentException(name + " has the tags " + tags);
        }
        return IntStream.range(0, values.length)
                .mapToObj(i -> new Tag(tags.get(i), values[i]))
                .toArray(Tag[]::new);
    }

    /** The name under which {@code /metrics} serves it. */
    public String served() {
        return switch (type) {
            case COUNTER -> name + "_total";
            case GAUGE -> name;
            case TIMER -> name + "_seconds";
        };
    }
}
