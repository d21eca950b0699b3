package dev.rosey.architecture;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.rosey.bus.BusJson;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** JSON schemas of records as the bus writes them, each under its own name. */
final class WireSchemas {

    private final Map<String, Object> schemas = new TreeMap<>();
    private final Map<String, Class<?>> owners = new HashMap<>();

    /** All that were asked for and what they refer to, by name. */
    Map<String, Object> all() {
        return schemas;
    }

    /** A reference to the schema of this record, which is made when it is not there yet. */
    Map<String, Object> reference(Class<?> type) {
        var name = nameOf(type);
        if (!schemas.containsKey(name)) {
            schemas.put(name, Map.of()); // a record may refer to itself
            schemas.put(name, record(type));
        }
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    /** With the class around it, and where two are called the same, with the package. */
    private String nameOf(Class<?> type) {
        var plain = type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
        var owner = owners.computeIfAbsent(plain, name -> type);
        var folder = type.getPackageName().substring(type.getPackageName().lastIndexOf('.') + 1);
        return owner == type ? plain : folder + '.' + plain;
    }

    private static Map<String, Object> two(String name, Object value, String other, Object otherValue) {
        var map = new LinkedHashMap<String, Object>();
        map.put(name, value);
        map.put(other, otherValue);
        return map;
    }

    private Map<String, Object> record(Class<?> type) {
        var properties = new LinkedHashMap<String, Object>();
        var required = new ArrayList<String>();
        for (var component : type.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonAnyGetter.class)) {
                continue;
            }
            properties.put(name(component), schema(component.getGenericType()));
            if (!isNullable(component)) {
                required.add(name(component));
            }
        }
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "object");
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static String name(RecordComponent component) {
        var given = component.getAccessor().getAnnotation(JsonProperty.class);
        return given == null || given.value().isEmpty()
                ? new PropertyNamingStrategies.SnakeCaseStrategy().translate(component.getName())
                : given.value();
    }

    private Map<String, Object> schema(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            return Collection.class.isAssignableFrom(raw)
                    ? two("type", "array", "items", schema(generic.getActualTypeArguments()[0]))
                    : Map.of("type", "object");
        }
        return type instanceof Class<?> plain ? plain(plain) : Map.of();
    }

    private Map<String, Object> plain(Class<?> type) {
        if (type.isRecord()) {
            return reference(type);
        }
        if (type.isEnum()) {
            return Map.of(
                    "enum",
                    Stream.of(type.getEnumConstants())
                            .map(each -> BusJson.tree(each).asText())
                            .toList());
        }
        if (List.of(int.class, long.class, Integer.class, Long.class).contains(type)) {
            return Map.of("type", "integer");
        }
        if (List.of(double.class, float.class, Double.class).contains(type)) {
            return Map.of("type", "number");
        }
        if (List.of(boolean.class, Boolean.class).contains(type)) {
            return Map.of("type", "boolean");
        }
        if (type == Instant.class) {
            return two("type", "string", "format", "date-time");
        }
        if (type == Duration.class) {
            return two("type", "string", "format", "duration");
        }
        if (type == String.class || type == URI.class) {
            return Map.of("type", "string");
        }
        return JsonNode.class.isAssignableFrom(type) || type == Object.class ? Map.of() : Map.of("type", "object");
    }
}
