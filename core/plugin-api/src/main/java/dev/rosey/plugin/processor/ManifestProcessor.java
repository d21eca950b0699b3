package dev.rosey.plugin.processor;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.Manifest;
import dev.rosey.plugin.Command;
import dev.rosey.plugin.Event;
import dev.rosey.plugin.OnEvent;
import dev.rosey.plugin.PluginSettings;
import dev.rosey.plugin.RoseyPlugin;
import java.io.IOException;
import java.lang.annotation.AnnotationTypeMismatchException;
import java.lang.annotation.IncompleteAnnotationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * Turns the annotations of a module into {@code META-INF/rosey/plugin.json}. What contradicts the bus contract is an error
 * at the element that says so.
 *
 * <p>Options: {@code -Arosey.version} is the version where the annotation names none, {@code -Arosey.build} what tells two
 * builds of it apart.
 */
@SupportedOptions({"rosey.version", "rosey.build"})
public final class ManifestProcessor extends AbstractProcessor {

    private final List<CommandElement> commands = new ArrayList<>();
    private final Set<String> publishes = new TreeSet<>();
    private final Set<String> subscribes = new TreeSet<>();
    private final List<TypeElement> settings = new ArrayList<>();
    private @Nullable TypeElement entry;

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(
                RoseyPlugin.class.getName(),
                Command.class.getName(),
                Event.class.getName(),
                OnEvent.class.getName(),
                PluginSettings.class.getName());
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        try {
            collect(round);
            if (round.processingOver() && entry != null) {
                write(entry);
            }
        } catch (AnnotationTypeMismatchException | IncompleteAnnotationException unreadable) {
            // What is wrong with it, and where, the compiler says itself.
            var without = Manifest.RESOURCE + " is not written: an annotation holds what does not compile";
            processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, without);
        }
        return false;
    }

    private void collect(RoundEnvironment round) {
        for (Element element : round.getElementsAnnotatedWith(RoseyPlugin.class)) {
            if (entry != null) {
                error("a module has one class with @RoseyPlugin; " + entry + " is another", element);
                continue;
            }
            entry = (TypeElement) element;
        }
        for (Element element : round.getElementsAnnotatedWith(Command.class)) {
            commands.add(new CommandElement((ExecutableElement) element));
        }
        for (Element element : round.getElementsAnnotatedWith(Event.class)) {
            publishes.add(element.getAnnotation(Event.class).value());
        }
        for (Element element : round.getElementsAnnotatedWith(OnEvent.class)) {
            subscribes.add(element.getAnnotation(OnEvent.class).value());
        }
        for (Element element : round.getElementsAnnotatedWith(PluginSettings.class)) {
            settings.add((TypeElement) element);
        }
    }

    private void write(TypeElement module) {
        try {
            var manifest = manifest(module);
            var file = processingEnv
                    .getFiler()
                    .createResource(StandardLocation.CLASS_OUTPUT, "", Manifest.RESOURCE, module);
            try (var out = file.openOutputStream()) {
                out.write(BusJson.bytes(manifest));
            }
        } catch (IllegalArgumentException contradiction) {
            error(String.valueOf(contradiction.getMessage()), module);
        } catch (IOException e) {
            error("cannot write " + Manifest.RESOURCE + ": " + e.getMessage(), module);
        }
    }

    private Manifest manifest(TypeElement module) {
        var plugin = module.getAnnotation(RoseyPlugin.class);
        var tokens = List.of(plugin.token());
        for (var published : publishes) {
            requireOwn(published, List.of(plugin.family()), module);
        }
        return new Manifest(
                plugin.name(),
                plugin.kind(),
                plugin.version().isEmpty() ? option("rosey.version", "0.0.0") : plugin.version(),
                option("rosey.build", ""),
                processingEnv
                        .getElementUtils()
                        .getPackageOf(module)
                        .getQualifiedName()
                        .toString(),
                plugin.description(),
                tokens,
                List.of(plugin.family()),
                plugin.database().isEmpty() ? null : plugin.database(),
                commands.stream().map(command -> command.spec(tokens)).toList(),
                List.copyOf(publishes),
                List.copyOf(subscribes),
                List.of(plugin.calls()),
                settings.stream().flatMap(SettingElements::specs).toList());
    }

    private void requireOwn(String event, List<String> families, TypeElement module) {
        var dot = event.indexOf('.');
        if (dot < 0 || event.indexOf('.', dot + 1) >= 0 || !families.contains(event.substring(0, dot))) {
            error(
                    "an event is <family>.<event> in one of the module's families " + families + ", not " + event,
                    module);
        }
    }

    private String option(String key, String otherwise) {
        return processingEnv.getOptions().getOrDefault(key, otherwise);
    }

    private void error(String message, Element element) {
        processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, message, element);
    }
}
