package dev.rosey.plugins.quote;

import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.Command;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import jakarta.inject.Inject;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes quotes out and in, page by page. Not for the chat. */
@PluginBean
class TransferCommands {
    private static final int MOST_LINES = 200;

    private final QuoteStore store;
    private final PluginContext context;

    @Inject
    TransferCommands(QuoteStore store, PluginContext context) {
        this.store = store;
        this.context = context;
    }

    /** {@code ndjson} or {@code csv}, and the cursor of the page before. */
    @Command(action = "export", usage = "[ndjson|csv] [cursor]", help = "Writes a page of quotes", minRank = 3)
    CommandReply exportPage(CommandRequest request) {
        String[] words = request.args().strip().split("\\s+", 3);
        TransferFormat format = TransferFormat.named(words[0]);
        List<Quote> quotes = store.export(words.length < 2 ? 0 : cursor(words[1]), MOST_LINES + 1);
        TransferPage page = format.page(quotes.subList(0, Math.min(quotes.size(), MOST_LINES)));
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("format", format.formatName());
        data.put("quotes", page.quotes());
        data.put("page", page.text());
        if (page.quotes() < quotes.size()) {
            data.put("cursor", Long.toString(quotes.get(page.quotes() - 1).id()));
        }
        return CommandReply.text("Exported " + Words.count(page.quotes(), "quote") + ".")
                .withData(data);
    }

    /** {@code ndjson} or {@code csv}, a space or line break, and a page. */
    @Command(
            action = "import",
            usage = "<ndjson|csv> <page>",
            help = "Reads a page of quotes",
            minRank = 3,
            cooldown = "PT1S")
    CommandReply importPage(CommandRequest request) {
        String[] pieces = request.args().stripLeading().split("\\s+", 2);
        TransferFormat format = TransferFormat.named(pieces[0]);
        List<Quote> quotes = pieces.length < 2
                ? List.of()
                : format.read(pieces[1]).stream().map(TransferLine::quote).toList();
        if (quotes.isEmpty()) {
            throw new RoseyException(ErrorCode.BAD_REQUEST, "the page is empty")
                    .withChatText("There is nothing to import.");
        }
        long added = added(quotes, request.user().name());
        return CommandReply.text("Imported " + Words.count(added, "quote") + ".")
                .withData(Map.of("added", added, "skipped", quotes.size() - added));
    }

    private long added(List<Quote> quotes, String by) {
        try {
            var now = context.clock().instant().truncatedTo(ChronoUnit.MILLIS);
            QuoteStore.Import done = store.importAll(quotes, by, now);
            if (done.clashes().isEmpty()) {
                return done.added();
            }
            throw clash("lines contradict what is there").with("clashes", done.clashes());
        } catch (RoseyException failure) {
            throw QuoteStore.isTextTaken(failure) ? clash("two lines have one id or one text") : failure;
        }
    }

    private static RoseyException clash(String message) {
        return new RoseyException(ErrorCode.CONFLICT, message)
                .withChatText("Some of these quotes contradict what is here already. Nothing was imported.");
    }

    private static long cursor(String typed) {
        try {
            return Long.parseLong(typed);
        } catch (NumberFormatException e) {
            throw new RoseyException(ErrorCode.BAD_REQUEST, "not a cursor: " + typed, e);
        }
    }
}
