package dev.rosey.cytube;

import dev.rosey.plugin.PluginBean;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Tells programs of each channel what {@link CytubeReadiness} tells people: a {@link Presence}. It judges nothing, so it is always up. */
@Readiness
@PluginBean
class CytubePresence implements HealthCheck {

    private final Channels channels;

    @Inject
    CytubePresence(CytubeModule module) {
        this(module.channels());
    }

    CytubePresence(Channels channels) {
        this.channels = channels;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("cytube-presence");
        channels.all()
                .forEach(session -> response.withData(
                        session.channel(), session.state().presence().word()));
        return response.up().build();
    }
}
