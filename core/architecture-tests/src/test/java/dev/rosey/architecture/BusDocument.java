package dev.rosey.architecture;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.rosey.bus.CloudEvent;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.CommandSpec;
import dev.rosey.bus.Manifest;
import dev.rosey.bus.MigrateReply;
import dev.rosey.bus.MigrateRequest;
import dev.rosey.bus.StatementReply;
import dev.rosey.bus.StatementRequest;
import dev.rosey.bus.Subjects;
import dev.rosey.bus.TransactionReply;
import dev.rosey.bus.TransactionRequest;
import dev.rosey.plugin.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** The bus as an AsyncAPI 3.0 document, made of the modules' manifests and the records that they send. */
final class BusDocument {

    private static final String INSPECTOR = "dev.rosey.plugins.inspector.";

    /** What every module says of itself. */
    private static final List<String> ABOUT_ITSELF = List.of(
            Subjects.STARTED,
            Subjects.STOPPING,
            Subjects.HEARTBEAT,
            Subjects.COMMAND_HANDLED,
            Subjects.COMMAND_FAILED,
            Subjects.DENIED);

    private final WireSchemas schemas = new WireSchemas();
    private final Map<String, Object> channels = new TreeMap<>();
    private final Map<String, Object> operations = new TreeMap<>();

    private BusDocument() {}

    /** The document as YAML. */
    static String text() {
        return new BusDocument().yaml();
    }

    private String yaml() {
        manifests().forEach(this::module);
        events();
        storage();
        inspector();
        var document = new LinkedHashMap<String, Object>();
        document.put("asyncapi", "3.0.0");
        document.put(
                "info",
                ordered(
                        "title",
                        "Rosey's bus",
                        "version",
                        "1.0.0",
                        "description",
                        "Generated from the manifests and the wire records; docs/bus-contract.md is normative and"
                                + " says what the records mean.",
                        "license",
                        Map.of("name", "MIT")));
        document.put("defaultContentType", "application/json");
        document.put("servers", Map.of("local", ordered("host", "127.0.0.1:4222", "protocol", "nats")));
        document.put("channels", channels);
        document.put("operations", operations);
        document.put("components", Map.of("schemas", schemas.all()));
        var settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setWidth(120)
                .setDereferenceAliases(true)
                .build();
        return "# Generated; BusDocumentTest tells how.\n" + new Dump(settings).dumpToString(document);
    }

