package dev.rosey.runtime;

import dev.rosey.bus.nats.NatsBus;
import dev.rosey.plugin.PluginContext;
import dev.rosey.plugin.Settings;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
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
    @SuppressWarnings("unchecked") // the type variable is the injection point's own argument
    <T extends Record> Settings<T> settings(InjectionPoint point) {
        var type = (Class<T>) ((ParameterizedType) point.getType()).getActualTypeArguments()[0];
        return (Settings<T>) settings.settings(type, module(point));
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

        /** Gives spans their ids; nothing collects them here, since the bus carries what the inspector needs. */
        @Produces
        @Singleton
        Tracer tracer() {
            return SdkTracerProvider.builder()
                    .addSpanProcessor(new IdsOnly())
                    .build()
                    .get("rosey");
        }
    }

    /** Does nothing with spans; without any processor the SDK would not even give them ids. */
    private static final class IdsOnly implements SpanProcessor {
        @Override
        public void onStart(Context parent, ReadWriteSpan span) {}

        @Override
        public boolean isStartRequired() {
            return false;
        }

        @Override
        public void onEnd(ReadableSpan span) {}

        @Override
        public boolean isEndRequired() {
            return false;
        }
    }
}
