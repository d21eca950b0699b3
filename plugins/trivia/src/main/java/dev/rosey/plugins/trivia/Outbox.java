package dev.rosey.plugins.trivia;

import dev.rosey.plugin.PluginContext;
import dev.rosey.plugin.Storage.Call;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Lets the world know of one game, in order: what happened is saved first, then published and said. While the database is
 * away the world is told without waiting for it, and once that this is so.
 */
final class Outbox {

    private static final Logger LOG = Logger.getLogger(Outbox.class.getName());
    private static final Duration SAVING = Duration.ofSeconds(1);
    private static final String BEHIND =
            "📼 I can't reach my scorebook. We play on and I'll write it all down later – unless I fall over before that.";
    private static final Executor THREADS =
            task -> Thread.ofVirtual().name("trivia outbox").start(task);

    private final PluginContext context;
    private final String channel;
    private final Optional<Ledger> ledger;
    private boolean told;
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

    /** @param ledger empty for a game that is played without statistics */
    Outbox(PluginContext context, String channel, Optional<Ledger> ledger) {
        this.context = context;
        this.channel = channel;
        this.ledger = ledger;
    }

    /** Whether what happens is saved. */
    boolean isSaving() {
        return ledger.isPresent();
    }

    /** Goes out after all before, in the trace of the caller. Returns at once. */
    synchronized void send(List<Call> saves, List<TriviaEvent> events, List<String> texts) {
        Runnable delivery = Context.current().wrap(() -> deliver(saves, events, texts));
        last = last.thenRunAsync(delivery, THREADS).exceptionally(failure -> {
            LOG.log(Level.SEVERE, failure, () -> "something that happened in " + channel + " was not told");
            return null;
        });
    }

    /** Done when all that was sent until now is told, and saved. */
    synchronized CompletableFuture<Void> settled() {
        return last.thenCompose(told -> ledger.map(Ledger::settled).orElse(CompletableFuture.completedFuture(null)));
    }

    private void deliver(List<Call> saves, List<TriviaEvent> events, List<String> texts) {
        if (!saves.isEmpty()) {
            ledger.ifPresent(book -> save(book, saves));
        }
        events.forEach(event -> context.publish((Record) event));
        texts.forEach(text -> context.say(channel, text));
        ledger.ifPresent(this::tellWhetherBehind);
    }

    private static void save(Ledger book, List<Call> saves) {
        boolean waits = !book.isBehind();
        CompletableFuture<Void> written = book.write(saves);
        if (waits) {
            await(written);
        }
    }

    private static void await(CompletableFuture<Void> written) {
        try {
            written.get(SAVING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            // The game does not wait for a slow database; the ledger goes on in order.
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tellWhetherBehind(Ledger book) {
        if (book.isBehind() && !told) {
            context.say(channel, BEHIND);
        }
        told = book.isBehind();
    }
}
