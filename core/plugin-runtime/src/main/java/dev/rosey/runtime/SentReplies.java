package dev.rosey.runtime;

import dev.rosey.bus.nats.BusMessage;
import dev.rosey.bus.nats.NatsBus;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The latest answers of a module, for those that the server did not let through. A nats-server that reads its users anew
 * forgets whom it owes an answer, and refuses those that are under way. Whoever waits for one may ask for it again: the same
 * subject and reply subject, with the header {@link BusMessage#AGAIN}. That repeats the answer and never the work. Safe from
 * any thread.
 */
final class SentReplies {

    private static final int SENT_KEPT = 512;
    private static final int REFUSED_KEPT = 256;

    /** Larger ones are not kept: whoever asked for so much asks once more. */
    private static final int LARGEST = 16 << 10;

    private static final String REFUSED = "publish to \"";

    private final Map<String, BusMessage> sent = new Latest(SENT_KEPT);
    private final Map<String, BusMessage> refused = new Latest(REFUSED_KEPT);
    private final NatsBus bus;

    SentReplies(NatsBus bus) {
        this.bus = bus;
    }

    void send(BusMessage reply) {
        if (reply.body().length <= LARGEST) {
            synchronized (this) {
                sent.put(reply.subject(), reply);
            }
        }
        bus.publish(reply);
    }

    /** Takes the server's words about what it did not let through: one of these answers, perhaps. */
    synchronized void refused(String serverSays) {
        int start = serverSays.toLowerCase(java.util.Locale.ROOT).indexOf(REFUSED) + REFUSED.length();
        int end = serverSays.indexOf('"', start);
        if (start < REFUSED.length() || end < 0) {
            return;
        }
        var reply = sent.remove(serverSays.substring(start, end));
        if (reply != null) {
            refused.put(reply.subject(), reply);
        }
    }

    /** Sends an answer again if it was refused. One that arrived, or is still being worked on, needs nothing. */
    void sendAgain(@Nullable String replyTo) {
        BusMessage reply;
        synchronized (this) {
            reply = replyTo == null ? null : refused.remove(replyTo);
        }
        if (reply != null) {
            send(reply);
        }
    }

    /** The last so many. */
    private static final class Latest extends LinkedHashMap<String, BusMessage> {

        private static final long serialVersionUID = 1;

        private final int limit;

        Latest(int limit) {
            this.limit = limit;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, BusMessage> eldest) {
            return size() > limit;
        }
    }
}
