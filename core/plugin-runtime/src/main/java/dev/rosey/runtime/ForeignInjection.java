package dev.rosey.runtime;

import dev.rosey.bus.Manifest;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Set;
import java.util.stream.Stream;

/** Finds beans of one module that are injected into another, which would let them talk past the bus. */
final class ForeignInjection {

    private static final Set<String> WRAPPINGS =
            Set.of("jakarta.enterprise.inject.Instance", "jakarta.inject.Provider");

    private ForeignInjection() {}

    /** A sentence for each injection point of this bean that takes a bean of another module. */
    static Stream<String> of(Bean<?> bean, ModuleCatalog catalog, BeanManager beans) {
        var owner = catalog.owner(bean.getBeanClass()).map(Manifest::name);
        if (owner.isEmpty()) {
            return Stream.of();
        }
        return bean.getInjectionPoints().stream().flatMap(point -> foreign(point, owner.get(), catalog, beans));
    }

    /** What a bean is after: an {@code Instance} or a {@code Provider} is only the wrapping. */
    private static Type wanted(Type type) {
        return type instanceof ParameterizedType wrapping
                        && WRAPPINGS.contains(wrapping.getRawType().getTypeName())
                ? wanted(wrapping.getActualTypeArguments()[0])
                : type;
    }

    private static Stream<String> foreign(
            InjectionPoint point, String owner, ModuleCatalog catalog, BeanManager beans) {
        return beans
                .getBeans(
                        wanted(point.getType()), point.getQualifiers().toArray(java.lang.annotation.Annotation[]::new))
                .stream()
                .map(Bean::getBeanClass)
                .filter(type -> catalog.owner(type)
                        .filter(other -> !other.name().equals(owner))
                        .isPresent())
                .map(type -> "module " + owner + " injects " + type.getName()
                        + " of another module; modules talk over the bus only");
    }
}
