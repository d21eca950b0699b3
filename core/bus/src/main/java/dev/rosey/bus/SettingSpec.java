package dev.rosey.bus;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A setting of a module, as its manifest documents it.
 *
 * @param key kebab-case, below {@code rosey.plugins.<name>.settings.}
 * @param type {@code string}, {@code integer}, {@code decimal}, {@code boolean}, {@code duration}, {@code uri},
 *     {@code list}, or the choices of an enum separated by {@code |}
 * @param defaultValue the value when nobody sets it, or null when it has none
 * @param doc one sentence
 */
public record SettingSpec(
        String key,
        String type,
        @JsonProperty("default") @Nullable String defaultValue,
        String doc) {

    public SettingSpec {
        Wire.require(key, "settings.key", 64);
        Wire.require(type, "settings.type", 200);
        doc = doc == null ? "" : doc;
    }

    /** The key of a record's component: {@code retryAfter} becomes {@code retry-after}. */
    public static String keyOf(String component) {
        return component.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** How a choice is typed: {@code FIRST_WINS} becomes {@code first-wins}. */
    public static String choiceOf(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
