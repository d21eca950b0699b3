package dev.rosey.runtime;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when every module of this JVM is connected to NATS, has its tables, and serves its endpoints. */
@Readiness
@Singleton
class BusReadiness implements HealthCheck {

    private final ModuleHost host;

    @Inject
    BusReadiness(ModuleHost host) {
        this.host = host;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("bus");
        var up = true;
        for (var module : host.modules()) {
            var state = module.bus().state();
            up &= state.connected() && module.isServing() && module.tables().isReady();
            response.withData(module.name(), state.connected() ? served(module) : state.reason());
        }
        return response.status(up).build();
    }

    private static String served(RunningModule module) {
        var refusal = module.tables().refusal();
        if (!refusal.isEmpty()) {
            return refusal;
        }
        return module.isServing() ? "connected" : "registering its endpoints";
    }
}
