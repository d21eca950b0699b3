package dev.rosey.runtime;

import dev.rosey.bus.Manifest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** The MicroProfile Health checks of this JVM, told apart by module for the heartbeats. */
@Singleton
class HealthChecks {

    /**
     * A check's answer, as a heartbeat carries it.
     *
     * @param name the check's name
     * @param status {@code UP} or {@code DOWN}
     * @param data details for an operator
     */
    record Check(String name, String status, Map<String, Object> data) {}

    private final Instance<HealthCheck> checks;
    private final RoseyExtension extension;
    private final Map<String, List<Instance.Handle<HealthCheck>>> byModule = new ConcurrentHashMap<>();

    @Inject
    HealthChecks(@Any Instance<HealthCheck> checks, RoseyExtension extension) {
        this.checks = checks;
        this.extension = extension;
    }

    /** The answers of this module's own checks. A check that throws is DOWN with the reason. */
    List<Check> of(String module) {
        return byModule.computeIfAbsent(module, this::find).stream()
                .map(handle -> answer(handle.get(), handle.getBean().getBeanClass()))
                .toList();
    }

    private List<Instance.Handle<HealthCheck>> find(String module) {
        return checks.handlesStream()
                .<Instance.Handle<HealthCheck>>map(handle -> handle)
                .filter(handle -> extension
                        .catalog()
                        .owner(handle.getBean().getBeanClass())
                        .map(Manifest::name)
                        .filter(module::equals)
                        .isPresent())
                .toList();
    }

    private static Check answer(HealthCheck check, Class<?> type) {
        try {
            HealthCheckResponse response = check.call();
            var data = new TreeMap<String, Object>(response.getData().orElse(Map.of()));
            return new Check(response.getName(), response.getStatus().name(), data);
        } catch (RuntimeException e) {
            return new Check(type.getSimpleName(), "DOWN", Map.of("reason", String.valueOf(e.getMessage())));
        }
    }
}
