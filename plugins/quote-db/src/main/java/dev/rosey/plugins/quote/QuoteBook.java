package dev.rosey.plugins.quote;

import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import dev.rosey.plugin.Settings;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who may change what. Fails with {@code BAD_REQUEST}, {@code FORBIDDEN}, {@code NOT_FOUND} or {@code CONFLICT}. */
@PluginBean
final class QuoteBook {
    private static final int ATTEMPTS = 3;

    private final QuoteStore store;
    private final InstantSource clock;
    private final Supplier<QuoteSettings> settings;
    private final NowPlaying playing;

    @Inject
    QuoteBook(QuoteStore store, PluginContext context, Settings<QuoteSettings> settings, NowPlaying playing) {
        this(store, context.clock(), settings::current, playing);
    }

    QuoteBook(QuoteStore store, InstantSource clock, Supplier<QuoteSettings> settings, NowPlaying playing) {
        this.store = store;
        this.clock = clock;
        this.settings = settings;
        this.playing = playing;
    }

    /**
     * Adds a quote.
     *
     * @param saidBy whose line it is, where it was grabbed
     * @param anyway also where something nearly the same is there
     */
    Addition add(Person person, QuoteText text, @Nullable String saidBy, boolean anyway) {
        Instant now = now();
        NewQuote quote =
                new NewQuote(text, person.channel(), saidBy, person.name(), now, playing.at(person.channel(), now));
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Quote> added = store.insert(quote, anyway);
            if (added.isPresent()) {
                return new Addition.Added(added.get());
            }
            Optional<Quote> other = store.alike(text);
            if (other.isPresent() && other.get().text().equals(text.text())) {
                return new Addition.Known(other.get());
            }
            if (other.isPresent() && !anyway) {
                return new Addition.Alike(other.get());
            }
        }
        throw busy();
    }

    /** Deletes a quote, so that it can be restored for a while. */
    Quote delete(Person person, long id) {
        QuoteSettings rules = settings.get();
        Instant now = now();
        boolean moderates = person.rank() >= rules.moderatorRank();
        return store.delete(id, person.name(), moderates, now.minus(rules.ownDelete()), now)
                .orElseThrow(() -> {
                    live(id);
                    return forbidden(rules.ownDelete());
                });
    }

    /** Restores a deleted quote. */
    Quote undelete(Person person, long id) {
        QuoteSettings rules = settings.get();
        person.requireRank(rules.moderatorRank());
        Instant now = now();
        try {
            return store.undelete(id, person.name(), now.minus(rules.undelete()), now)
                    .orElseThrow(() -> notRestored(id, rules.undelete()));
        } catch (RoseyException failure) {
            throw QuoteStore.isTextTaken(failure)
                    ? textTaken("There is another quote now that says the same as #" + id + ".")
                    : failure;
        }
    }

    /** Gives a quote another text. */
    Quote edit(Person person, long id, QuoteText text) {
        person.requireRank(settings.get().moderatorRank());
        try {
            return store.edit(id, text, person.name(), now()).orElseThrow(() -> {
                live(id);
                return busy();
            });
        } catch (RoseyException failure) {
            throw QuoteStore.isTextTaken(failure)
                    ? textTaken("There is a quote already that says just that.")
                    : failure;
        }
    }

    /** Takes a person's name from what they added. Returns from how many quotes. */
    long forget(Person person) {
        return store.forget(person.name(), now());
    }

    /** A quote that is not deleted. */
    Quote live(long id) {
        Quote quote = store.find(id).orElseThrow(() -> notFound(id, "There is no quote #" + id + "."));
        if (!quote.isLive()) {
            throw notFound(id, "Quote #" + id + " was deleted.");
        }
        return quote;
    }

    private RoseyException notRestored(long id, Duration kept) {
        Quote quote = store.find(id).orElseThrow(() -> notFound(id, "There is no quote #" + id + "."));
        if (quote.isLive()) {
            return new RoseyException(ErrorCode.CONFLICT, "quote " + id + " is not deleted")
                    .withChatText("Quote #" + id + " is not deleted.");
        }
        return new RoseyException(ErrorCode.CONFLICT, "quote " + id + " was deleted too long ago")
                .withChatText(
                        "Quote #" + id + " was deleted too long ago: they can be restored for " + Words.of(kept) + ".");
    }

    static RoseyException notFound(long id, String chatText) {
        return new RoseyException(ErrorCode.NOT_FOUND, "no live quote has the id " + id).withChatText(chatText);
    }

    private static RoseyException forbidden(Duration ownDelete) {
        return new RoseyException(ErrorCode.FORBIDDEN, "neither a moderator nor the adder in time")
                .withChatText("Sorry, you can delete what you added yourself, for " + Words.of(ownDelete)
                        + ". For the rest, ask a moderator.");
    }

    private static RoseyException busy() {
        return new RoseyException(ErrorCode.CONFLICT, "somebody else changes the same")
                .withChatText("Somebody else is busy with that very quote. Try again in a moment.");
    }

    private static RoseyException textTaken(String chatText) {
        return new RoseyException(ErrorCode.CONFLICT, "a live quote has this text").withChatText(chatText);
    }

    /** Milliseconds are what every storage and every export keeps. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
