package dev.rosey.runtime;

import dev.rosey.bus.SettingSpec;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A type that a typed word can be read as.
 *
 * @param expected what to type, for a message: "a whole number"
 * @param optional whether it may be missing
 * @param parser reads it, or throws {@link IllegalArgumentException}
 */
record ArgumentType(String expected, boolean optional, Function<String, Object> parser) {

    /** How a parameter of this type is read; fails with {@link IllegalArgumentException} for any other type. */
    static ArgumentType of(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
            var inner = of(generic.getActualTypeArguments()[0]);
            return new ArgumentType(inner.expected, true, inner.parser);
        }
        if (type instanceof Class<?> plain && plain.isEnum()) {
            return choice(plain);
        }
        return switch (type.getTypeName()) {
            case "java.lang.String" -> new ArgumentType("a text", false, text -> text);
            case "int", "java.lang.Integer" -> new ArgumentType("a whole number", false, Integer::valueOf);
            case "long", "java.lang.Long" -> new ArgumentType("a whole number", false, Long::valueOf);
            case "double", "java.lang.Double" -> new ArgumentType("a number", false, ArgumentType::finite);
            case "boolean", "java.lang.Boolean" -> new ArgumentType("yes or no", false, ArgumentType::yesOrNo);
            default -> throw new IllegalArgumentException("an argument cannot be of type " + type.getTypeName());
        };
    }

    private static ArgumentType choice(Class<?> type) {
        var byName = Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toMap(
                        constant -> SettingSpec.choiceOf(constant.toString()), Function.<Object>identity()));
        return new ArgumentType(
                "one of " + String.join(", ", new java.util.TreeSet<>(byName.keySet())), false, text -> {
                    var constant = byName.get(text.toLowerCase(Locale.ROOT));
                    if (constant == null) {
                        throw new IllegalArgumentException(text);
                    }
                    return constant;
                });
    }

    private static Object finite(String text) {
        var number = Double.parseDouble(text);
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }

    private static Object yesOrNo(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "yes", "true", "on" -> true;
            case "no", "false", "off" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    /** The value of a word, or empty when it is none of this type. */
    Optional<Object> parse(String text) {
        try {
            var value = parser.apply(text);
            return Optional.of(optional ? Optional.of(value) : value);
        } catch (IllegalArgumentException notOfThisType) {
            return Optional.empty();
        }
    }

    /** The value where nothing was typed, or empty when something must be. */
    Optional<Object> missing() {
        return optional ? Optional.of(Optional.empty()) : Optional.empty();
    }
}
