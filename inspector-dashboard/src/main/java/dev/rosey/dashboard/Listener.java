package dev.rosey.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who listens to the stream: a bounded queue between the feed, which never waits, and one thread that writes. What
 * does not fit is counted, and told with what comes next. Whose reader takes nothing for long is hung up on: there are not
 * many places. Any thread may call it.
 */
final class Listener {

    static final int MESSAGES = 1_000;
    static final int CHARACTERS = 1 << 20;

    /** So many looks of the feed a single write may take: half a minute. */
    static final int PATIENCE = 120;

    /** What is written at once, about. */
    private static final int BATCH = 64 << 10;

    private final EventFilter filter;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Frame> queue = new ArrayDeque<>();
    private final Set<String> alreadySent = new HashSet<>();
    private int characters;
    private long dropped;
    private boolean isLost;
    private boolean isClosed;
    private @Nullable Thread writing;
    private int looks;

    Listener(EventFilter filter) {
        this.filter = filter;
    }

    /** An event came. */
    void offer(JsonNode event, Frame frame) {
        if (filter.matches(event)) {
            add(frame);
        }
    }

    /** Something to tell that is no event. */
    void add(Frame frame) {
        lock.lock();
        try {
            var size = frame.text().length();
            if (queue.size() >= MESSAGES || characters + size > CHARACTERS) {
                dropped++;
                return;
            }
            queue.add(frame);
            characters += size;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Events got lost before they could be offered; -1 when nobody knows how many. */
    void missed(long number) {
        lock.lock();
        try {
            isLost |= number < 0;
            dropped += Math.max(0, number);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** The events with these ids are not to come (again). */
    void skip(Set<String> ids) {
        lock.lock();
        try {
            alreadySent.addAll(ids);
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more will come. */
    void close() {
        lock.lock();
        try {
            isClosed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return isClosed;
        } finally {
            lock.unlock();
        }
    }

    /** This thread begins to write to the reader, which takes as long as the reader likes, until {@link #wrote}. */
    void writes() {
        lock.lock();
        try {
            writing = Thread.currentThread();
            looks = 0;
        } finally {
            lock.unlock();
        }
    }

    void wrote() {
        lock.lock();
        try {
            writing = null;
        } finally {
            lock.unlock();
        }
    }

    /** Whoever has been writing the same for more than so many calls of this is interrupted, which closes the connection. */
    void look() {
        lock.lock();
        try {
            if (writing != null && ++looks > PATIENCE) {
                isClosed = true;
                writing.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    /** What is to be written next; empty when nothing came in this time. */
    String next(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            var nanos = patience.toNanos();
            while (queue.isEmpty() && dropped == 0 && !isLost && !isClosed && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return drained();
        } finally {
            lock.unlock();
        }
    }

    private String drained() {
        var text = new StringBuilder();
        if (isLost || dropped > 0) {
            text.append(Frame.dropped(isLost ? -1 : dropped).text());
            isLost = false;
            dropped = 0;
        }
        while (!queue.isEmpty() && text.length() < BATCH) {
            var frame = queue.remove();
            characters -= frame.text().length();
            if (!alreadySent.remove(frame.id())) {
                text.append(frame.text());
            }
        }
        return text.toString();
    }

    /** Waits this long for nothing. */
    static void pause(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }
}
