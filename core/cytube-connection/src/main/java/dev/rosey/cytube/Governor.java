package dev.rosey.cytube;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The one way out to a channel: keeps the order, the pace and the bounds of the contract's section 8.
 *
 * <p>At most {@value #CAPACITY} messages wait, and the answers of different people take turns ({@link Lanes}). When one more
 * comes, the oldest that nobody waits for gives way and is counted; when all are replies, the newest of whom most waits for
 * gives way to who has less waiting, else the further reply is refused. What has waited through an outage and is older than a
 * minute when its turn comes is stale and dropped. When CyTube says that it dropped something, nothing leaves for a second, after which what has no
 * echo is sent once more, before the rest. Not safe for use by several threads.
 */
final class Governor {

    static final int CAPACITY = 100;

    /** How long echoes may take before their absence tells what was dropped. */
    static final Duration SETTLE = Duration.ofSeconds(1);

    /** What {@link #untilNext()} says when nothing waits. */
    static final Duration NEVER = Duration.ofDays(1);

    private static final Duration STALE = Duration.ofMinutes(1);

    /** What was dropped so far, by reason. */
    record Losses(long overflow, long stale, long withoutEcho) {}

    private final InstantSource clock;
    private final Lanes queue = new Lanes();
    private final Pacer pacer = new Pacer();
    private final Deliveries deliveries = new Deliveries();
    private ChatLimits limits = ChatLimits.CYTUBE;
    private int throttled;
    private Instant settled = Instant.MIN;
    private Instant outageEnded = Instant.MIN;
    private long overflow;
    private long stale;

    Governor(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Queues a text for the channel, or for {@code to} alone; false when the queue is full of what matters more.
     *
     * @param forWhom the person whose answer it is
     */
    boolean offer(Optional<String> to, String text, boolean reply, Optional<String> forWhom) {
        List<Outgoing> messages = ChatMessages.of(text).stream()
                .map(message -> new Outgoing(to, message, reply, forWhom, clock.instant(), false))
                .toList();
        if (reply && !hasRoom(messages)) {
            overflow += messages.size();
            return false;
        }
        boolean queued = true;
        for (Outgoing message : messages) {
            queued &= enqueue(message);
        }
        return queued;
    }

    /** Whether all of an answer fits, so that none is cut in the middle. */
    private boolean hasRoom(List<Outgoing> answer) {
        int missing = answer.size() - (CAPACITY - queue.size()) - queue.count(message -> !message.reply());
        if (missing <= 0) {
            return true;
        }
        int own = queue.waitingIn(answer.getFirst().lane()) + answer.size();
        return queue.longest() - own >= missing;
    }

    private boolean enqueue(Outgoing message) {
        if (queue.size() >= CAPACITY && !makeRoom(message)) {
            overflow++;
            return false;
        }
        queue.add(message);
        return true;
    }

    private boolean makeRoom(Outgoing message) {
        boolean made = queue.removeFirst(waiting -> !waiting.reply())
                || (message.reply() && queue.shortenTheLongest(queue.waitingIn(message.lane()) + 1));
        overflow += made ? 1 : 0;
        return made;
    }

    /** The message that may leave now, if there is one; whoever takes it sends it. */
    Optional<Outgoing> next() {
        Instant now = clock.instant();
        deliveries.forgetOld(now);
        dropStale(now); // the pace is that of the one which leaves
        if (!untilNext().isZero()) {
            return Optional.empty();
        }
        resendDropped();
        dropStale(now);
        Optional<Outgoing> next = queue.poll();
        next.ifPresent(message -> {
            pacer.sent(limitsFor(message), now);
            deliveries.sent(message, now);
        });
        return next;
    }

    /** How long until {@link #next()} is worth asking; zero for now, {@link #NEVER} when nothing waits. */
    Duration untilNext() {
        Instant now = clock.instant();
        Duration settling = settled.equals(Instant.MIN) ? Duration.ZERO : Duration.between(now, settled);
        if (settling.isPositive() && settling.compareTo(SETTLE) <= 0) {
            return settling;
        }
        if (throttled > 0) {
            return pacer.untilAllowed(limits, now);
        }
        return queue.peek()
                .map(message -> pacer.untilAllowed(limitsFor(message), now))
                .orElse(NEVER);
    }

    private void resendDropped() {
        if (throttled == 0) {
            return;
        }
        deliveries.takeDropped(throttled, settled.minus(SETTLE)).reversed().forEach(queue::giveBack);
        throttled = 0;
    }

    /** Rosey can speak, again perhaps: what waits now has waited through an outage. */
    void connected() {
        outageEnded = clock.instant();
        dropStale(outageEnded);
    }

    /** What has waited too long would be out of place now, also when the pace made it wait longer after the outage. */
    private void dropStale(Instant now) {
        stale += queue.removeIf(message -> message.acceptedAt().isBefore(outageEnded)
                && message.acceptedAt().plus(STALE).isBefore(now));
    }

    /** Private messages are never subject to the channel's own limits. */
    private ChatLimits limitsFor(Outgoing message) {
        return message.isPrivate() ? ChatLimits.CYTUBE : limits;
    }

    /** The channel's limits for Rosey changed. */
    void limits(ChatLimits nowApplying) {
        limits = nowApplying;
    }

    /** A message of ours came back. */
    void echo(boolean isPrivate, String text) {
        deliveries.echo(isPrivate, text);
        pacer.answered(clock.instant());
    }

    /** CyTube will not have the oldest message that it has not answered. */
    void refused() {
        deliveries.refused();
        pacer.answered(clock.instant());
    }

    /** CyTube dropped a message of ours. */
    void throttled() {
        Instant now = clock.instant();
        throttled++;
        settled = now.plus(SETTLE);
        pacer.exhausted(now);
    }

    /** The connection is gone; what waits goes out on the next one, if that comes soon. */
    void connectionLost() {
        deliveries.connectionLost();
        pacer.reset();
        limits = ChatLimits.CYTUBE;
        throttled = 0;
        settled = Instant.MIN;
    }

    int waiting() {
        return queue.size();
    }

    Losses losses() {
        return new Losses(overflow, stale, deliveries.lost());
    }
}
