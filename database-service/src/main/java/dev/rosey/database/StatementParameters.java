package dev.rosey.database;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.StorageCodes;
import java.math.BigDecimal;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hands JSON values to a statement without saying what type they are: PostgreSQL finds that out from where they stand, and
 * reads a text as an instant, a number or an enum as the place needs it. Only for an array or an object is it asked
 * first, because {@code [1,2]} is written otherwise for {@code integer[]} than for {@code jsonb}.
 */
final class StatementParameters {

    private static final int DIGIT_LIMIT = 1000;

    private final SqlText sql;
    private final Map<String, JsonNode> values;

    private StatementParameters(SqlText sql, Map<String, JsonNode> values) {
        this.sql = sql;
        this.values = values;
    }

    /** Binds all values. Fails with {@code BAD_PARAMS}, which names the parameter. */
    static void bind(PreparedStatement statement, SqlText sql, Map<String, JsonNode> values) throws SQLException {
        requireMatch(sql, values);
        new StatementParameters(sql, values).bind(statement);
    }

    /** Every parameter has a value and every value a parameter. */
    static void requireMatch(SqlText sql, Map<String, JsonNode> values) {
        var known = new HashSet<>(sql.names());
        for (var name : sql.names()) {
            if (!values.containsKey(name)) {
                throw bad(name, "parameter " + name + " is missing");
            }
        }
        for (var name : values.keySet()) {
            if (!known.contains(name)) {
                throw bad(name, "the statement has no parameter " + name);
            }
        }
    }

    private void bind(PreparedStatement statement) throws SQLException {
        ParameterMetaData types = hasStructure() ? statement.getParameterMetaData() : null;
        for (int place = 1; place <= sql.names().size(); place++) {
            var name = sql.names().get(place - 1);
            var text = text(name, place, types);
            if (text == null) {
                statement.setNull(place, Types.NULL);
            } else {
                statement.setString(place, text);
            }
        }
    }

    private boolean hasStructure() {
        return values.values().stream().anyMatch(JsonNode::isContainerNode);
    }

    private @Nullable String text(String name, int place, @Nullable ParameterMetaData types) throws SQLException {
        JsonNode value = values.get(name);
        if (value == null || value.isNull() || value.isMissingNode()) {
            return null;
        }
        if (value.isContainerNode() && types != null) {
            return types.getParameterType(place) == Types.ARRAY ? arrayLiteral(name, value) : value.toString();
        }
        return scalar(name, value);
    }

    private static String arrayLiteral(String name, JsonNode value) {
        if (!value.isArray()) {
            throw bad(name, "parameter " + name + " is an object where an array is needed");
        }
        var literal = new StringBuilder();
        append(literal, name, value);
        return literal.toString();
    }

    private static void append(StringBuilder literal, String name, JsonNode value) {
        if (value.isNull()) {
            literal.append("NULL");
        } else if (value.isArray()) {
            literal.append('{');
            for (int i = 0; i < value.size(); i++) {
                literal.append(i == 0 ? "" : ",");
                append(literal, name, value.get(i));
            }
            literal.append('}');
        } else {
            quote(literal, value.isObject() ? value.toString() : scalar(name, value));
        }
    }

    private static void quote(StringBuilder literal, String text) {
        literal.append('"')
                .append(text.replace("\\", "\\\\").replace("\"", "\\\""))
                .append('"');
    }

    private static String scalar(String name, JsonNode value) {
        if (value.isTextual()) {
            return requireStorable(name, value.textValue());
        }
        if (value.isBigDecimal() || value.isFloatingPointNumber()) {
            return number(name, value);
        }
        return value.asText();
    }

    private static String number(String name, JsonNode value) {
        if (!value.isBigDecimal()) {
            return value.asText();
        }
        BigDecimal number = value.decimalValue();
        if (Math.abs((long) number.scale()) + number.precision() > DIGIT_LIMIT) {
            throw bad(name, "parameter " + name + " has more than " + DIGIT_LIMIT + " digits");
        }
        return number.toPlainString();
    }

    private static String requireStorable(String name, String text) {
        if (text.indexOf(0) >= 0) {
            throw bad(name, "parameter " + name + " holds a NUL character, which PostgreSQL cannot store");
        }
        return text;
    }

    static RoseyException bad(String name, String message) {
        return new RoseyException(StorageCodes.BAD_PARAMS, message).with("parameter", name);
    }
}
