package dev.rosey.database;

import dev.rosey.plugin.PluginBean;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while PostgreSQL answers; else it says why not. A restart would not help, so liveness is not asked. */
@Readiness
@PluginBean
class DatabaseReadiness implements HealthCheck {

    private final DatabaseService service;

    @Inject
    DatabaseReadiness(DatabaseModule module) {
        this.service = module.service();
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("database");
        service.unavailable().ifPresent(reason -> response.withData("reason", reason));
        return response.status(service.unavailable().isEmpty()).build();
    }
}
