package dev.rosey.core;

import dev.rosey.bus.CommandSpec;
import dev.rosey.bus.ModuleName;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code $SRV.INFO} (ADR-32) says of one instance of a service.
 *
 * @param name the service's name, which is the module's
 * @param id the instance
 * @param version its version
 * @param description one sentence
 * @param metadata {@code rosey.kind}, {@code rosey.token}, {@code rosey.family} …
 * @param endpoints what it serves
 */
record ServiceInfo(
        String name,
        String id,
        String version,
        String description,
        Map<String, String> metadata,
        List<Endpoint> endpoints) {

    /** More than anybody can remember; what is beyond is not reached. */
    private static final int MOST_COMMANDS = 200;

    /** One endpoint of a service; the subject is empty where it names none. */
    record Endpoint(String subject, @Nullable Map<String, String> metadata) {

        @SuppressWarnings("ConstantConditions") // JSON leaves out what the signature promises
        Endpoint {
            subject = subject == null ? "" : subject;
        }

        /** Whether chat is meant to reach it. */
        private boolean isForChat() {
            return metadata != null && metadata.get("rosey.phrase") != null;
        }
    }

    @SuppressWarnings("ConstantConditions") // JSON leaves out what the signature promises
    ServiceInfo {
        ModuleName.requireName(name);
        if (id == null || id.isBlank()) {
            throw new IllegalArgumentException("id is missing");
        }
        version = version == null ? "" : version;
        description = description == null ? "" : description;
        metadata = metadata == null ? Map.of() : withoutNulls(metadata);
        endpoints = endpoints == null ? List.of() : List.copyOf(endpoints);
    }

    /** The services API writes an empty value as null. */
    private static Map<String, String> withoutNulls(Map<String, String> metadata) {
        var values = new TreeMap<>(metadata);
        values.values().removeIf(Objects::isNull);
        return Map.copyOf(values);
    }

    /** Whether it is a part of Rosey or a plugin, and not some other service on the same NATS. */
    boolean isModule() {
        return metadata.containsKey("rosey.kind");
    }

    /** Who says all this. */
    InstanceId instance() {
        return new InstanceId(name, id);
    }

    /** What tells a build from another. */
    String build() {
        return metadata.getOrDefault("rosey.build", "");
    }

    /** The families that it says are its own. */
    List<String> families() {
        return List.of(metadata.getOrDefault("rosey.family", "").split(",", -1));
    }

    /** The process that it says it runs in; 0 where it does not say. */
    long pid() {
        var pid = metadata.getOrDefault("rosey.pid", "");
        return pid.matches("\\d{1,18}") ? Long.parseLong(pid) : 0;
    }

    /** The commands that can be read from its endpoints; what makes no sense is left out, and so is what is too much. */
    Stream<CommandSpec> commands() {
        return endpoints.stream().flatMap(ServiceInfo::command).limit(MOST_COMMANDS);
    }

    /** Why endpoints that chat is meant to reach are left out. */
    Stream<String> nonsense() {
        return endpoints.stream().filter(Endpoint::isForChat).flatMap(ServiceInfo::problem);
    }

    private static Stream<String> problem(Endpoint endpoint) {
        try {
            CommandSpec.ofMetadata(endpoint.subject(), endpoint.metadata());
            return Stream.of();
        } catch (IllegalArgumentException notACommand) {
            return Stream.of("the endpoint “" + brief(endpoint.subject()) + "” is no command: "
                    + brief(String.valueOf(notACommand.getMessage())));
        }
    }

    private static String brief(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + '…';
    }

    private static Stream<CommandSpec> command(Endpoint endpoint) {
        try {
            return Stream.of(CommandSpec.ofMetadata(endpoint.subject(), endpoint.metadata()));
        } catch (IllegalArgumentException notACommand) {
            return Stream.of();
        }
    }
}
