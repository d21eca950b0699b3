package dev.rosey.plugin.processor;

import dev.rosey.bus.SettingSpec;
import dev.rosey.plugin.PluginSettings;
import dev.rosey.plugin.Setting;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** The settings of a record with {@link PluginSettings} on it, as the compiler sees them. */
final class SettingElements {

    private SettingElements() {}

    /** The settings that can be changed while the module runs, in the order of the record. */
    static Stream<SettingSpec> specs(TypeElement settings) {
        if (!settings.getAnnotation(PluginSettings.class).prefix().isEmpty()) {
            return Stream.of();
        }
        return settings.getRecordComponents().stream().map(SettingElements::spec);
    }

    private static SettingSpec spec(RecordComponentElement component) {
        var setting = component.getAnnotation(Setting.class);
        var name = component.getSimpleName().toString();
        if (setting == null) {
            throw new IllegalArgumentException("the setting " + name + " needs @Setting with a default and a doc");
        }
        return new SettingSpec(SettingSpec.keyOf(name), type(component.asType()), setting.value(), setting.doc());
    }

    private static String type(TypeMirror type) {
        if (!(type instanceof DeclaredType declared)) {
            return switch (type.getKind()) {
                case INT, LONG -> "integer";
                case DOUBLE -> "decimal";
                default -> type.toString();
            };
        }
        var element = (TypeElement) declared.asElement();
        if (element.getKind() == ElementKind.ENUM) {
            return choices(element);
        }
        return element.getSimpleName().toString().toLowerCase(Locale.ROOT);
    }

    private static String choices(TypeElement enumType) {
        return enumType.getEnclosedElements().stream()
                .filter(element -> element.getKind() == ElementKind.ENUM_CONSTANT)
                .map(element -> SettingSpec.choiceOf(element.getSimpleName().toString()))
                .collect(Collectors.joining("|"));
    }
}
