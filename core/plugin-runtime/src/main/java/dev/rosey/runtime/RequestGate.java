package dev.rosey.runtime;

import dev.rosey.bus.CommandReply;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.bus.nats.TraceHop;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets a bounded number of requests of one module in at a time, each on a virtual thread of its own, and sees to it that
 * each is answered once and in time. One that finds the gate full is answered {@code UNAVAILABLE} at once; a handler that
 * ignores its interruption keeps its place until it ends, so that it harms its own module only.
 *
 * <p>The time-out runs from the arrival, not from the handler's start: a request that no thread took up in time is
 * answered, too, and is then not carried out.
 */
final class RequestGate {

    /** How many requests of one module run at a time. */
    static final int LIMIT = 256;

    private final Semaphore places = new Semaphore(LIMIT);
    private final Set<Run<?>> open = ConcurrentHashMap.newKeySet();
    private final SentReplies replies;
    private final ExecutorService threads;
    private final OneByOne inOrder;
    private final ScheduledExecutorService timer;
    private final FriendlyText texts;
    private final Consumer<Outcome> ended;
    private final Peers peers;

    RequestGate(
            NatsBus bus,
            Peers peers,
            ExecutorService threads,
            ScheduledExecutorService timer,
            FriendlyText texts,
            Consumer<Outcome> ended) {
        this.replies = new SentReplies(bus);
        this.peers = peers;
        this.threads = threads;
        this.inOrder = new OneByOne(threads);
        this.timer = timer;
        this.texts = texts;
        this.ended = ended;
    }

    /** How many requests are being handled now. */
    int inFlight() {
        return LIMIT - places.availablePermits();
    }

    /** Takes the server's words about what it did not let through. */
    void denied(String serverSays) {
        replies.refused(serverSays);
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

    /** Answers what is still being handled: nobody here will be able to when the bus is left. */
    void abandon() {
        open.forEach(Run::abandoned);
    }

    /**
     * Takes a request; returns at once. Called on the NATS dispatcher. What would make this module speak elsewhere, or was
     * never sent by who may, is not taken and not answered. One that asks for an answer again never reaches the handler.
     */
    <T> void admit(RequestHandler<T> handler, BusMessage message) {
        if (message.isStored() || !ReplyOnce.mayAnswer(message.replyTo())) {
            return;
        }
        if (message.isAskedAgain()) {
            replies.sendAgain(message.replyTo());
            return;
        }
        var run = new Run<>(handler, message);
        if (!places.tryAcquire()) {
            run.refuse(new RoseyException(ErrorCode.UNAVAILABLE, "more than " + LIMIT + " requests at a time"));
            return;
        }
        open.add(run);
        run.setAlarm();
        Executor way = handler.ordered() ? inOrder : threads;
        way.execute(run);
    }

    /** One request on its way through. */
    private final class Run<T> implements Runnable {
        private final long arrived = System.nanoTime();
        private final RequestHandler<T> handler;
        private final BusMessage message;
        private final ReplyOnce reply;
        private final Context trace;
        private volatile String channel = "";
        private volatile @Nullable Thread worker;
        private @Nullable Future<?> alarm;

        Run(RequestHandler<T> handler, BusMessage message) {
            this.handler = handler;
            this.message = message;
            this.reply = new ReplyOnce(replies::send, message.replyTo());
            this.trace = TraceHop.after(message.trace());
        }

        void refuse(RoseyException reason) {
            try (Scope scope = trace.makeCurrent()) {
                fail(reason);
            }
        }

        void setAlarm() {
            alarm = timer.schedule(this::timedOut, handler.timeout().toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public void run() {
            worker = Thread.currentThread();
            try (Scope scope = trace.makeCurrent()) {
                handle();
            } finally {
                open.remove(this);
                places.release();
            }
        }

        private void handle() {
            if (reply.isAnswered()) {
                return;
            }
            try {
                var request = handler.decode(message);
                channel = handler.channel(request);
                if (handler.owned() && peers.handOn(message, channel)) {
                    reply.leaveToAnother();
                    return;
                }
                answer(handler.handle(request));
            } catch (Throwable thrown) { // a handler may throw anything, StackOverflowError included
                fail(Outcome.explain(thrown));
            } finally {
                if (alarm != null) {
                    alarm.cancel(false);
                }
            }
        }

        private void answer(Object result) {
            var said = result instanceof CommandReply told ? told.error() : null;
            var failure = said == null ? null : new RoseyException(ErrorCode.ofReply(said.code()), said.message());
            if (reply.answer(result, said, failure == null ? 0 : failure.code().status())) {
                ended.accept(outcome(failure));
            }
        }

        private void timedOut() {
            var limit = handler.timeout().toMillis();
            giveUp(new RoseyException(ErrorCode.TIMEOUT, "no answer within " + limit + " ms"));
        }

        void abandoned() {
            giveUp(new RoseyException(ErrorCode.UNAVAILABLE, "it had to stop before this was done"));
        }

        @SuppressWarnings("Interruption") // nobody waits for the handler any more
        private void giveUp(RoseyException reason) {
            try (Scope scope = trace.makeCurrent()) {
                fail(reason.withUnknownOutcome());
            } finally {
                var busy = worker;
                if (busy != null) {
                    busy.interrupt();
                }
            }
        }

        private void fail(RoseyException failure) {
            if (said(failure)) {
                ended.accept(outcome(failure));
            }
        }

        /** Answers with a failure; where that cannot be written either, with one that can. */
        private boolean said(RoseyException failure) {
            try {
                return said(CommandReply.failed(failure, texts.of(failure.code())), failure.code());
            } catch (RuntimeException unsayable) {
                var plain = new RoseyException(ErrorCode.INTERNAL, "the failure itself cannot be told");
                return said(CommandReply.failed(plain, texts.of(plain.code())), plain.code());
            }
        }

        private boolean said(CommandReply failed, ErrorCode code) {
            return reply.answer(failed, failed.error(), code.status());
        }

        private Outcome outcome(@Nullable RoseyException failure) {
            return new Outcome(handler.action(), channel, System.nanoTime() - arrived, failure);
        }
    }
}
