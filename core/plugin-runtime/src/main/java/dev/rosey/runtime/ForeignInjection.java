package dev.rosey.runtime;

import dev.rosey.bus.Manifest;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.util.stream.Stream;

/** Finds beans of one module that are injected into another, which would let them talk past the bus. */
final class ForeignInjection {

    private ForeignInjection() {}

    /** A sentence for each injection point of this bean that takes a bean of another module. */
    static Stream<String> of(Bean<?> bean, ModuleCatalog catalog, BeanManager beans) {
        var owner = catalog.owner(bean.getBeanClass()).map(Manifest::name);
        if (owner.isEmpty()) {
            return Stream.of();
        }
        return bean.getInjectionPoints().stream().flatMap(point -> foreign(point, owner.get(), catalog, beans));
    }

    private static Stream<String> foreign(
            InjectionPoint point, String owner, ModuleCatalog catalog, BeanManager beans) {
        return beans
                .getBeans(point.getType(), point.getQualifiers().toArray(java.lang.annotation.Annotation[]::new))
                .stream()
                .map(Bean::getBeanClass)
                .filter(type -> catalog.owner(type)
                        .filter(other -> !other.name().equals(owner))
                        .isPresent())
                .map(type -> "module " + owner + " injects " + type.getName()
                        + " of another module; modules talk over the bus only");
    }
}
