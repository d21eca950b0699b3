package dev.rosey.cytube;

import dev.rosey.plugin.Metric;
import dev.rosey.plugin.MetricCatalog;
import java.util.List;

/** What is counted and measured of each channel. */
public final class CytubeMetricCatalog implements MetricCatalog {

    private static final String CHANNEL = "channel";

    static final Metric CONNECTED = Metric.gauge(
            "rosey_cytube_connected", "0 or 1", "1 while this instance is in the channel; 0 also on standby", CHANNEL);
    static final Metric HEARD = Metric.counter(
            "rosey_cytube_heard", "messages", "Messages of people in the channel that went to the bus", CHANNEL);
    static final Metric WAITING =
            Metric.gauge("rosey_cytube_waiting", "messages", "Messages that have not left yet; at most 100", CHANNEL);
    static final Metric DROPPED_OVERFLOW = Metric.gauge(
            "rosey_cytube_dropped_overflow", "messages", "Messages dropped from a full queue since the start", CHANNEL);
    static final Metric DROPPED_STALE = Metric.gauge(
            "rosey_cytube_dropped_stale",
            "messages",
            "Messages dropped since the start because they waited through an outage for more than a minute",
            CHANNEL);
    static final Metric WITHOUT_ECHO = Metric.gauge(
            "rosey_cytube_without_echo",
            "messages",
            "Messages sent since the start of which nothing came back",
            CHANNEL);

    @Override
    public String owner() {
        return "cytube-connection";
    }

    @Override
    public List<Metric> metrics() {
        return List.of(CONNECTED, HEARD, WAITING, DROPPED_OVERFLOW, DROPPED_STALE, WITHOUT_ECHO);
    }
}
