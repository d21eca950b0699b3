package dev.rosey.runtime;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Alive as long as it can answer: nothing outside this JVM, NATS included, makes it worth killing. */
@org.eclipse.microprofile.health.Liveness
@Singleton
class Liveness implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.up("jvm");
    }
}
