package dev.rosey.cytube;

import dev.rosey.plugin.Drainable;
import dev.rosey.plugin.Leases;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** Starts the channels once the bus is served, and leaves them when the module stops. */
@PluginBean
class CytubeModule implements Drainable {

    /** Behind the runtime's own start, so that nothing is heard before it can be passed on. */
    private static final int LAST = 5000;

    private final Channels channels;

    @Inject
    CytubeModule(Config config, PluginContext context, Leases leases, MetricRegistry metrics) {
        this(new Channels(
                CytubeConfig.from(config),
                leases::take,
                () -> new ReconnectPolicy(RandomGenerator.getDefault()),
                context.clock(),
                Channels::thread,
                event -> {
                    context.publish((Record) event);
                    if (event instanceof ChatEvent.ChatLine) {
                        heard(metrics, event.channel()).inc();
                    }
                }));
    }

    /** Counts what people say in a channel. */
    static Counter heard(MetricRegistry metrics, String channel) {
        return metrics.counter(CytubeMetricCatalog.HEARD.metadata(), CytubeMetricCatalog.HEARD.tagged(channel));
    }

    CytubeModule(Channels channels) {
        this.channels = channels;
    }

    void start(@Observes @Priority(LAST) @Initialized(ApplicationScoped.class) Object started) {
        channels.start();
    }

    Channels channels() {
        return channels;
    }

    @Override
    public void drain() {
        channels.stop();
    }
}
