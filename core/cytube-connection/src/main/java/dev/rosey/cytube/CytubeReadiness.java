package dev.rosey.cytube;

import dev.rosey.plugin.PluginBean;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready when Rosey is in every channel, or stands by; else it says for each why not. A restart would not help, so liveness is not asked. */
@Readiness
@PluginBean
class CytubeReadiness implements HealthCheck {

    private final Channels channels;

    @Inject
    CytubeReadiness(CytubeModule module) {
        this(module.channels());
    }

    CytubeReadiness(Channels channels) {
        this.channels = channels;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("cytube");
        boolean all = true;
        for (ChannelSession session : channels.all()) {
            SessionState state = session.state();
            all &= state.connected() || state.presence() == Presence.STANDBY;
            String silence = state.room().silence().map(why -> ", " + why).orElse("");
            response.withData(session.channel(), state.reason() + silence);
        }
        return response.status(all).build();
    }
}
