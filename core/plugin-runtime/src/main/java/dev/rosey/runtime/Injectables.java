package dev.rosey.runtime;

import dev.rosey.bus.nats.NatsBus;
import dev.rosey.plugin.Leases;
import dev.rosey.plugin.PluginContext;
import dev.rosey.plugin.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.reflect.ParameterizedType;
import java.time.InstantSource;

/** What a module's beans can have injected. Each gets the one of the module that its class lies in. */
@Singleton
class Injectables {

    private final ModuleHost host;
    private final SettingsDesk settings;

    @Inject
    Injectables(ModuleHost host, SettingsDesk settings) {
        this.host = host;
        this.settings = settings;
    }

    @Produces
    @Dependent
    PluginContext context(InjectionPoint point) {
        return module(point).context();
    }

    @Produces
    @Dependent
    NatsBus bus(InjectionPoint point) {
        return module(point).bus();
    }

    @Produces
    @Dependent
    Leases leases(InjectionPoint point) {
        return module(point).leases();
    }

    @Produces
    @Dependent
    @SuppressWarnings("unchecked") // the type variable is the injection point's own argument
    <T extends Record> Settings<T> settings(InjectionPoint point) {
        var type = (Class<T>) ((ParameterizedType) point.getType()).getActualTypeArguments()[0];
        return (Settings<T>) settings.settings(type, module(point));
    }

    /** A bean comes into being when it is first needed; its settings can be changed from the start. */
    void openSettings(@Observes @Initialized(ApplicationScoped.class) Object event, BeanManager beans) {
        beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .flatMap(bean -> bean.getInjectionPoints().stream())
                .filter(point ->
                        point.getType() instanceof ParameterizedType type && type.getRawType() == Settings.class)
                .forEach(this::settings);
    }

    private RunningModule module(InjectionPoint point) {
        return host.owner(point.getMember().getDeclaringClass());
    }

    /** What the whole JVM shares. */
    @Singleton
    static class Shared {
        @Produces
        @Singleton
        InstantSource clock() {
            return InstantSource.system();
        }
    }
}
