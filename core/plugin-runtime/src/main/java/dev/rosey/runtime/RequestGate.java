package dev.rosey.runtime;

import dev.rosey.bus.CommandReply;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.WireError;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.bus.nats.NatsBus;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets a bounded number of requests of one module in at a time, each on a virtual thread of its own, and sees to it that
 * each is answered once and in time. One that finds the gate full is answered {@code UNAVAILABLE} at once; a handler that
 * ignores its interruption keeps its place until it ends, so that it harms its own module only.
 */
final class RequestGate {

    /** How many requests of one module run at a time. */
    static final int LIMIT = 256;

    private final Semaphore places = new Semaphore(LIMIT);
    private final NatsBus bus;
    private final ExecutorService threads;
    private final ScheduledExecutorService timer;
    private final Tracer tracer;
    private final Consumer<Outcome> ended;

    RequestGate(
            NatsBus bus,
            ExecutorService threads,
            ScheduledExecutorService timer,
            Tracer tracer,
            Consumer<Outcome> ended) {
        this.bus = bus;
        this.threads = threads;
        this.timer = timer;
        this.tracer = tracer;
        this.ended = ended;
    }

    /** How many requests are being handled now. */
    int inFlight() {
        return LIMIT - places.availablePermits();
    }

    /** Waits until no request is being handled; false when that takes longer than the limit. */
    boolean awaitIdle(Duration limit) {
        try {
            if (!places.tryAcquire(LIMIT, limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
            places.release(LIMIT);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Takes a request; returns at once. Called on the NATS dispatcher. */
    <T> void admit(RequestHandler<T> handler, BusMessage message) {
        if (!ReplyOnce.mayAnswer(message.replyTo())) {
            return;
        }
        var reply = new ReplyOnce(bus, message.replyTo());
        long arrived = System.nanoTime();
        if (!places.tryAcquire()) {
            var full = new RoseyException(ErrorCode.UNAVAILABLE, "more than " + LIMIT + " requests at a time");
            fail(reply, full, new Outcome(handler.action(), "", System.nanoTime() - arrived, full));
            return;
        }
        threads.execute(() -> {
            try {
                inSpan(handler, message, reply, arrived);
            } finally {
                places.release();
            }
        });
    }

    private <T> void inSpan(RequestHandler<T> handler, BusMessage message, ReplyOnce reply, long arrived) {
        var span = tracer.spanBuilder(handler.subject())
                .setSpanKind(SpanKind.SERVER)
                .setParent(message.trace())
                .startSpan();
        try (Scope scope = span.makeCurrent()) {
            new Run<>(handler, reply, arrived).run(message);
        } finally {
            span.end();
        }
    }

    /** One request on its way through. */
    private final class Run<T> {
        private final RequestHandler<T> handler;
        private final ReplyOnce reply;
        private final long arrived;
        private volatile String channel = "";

        Run(RequestHandler<T> handler, ReplyOnce reply, long arrived) {
            this.handler = handler;
            this.reply = reply;
            this.arrived = arrived;
        }

        @SuppressWarnings("Interruption") // the time-out is what ends a handler
        void run(BusMessage message) {
            var worker = Thread.currentThread();
            var context = io.opentelemetry.context.Context.current();
            var alarm = timer.schedule(
                    context.wrap(() -> timedOut(worker)), handler.timeout().toMillis(), TimeUnit.MILLISECONDS);
            try {
                var request = handler.decode(message);
                channel = handler.channel(request);
                answer(handler.handle(request));
            } catch (Throwable thrown) { // a handler may throw anything, StackOverflowError included
                failed(Outcome.explain(thrown));
            } finally {
                alarm.cancel(false);
            }
        }

        private void answer(Object result) {
            var failure = result instanceof CommandReply said ? said.error() : null;
            var status = failure == null ? 0 : ErrorCode.BAD_REQUEST.status();
            if (reply.answer(result, failure, status)) {
                ended.accept(outcome(failure == null ? null : saidFailure(failure)));
            }
        }

        private RoseyException saidFailure(WireError failure) {
            return new RoseyException(
                    ErrorCode.ofWire(failure.code(), ErrorCode.BAD_REQUEST.status()), failure.message());
        }

        private void failed(RoseyException failure) {
            fail(reply, failure, outcome(failure));
        }

        private void timedOut(Thread worker) {
            Duration limit = handler.timeout();
            fail(reply, late(limit), outcome(late(limit)));
            worker.interrupt();
        }

        private RoseyException late(Duration limit) {
            return new RoseyException(ErrorCode.TIMEOUT, "no answer within " + limit.toMillis() + " ms");
        }

        private Outcome outcome(@Nullable RoseyException failure) {
            return new Outcome(handler.action(), channel, System.nanoTime() - arrived, failure);
        }
    }

    private void fail(ReplyOnce reply, RoseyException failure, Outcome outcome) {
        var said = CommandReply.failed(failure, FriendlyText.of(failure.code()));
        if (reply.answer(said, said.error(), failure.code().status())) {
            ended.accept(outcome);
        }
    }
}
