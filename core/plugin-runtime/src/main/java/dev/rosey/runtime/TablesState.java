package dev.rosey.runtime;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Whether a module's tables are as its jar wants them. A module whose migration is refused is not ready, so that the one whose
 * place it should take stays; and while that may be, it takes no requests away from the other. Safe from any thread.
 */
final class TablesState {

    /** Longer than one that is to take over is waited for: who is still there then is the only one. */
    private static final Duration ALONE_AFTER = Duration.ofSeconds(45);

    private final CompletableFuture<Void> mayServe = new CompletableFuture<>();
    private final boolean holdsBack;
    private volatile boolean isSettled;
    private volatile String refusal = "";

    /**
     * @param brings whether the module has tables at all
     * @param takesOver whether there may be another instance that serves; who is the only one serves at once
     */
    TablesState(boolean brings, boolean takesOver) {
        this(brings && takesOver, ALONE_AFTER);
    }

    TablesState(boolean holdsBack, Duration aloneAfter) {
        this.holdsBack = holdsBack;
        if (holdsBack) {
            mayServe.completeOnTimeout(null, aloneAfter.toMillis(), TimeUnit.MILLISECONDS);
        } else {
            mayServe.complete(null);
        }
    }

    /** They are as they should be, or the database is away: then nobody knows, and who asks for them is told. */
    void settled() {
        isSettled = true;
        refusal = "";
        mayServe.complete(null);
    }

    /** The database does not take what the jar brings. */
    void refused(String why) {
        refusal = why;
    }

    /** Done as soon as requests are to be served. */
    CompletableFuture<Void> mayServe() {
        return mayServe;
    }

    /** Whether another may end for this one. */
    boolean isReady() {
        return !holdsBack || (isSettled && refusal.isEmpty());
    }

    /** Why the database does not take them; empty when it does, or when that is not known. */
    String refusal() {
        return refusal;
    }

    /** What a heartbeat says of them, when there is something to say. */
    Optional<HealthChecks.Check> check() {
        var why = refusal;
        return why.isEmpty()
                ? Optional.empty()
                : Optional.of(new HealthChecks.Check("tables", "DOWN", Map.of("reason", why)));
    }
}
