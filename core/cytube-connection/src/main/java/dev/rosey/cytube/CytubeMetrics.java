package dev.rosey.cytube;

import dev.rosey.plugin.Metric;
import dev.rosey.plugin.PluginBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.function.ToDoubleFunction;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** A channel's state and losses as MicroProfile Metrics, each tagged with {@code channel}. */
@PluginBean
class CytubeMetrics {

    private final MetricRegistry registry;
    private final CytubeModule module;

    @Inject
    CytubeMetrics(MetricRegistry registry, CytubeModule module) {
        this.registry = registry;
        this.module = module;
    }

    void register(@Observes @Initialized(ApplicationScoped.class) Object started) {
        module.channels().all().forEach(this::register);
    }

    private void register(ChannelSession session) {
        var unused = CytubeModule.heard(registry, session.channel());
        gauge(session, CytubeMetricCatalog.CONNECTED, state -> state.connected() ? 1 : 0);
        gauge(session, CytubeMetricCatalog.WAITING, SessionState::waiting);
        gauge(
                session,
                CytubeMetricCatalog.DROPPED_OVERFLOW,
                state -> state.losses().overflow());
        gauge(
                session,
                CytubeMetricCatalog.DROPPED_STALE,
                state -> state.losses().stale());
        gauge(session, CytubeMetricCatalog.WITHOUT_ECHO, state -> state.losses().withoutEcho());
    }

    private void gauge(ChannelSession session, Metric metric, ToDoubleFunction<SessionState> value) {
        registry.gauge(
                metric.metadata(), session, it -> value.applyAsDouble(it.state()), metric.tagged(session.channel()));
    }
}
