package dev.rosey.runtime;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Started when every module has served its endpoints once; a later outage does not undo it. */
@Startup
@Singleton
class StartupDone implements HealthCheck {

    private final ModuleHost host;

    @Inject
    StartupDone(ModuleHost host) {
        this.host = host;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("started");
        host.modules().forEach(module -> response.withData(module.name(), module.isServing()));
        return response.status(host.modules().stream().allMatch(RunningModule::isServing))
                .build();
    }
}