    /** What the modules of the class path say of themselves. */
    static List<Manifest> manifests() {
        try {
            return Collections.list(BusDocument.class.getClassLoader().getResources(Manifest.RESOURCE)).stream()
                    .map(BusDocument::read)
                    .sorted(Comparator.comparing(Manifest::name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Manifest read(URL url) {
        try (var stream = url.openStream()) {
            return Manifest.read(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void module(Manifest manifest) {
        manifest.commands().stream()
                .sorted(Comparator.comparing(CommandSpec::subject))
                .forEach(command -> request(
                        command.subject(),
                        command.help(),
                        schemas.reference(CommandRequest.class),
                        schemas.reference(CommandReply.class)));
        for (var event : ABOUT_ITSELF) {
            event(
                    Subjects.event(manifest.family(), event),
                    "About " + manifest.name() + " itself",
                    Map.of("type", "object"));
        }
        manifest.publishes()
                .forEach(event -> event(event, "Published by " + manifest.name(), Map.of("type", "object")));
    }

    /** The data of an event is known where a record says so. */
    private void events() {
        new ClassFileImporter()
                .importPackages("dev.rosey").stream()
                        .filter(type -> type.isAnnotatedWith(Event.class) && type.isRecord())
                        .map(type -> type.reflect())
                        .sorted(Comparator.comparing(Class::getName))
                        .forEach(type -> event(
                                type.getAnnotation(Event.class).value(),
                                "Published after the fact",
                                schemas.reference(type)));
    }

    private void storage() {
        var statement = schemas.reference(StatementRequest.class);
        var rows = schemas.reference(StatementReply.class);
        request(
                "db.exec.{plugin}.migrate",
                "Brings a plugin's tables and statements",
                schemas.reference(MigrateRequest.class),
                schemas.reference(MigrateReply.class));
        request("db.exec.{plugin}.{statement}", "Runs a registered statement that changes something", statement, rows);
        request("db.query.{plugin}.{statement}", "Runs a registered statement that reads", statement, rows);
        request("db.exec.{plugin}.write", "Runs parameterised SQL that changes something", statement, rows);
        request("db.query.{plugin}.read", "Runs parameterised SQL that reads", statement, rows);
        request(
                "db.exec.{plugin}.transaction",
                "Runs several statements, all or nothing",
                schemas.reference(TransactionRequest.class),
                schemas.reference(TransactionReply.class));
    }

    private void inspector() {
        var nothing = Map.<String, Object>of("type", "object");
        request("inspector.query.plugins", "All modules", nothing, listOf("plugins", "PluginView"));
        request("inspector.query.plugin.{name}", "One module", nothing, ofInspector("PluginView"));
        request(
                "inspector.query.events",
                "A page of the newest events",
                ofInspector("EventQuery"),
                ofInspector("EventPage"));
        request("inspector.query.services", "Who answers on the bus", nothing, listOf("services", "Service"));
        request("inspector.query.health", "The rollup", nothing, ofInspector("HealthView"));
        request(
                "inspector.query.errors",
                "What failed, by kind",
                ofInspector("Queries$ErrorQuery"),
                listOf("errors", "ErrorBook$ErrorGroup"));
        request("inspector.query.trace.{id}", "One way through Rosey", nothing, ofInspector("Trace"));
    }

    private Map<String, Object> ofInspector(String name) {
        try {
            return schemas.reference(Class.forName(INSPECTOR + name));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> listOf(String field, String name) {
        return ordered(
                "type", "object",
                "properties", Map.of(field, ordered("type", "array", "items", ofInspector(name))),
                "required", List.of(field));
    }

    private void event(String subject, String summary, Map<String, Object> data) {
        var known = channels.get(subject);
        if (known != null && !data.containsKey("$ref")) {
            return;
        }
        schemas.reference(CloudEvent.class);
        var payload = ordered(
                "allOf",
                List.of(
                        schemas.reference(CloudEvent.class),
                        ordered("properties", ordered("type", Map.of("const", subject), "data", data))));
        channels.put(
                subject,
                channel(
                        subject,
                        Map.of(
                                "event",
                                ordered(
                                        "summary",
                                        summary,
                                        "contentType",
                                        "application/cloudevents+json",
                                        "payload",
                                        payload))));
        operations.put("publish " + subject, ordered("action", "send", "channel", pointer(subject)));
    }

    private void request(String subject, String summary, Map<String, Object> body, Map<String, Object> reply) {
        channels.put(
                subject,
                channel(subject, ordered("request", Map.of("payload", body), "reply", Map.of("payload", reply))));
        operations.put(
                "serve " + subject,
                ordered(
                        "action", "receive",
                        "summary", summary,
                        "channel", pointer(subject),
                        "messages", List.of(message(subject, "request")),
                        "reply",
                                ordered(
                                        "address",
                                        Map.of("location", "$message.header#/reply-to"),
                                        "channel",
                                        pointer(subject),
                                        "messages",
                                        List.of(message(subject, "reply")))));
    }

    private static Map<String, Object> channel(String subject, Map<String, Object> messages) {
        var channel = ordered("address", subject, "messages", messages);
        var parameters = new TreeMap<String, Object>();
        for (var token : subject.split("\\.", -1)) {
            if (token.startsWith("{")) {
                parameters.put(token.substring(1, token.length() - 1), Map.of());
            }
        }
        if (!parameters.isEmpty()) {
            channel.put("parameters", parameters);
        }
        return channel;
    }

    private static Map<String, Object> pointer(String subject) {
        return Map.of("$ref", "#/channels/" + subject.replace("{", "%7B").replace("}", "%7D"));
    }

    private static Map<String, Object> message(String subject, String name) {
        return Map.of("$ref", pointer(subject).get("$ref") + "/messages/" + name);
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
