package dev.rosey.cytube;

import dev.rosey.plugin.PluginBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.function.ToDoubleFunction;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

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
        gauge(session, "connected", "1 while Rosey is in the channel", state -> state.connected() ? 1 : 0);
        gauge(session, "waiting", "messages that have not left yet", SessionState::waiting);
        gauge(
                session,
                "dropped_overflow",
                "messages dropped from a full queue",
                state -> state.losses().overflow());
        gauge(
                session,
                "dropped_stale",
                "messages that waited through an outage for too long",
                state -> state.losses().stale());
        gauge(
                session,
                "without_echo",
                "messages sent of which nothing came back",
                state -> state.losses().withoutEcho());
    }

    private void gauge(ChannelSession session, String name, String what, ToDoubleFunction<SessionState> value) {
        Metadata metadata = Metadata.builder()
                .withName("rosey_cytube_" + name)
                .withDescription(what)
                .build();
        registry.gauge(metadata, session, it -> value.applyAsDouble(it.state()), new Tag("channel", session.channel()));
    }
}
