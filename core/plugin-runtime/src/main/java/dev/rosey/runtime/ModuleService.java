package dev.rosey.runtime;

import dev.rosey.bus.Manifest;
import dev.rosey.bus.nats.BusMessage;
import io.nats.client.Connection;
import io.nats.client.support.JsonValue;
import io.nats.client.support.JsonValueUtils;
import io.nats.service.Service;
import io.nats.service.ServiceBuilder;
import io.nats.service.ServiceEndpoint;
import io.nats.service.ServiceMessage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A module as a NATS service (ADR-32): its endpoints, and what {@code $SRV.INFO} and {@code $SRV.STATS} say of it. */
final class ModuleService {

    private final ModuleIdentity identity;
    private final ModuleStats stats;
    private final RequestGate gate;
    private final List<RequestHandler<?>> handlers;

    ModuleService(ModuleIdentity identity, ModuleStats stats, RequestGate gate, List<RequestHandler<?>> handlers) {
        this.identity = identity;
        this.stats = stats;
        this.gate = gate;
        this.handlers = List.copyOf(handlers);
    }

    /** Registers the service on this connection. */
    Service start(Connection connection) {
        var manifest = identity.manifest();
        var builder = new ServiceBuilder()
                .connection(connection)
                .name(manifest.name())
                .version(manifest.version())
                .description(manifest.description())
                .metadata(metadata(manifest));
        handlers.forEach(handler -> builder.addServiceEndpoint(endpoint(handler)));
        var service = builder.build();
        service.startService();
        return service;
    }

    private Map<String, String> metadata(Manifest manifest) {
        var metadata = new TreeMap<String, String>();
        metadata.put("rosey.kind", manifest.kind().name().toLowerCase(Locale.ROOT));
        metadata.put("rosey.token", String.join(",", manifest.tokens()));
        metadata.put("rosey.family", String.join(",", manifest.families()));
        metadata.put("rosey.instance", identity.instance());
        metadata.put(BusMessage.AGAIN_METADATA, "true");
        metadata.put("rosey.build", manifest.build());
        metadata.put("rosey.pid", Long.toString(ProcessHandle.current().pid()));
        metadata.put("description", manifest.description());
        return metadata;
    }

    private ServiceEndpoint endpoint(RequestHandler<?> handler) {
        var metadata = handler instanceof RequestHandler.ForCommand command
                ? command.spec().metadata()
                : Map.<String, String>of();
        return ServiceEndpoint.builder()
                .endpointName(endpointName(handler))
                .endpointSubject(handler.subject())
                .endpointQueueGroup(identity.name())
                .endpointMetadata(metadata)
                .statsDataSupplier(this::statsData)
                .handler(message -> gate.admit(handler, toBus(message)))
                .build();
    }

    /** Unique within the service: two tokens may have an action of the same name. */
    private static String endpointName(RequestHandler<?> handler) {
        return handler.subject()
                .replace("rosey.command.", "")
                .replace("*", "any")
                .replace(">", "all")
                .replace('.', '-');
    }

    private JsonValue statsData() {
        return JsonValueUtils.mapBuilder()
                .put("p50_us", stats.percentileMicros(50))
                .put("p95_us", stats.percentileMicros(95))
                .put("p99_us", stats.percentileMicros(99))
                .put("in_flight", gate.inFlight())
                .put("commands", stats.commands())
                .put("errors", stats.errors())
                .put("restarts", identity.restarts())
                .put("build", identity.manifest().build())
                .toJsonValue();
    }

    private static BusMessage toBus(ServiceMessage message) {
        return BusMessage.received(
                message.getSubject(), message.getReplyTo(), message.getHeaders(), message.getData(), 0);
    }
}
