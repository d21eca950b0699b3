package dev.rosey.bus.nats;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.IdGenerator;

/**
 * A hop of a trace (bus contract, section 5). Spans are not collected anywhere: what counts is that the trace's id goes
 * from hop to hop and into events and logs. The SDK's own spans have no ids unless somebody
 * collects them.
 */
public final class TraceHop {

    private static final IdGenerator IDS = IdGenerator.random();

    private TraceHop() {}

    /** The sender's trace with a span of our own; a new trace where the sender has none. */
    public static Context after(Context sender) {
        var parent = Span.fromContext(sender).getSpanContext();
        var traceId = parent.isValid() ? parent.getTraceId() : IDS.generateTraceId();
        var flags = parent.isValid() ? parent.getTraceFlags() : TraceFlags.getSampled();
        return sender.with(Span.wrap(SpanContext.create(traceId, IDS.generateSpanId(), flags, parent.getTraceState())));
    }
}
