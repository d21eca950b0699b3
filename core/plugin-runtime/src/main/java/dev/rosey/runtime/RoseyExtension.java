package dev.rosey.runtime;

import dev.rosey.plugin.Command;
import dev.rosey.plugin.Endpoint;
import dev.rosey.plugin.OnEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Finds the handlers of all modules while the CDI container starts, and refuses a deployment in which one module injects
 * another's beans.
 *
 * <p>Not final, because CDI injects an extension through a proxy.
 */
public class RoseyExtension implements Extension {

    private final List<Found> found = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private ModuleCatalog catalog = new ModuleCatalog(List.of());

    private record Found(Bean<?> bean, Method method) {}

    void scan(@Observes BeforeBeanDiscovery event) {
        var loader = Thread.currentThread().getContextClassLoader();
        catalog = ModuleCatalog.scan(loader == null ? RoseyExtension.class.getClassLoader() : loader);
    }

    void collect(@Observes ProcessManagedBean<?> event) {
        for (var method : event.getAnnotatedBeanClass().getMethods()) {
            if (method.isAnnotationPresent(Command.class)
                    || method.isAnnotationPresent(OnEvent.class)
                    || method.isAnnotationPresent(Endpoint.class)) {
                found.add(new Found(event.getBean(), method.getJavaMember()));
            }
            if (method.isAnnotationPresent(Incoming.class)) {
                requirePublic(method.getJavaMember());
            }
        }
    }

    /** Helidon calls these itself, and loses every event where it may not. */
    private void requirePublic(Method method) {
        if (!Modifier.isPublic(method.getModifiers())
                || !Modifier.isPublic(method.getDeclaringClass().getModifiers())) {
            problems.add(method + " is @Incoming, so it and its class must be public");
        }
    }

    void validate(@Observes AfterDeploymentValidation event, BeanManager beans) {
        beans.getBeans(Object.class).stream()
                .flatMap(bean -> ForeignInjection.of(bean, catalog, beans))
                .forEach(foreign -> event.addDeploymentProblem(new IllegalStateException(foreign)));
        problems.forEach(problem -> event.addDeploymentProblem(new IllegalStateException(problem)));
        for (var handler : found) {
            if (catalog.owner(handler.bean().getBeanClass()).isEmpty()) {
                event.addDeploymentProblem(new IllegalStateException(handler.method()
                        + " handles commands or events but lies in no module's package: a class with @RoseyPlugin is"
                        + " missing, or its manifest was not generated"));
            }
        }
    }

    ModuleCatalog catalog() {
        return catalog;
    }

    /** The methods of a module that carry this annotation. */
    Stream<HandlerMethod> handlers(String module, Class<? extends Annotation> annotation, BeanManager beans) {
        return found.stream()
                .filter(handler -> handler.method().isAnnotationPresent(annotation))
                .filter(handler -> catalog.owner(handler.bean().getBeanClass())
                        .filter(owner -> owner.name().equals(module))
                        .isPresent())
                .map(handler -> new HandlerMethod(handler.method(), once(() -> instance(handler.bean(), beans))));
    }

    /** A module's beans live as long as the module does; looking them up again for each request would be for nothing. */
    private static Supplier<Object> once(Supplier<Object> lookup) {
        var found = new AtomicReference<Object>();
        return () -> {
            var known = found.get();
            if (known != null) {
                return known;
            }
            var instance = lookup.get();
            found.set(instance);
            return instance;
        };
    }

    static Object instance(Bean<?> bean, BeanManager beans) {
        return beans.getReference(bean, bean.getBeanClass(), beans.createCreationalContext(bean));
    }
}
