package dev.rosey.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code openapi/inspector.yaml}, held against real answers. */
final class Contract {

    static final Path FILE = Path.of("../openapi/inspector.yaml");

    private final JsonNode document;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    Contract() {
        try {
            document = new YAMLMapper().readTree(Files.readString(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode document() {
        return document;
    }

    /** Whether the contract has this method of this path. */
    boolean knows(String method, String path) {
        return operation(method, path).isPresent();
    }

    /** Fails unless the contract knows this answer. What it does not know at all is to be a problem. */
    void check(String method, String path, HttpResponse<String> answer) {
        var asked = answer.request().method() + " " + answer.request().uri() + " as " + path;
        var operation = operation(method, path);
        if (operation.isEmpty()) {
            assertThat(answer.statusCode()).as(asked).isIn(401, 404, 405, 421, 429);
            problem(asked, answer);
            return;
        }
        var response = resolved(operation.get().path("responses").path(String.valueOf(answer.statusCode())));
        assertThat(response.isObject())
                .as(asked + " answers " + answer.statusCode() + ", which the contract does not know: " + answer.body())
                .isTrue();
        response.path("headers").properties().stream()
                .filter(header -> resolved(header.getValue()).path("required").asBoolean(false))
                .forEach(header -> assertThat(answer.headers().firstValue(header.getKey()))
                        .as(asked + ' ' + header.getKey())
                        .isPresent());
        if (response.path("content").isObject() && !answer.body().isEmpty()) {
            var type = type(answer);
            var content = response.path("content").path(type);
            assertThat(content.isObject()).as(asked + " answers in " + type).isTrue();
            if (type.matches(".*[/+]json")) {
                check(asked, content.path("schema"), answer.body());
            }
        }
        if (answer.statusCode() >= 400) {
            problem(asked, answer);
        }
    }

    private void problem(String asked, HttpResponse<String> answer) {
        if (answer.request().method().equals("HEAD")
                || isOfTheProcess(answer.request().uri().getPath())) {
            return;
        }
        assertThat(type(answer)).as(asked).isEqualTo("application/problem+json");
        check(
                asked,
                document.at("/components/responses/BadRequest/content/application~1problem+json/schema"),
                answer.body());
    }

    /** MicroProfile says how health and metrics answer. */
    private static boolean isOfTheProcess(String path) {
        return path.startsWith("/health") || path.startsWith("/metrics");
    }

    private void check(String what, JsonNode schema, String body) {
        var compiled = schemas.computeIfAbsent(schema.toString(), text -> compiled((ObjectNode) schema));
        assertThat(compiled.validate(body, InputFormat.JSON))
                .as(what + " says " + body)
                .isEmpty();
    }

    /** The schema with all that it may refer to. */
    private Schema compiled(ObjectNode schema) {
        var whole = schema.deepCopy();
        whole.set("components", document.path("components"));
        return registry.getSchema(whole.toString(), InputFormat.JSON);
    }

    /** Holds every example of the document against its own schema; says how many there were. */
    int checkExamples() {
        return checkExamples("", document);
    }

    private int checkExamples(String where, JsonNode node) {
        int found = 0;
        if (node.has("example") && node.has("schema")) {
            check(where, node.path("schema"), node.path("example").toString());
            found++;
        }
        for (var child : node.properties()) {
            found += checkExamples(where + '/' + child.getKey(), child.getValue());
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            found += checkExamples(where + '/' + i, node.path(i));
        }
        return found;
    }

    private static String type(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Content-Type")
                .orElse("none")
                .split(";", 2)[0]
                .strip();
    }

    private Optional<JsonNode> operation(String method, String path) {
        var bare = path.split("\\?", 2)[0];
        return document.path("paths").properties().stream()
                .filter(entry -> Pattern.matches(entry.getKey().replaceAll("\\{[^}]+}", "[^/]+"), bare))
                .min(Map.Entry.comparingByKey(java.util.Comparator.comparing(key -> key.contains("{"))))
                .map(entry -> entry.getValue()
                        .path(method.equals("HEAD") ? "get" : method.toLowerCase(java.util.Locale.ROOT)))
                .filter(JsonNode::isObject);
    }

    private JsonNode resolved(JsonNode node) {
        var reference = node.path("$ref");
        return reference.isString() ? document.at(reference.stringValue().substring(1)) : node;
    }
}
