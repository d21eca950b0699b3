package dev.rosey.plugins.llmtrivia;

import dev.rosey.bus.CommandRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One wish of one user, which may take several calls of models: whose budgets they are taken from, until when it must be
 * done, and what it has cost so far. For one thread.
 */
final class Errand {

    private final String channel;
    private final String person;
    private final Deadline deadline;
    private final List<Call> calls = new ArrayList<>();
    private final Set<String> failed = new HashSet<>();

    /**
     * A call that was answered.
     *
     * @param usage what was counted for it
     * @param cost in millionths
     */
    record Call(String provider, String model, String promptHash, Usage usage, long cost) {}

    Errand(CommandRequest request, Deadline deadline) {
        this.channel = request.channel();
        this.person = request.user().name();
        this.deadline = deadline;
    }

    String channel() {
        return channel;
    }

    /** The channel as CyTube compares names. */
    String channelKey() {
        return channel.toLowerCase(Locale.ROOT);
    }

    /** The user as CyTube compares names. */
    String personKey() {
        return person.toLowerCase(Locale.ROOT);
    }

    Deadline deadline() {
        return deadline;
    }

    /** A provider did not answer; it is not asked again on this errand. */
    void failed(Provider provider) {
        failed.add(provider.name());
    }

    boolean mayAsk(Provider provider) {
        return !failed.contains(provider.name());
    }

    void add(Call call) {
        calls.add(call);
    }

    /** What it has cost so far, under the name of the model that was asked last. */
    Bill bill() {
        if (calls.isEmpty()) {
            return Bill.NOTHING;
        }
        long tokens = calls.stream().mapToLong(call -> call.usage().tokens()).sum();
        long cost = calls.stream().mapToLong(Call::cost).sum();
        // The first prompt is the one that asks for the text; what follows repairs and checks it.
        return new Bill(
                calls.getLast().provider(),
                calls.getLast().model(),
                calls.getFirst().promptHash(),
                tokens,
                Price.amount(cost));
    }
}
