package dev.rosey.runtime;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Alive as long as waiting can help. An outage of NATS, or of anything else outside this JVM, does not make it worth
 * killing; a client that has given NATS up for good, since its password was changed, does.
 */
@org.eclipse.microprofile.health.Liveness
@Singleton
class Liveness implements HealthCheck {

    private final ModuleHost host;

    @Inject
    Liveness(ModuleHost host) {
        this.host = host;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("jvm");
        var alive = true;
        for (var module : host.modules()) {
            var state = module.bus().state();
            if (state.givenUp()) {
                alive = false;
                response.withData(module.name(), state.reason() + "; only a restart helps");
            }
        }
        return response.status(alive).build();
    }
}
