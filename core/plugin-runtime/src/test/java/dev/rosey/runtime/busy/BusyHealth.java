package dev.rosey.runtime.busy;

import dev.rosey.plugin.PluginBean;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

@PluginBean
@Readiness
class BusyHealth implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("busy-thing").up().withData("spare", 2).build();
    }
}
