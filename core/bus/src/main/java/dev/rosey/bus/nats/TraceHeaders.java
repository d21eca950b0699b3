package dev.rosey.bus.nats;

import io.nats.client.impl.Headers;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries a trace over the bus in the W3C {@code traceparent} header (bus contract, section 5). */
final class TraceHeaders {

    private static final W3CTraceContextPropagator PROPAGATOR = W3CTraceContextPropagator.getInstance();

    private TraceHeaders() {}

    /** Writes the current trace, if there is one, into these headers. */
    static void inject(Headers headers) {
        PROPAGATOR.inject(Context.current(), headers, (carrier, key, value) -> {
            if (carrier != null) {
                carrier.put(key, value);
            }
        });
    }

    /** The context of the sender, or the root context where the headers carry none. */
    static Context extract(Map<String, String> headers) {
        return headers.isEmpty() ? Context.root() : PROPAGATOR.extract(Context.root(), headers, MapGetter.INSTANCE);
    }

    private enum MapGetter implements TextMapGetter<Map<String, String>> {
        INSTANCE;

        @Override
        @SuppressWarnings("deprecation") // still abstract in the interface
        public Iterable<String> keys(Map<String, String> headers) {
            return headers.keySet();
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> headers, String key) {
            return headers == null ? null : headers.get(key);
        }
    }
}
