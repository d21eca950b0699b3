package dev.rosey.plugins.quote;

import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.Command;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import dev.rosey.plugin.Settings;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The commands that show quotes. */
@PluginBean
class ReadingCommands {
    private final QuoteBook book;
    private final QuoteReader reader;
    private final PluginContext context;
    private final Settings<QuoteSettings> settings;

    @Inject
    ReadingCommands(QuoteBook book, QuoteReader reader, PluginContext context, Settings<QuoteSettings> settings) {
        this.book = book;
        this.reader = reader;
        this.context = context;
        this.settings = settings;
    }

    /** What is meant where no action is named: a quote by its number or by chance. */
    @Command(
            action = "any",
            phrase = "quote",
            usage = "quote [number or words]",
            help = "Shows a quote: any, one with these words, or the one with this number")
    CommandReply any(CommandRequest request) {
        if (request.args().strip().equalsIgnoreCase("help")) {
            return CommandReply.text(help());
        }
        return TypedNumber.isAll(request.args()) ? get(request) : random(request);
    }

    private String help() {
        return ("Try %1$squote for any quote, %1$squote 12, %1$squote add <text>, %1$squote grab <user>,"
                        + " %1$squote search <words>, %1$squote stats or %1$squote last.")
                .formatted(context.prefix());
    }

    @Command(phrase = "quote get", usage = "quote get <number>", help = "Shows a quote")
    CommandReply get(CommandRequest request) {
        Quote quote = book.live(TypedNumber.read(request.args(), context.prefix() + "quote get 12")
                .id());
        return shown(request, quote);
    }

    @Command(
            phrase = "quote random",
            usage = "quote random [words]",
            help = "Shows any quote, or any of those with these words")
    CommandReply random(CommandRequest request) {
        Optional<Quote> quote = reader.random(Person.of(request), request.args());
        return shown(request, quote.orElseThrow(() -> none(request.args())));
    }

    @Command(phrase = "quote last", usage = "quote last", help = "Shows the newest quote")
    CommandReply last(CommandRequest request) {
        return shown(request, reader.last(Person.of(request)).orElseThrow(() -> none("")));
    }

    @Command(
            phrase = "quote search",
            usage = "quote search <words> [\"phrase\"] [by:user] [before:date] [after:date] [media:title]",
            help = "Finds quotes, the best first")
    CommandReply search(CommandRequest request) {
        QuoteReader.Found found = reader.search(Person.of(request), request.args());
        if (found.page().quotes().isEmpty()) {
            return CommandReply.text(miss(request.args())).withData(QuoteData.of(found));
        }
        return shown(request, found);
    }

    @Command(phrase = "quote more", usage = "quote more", help = "Shows more of what you searched for")
    CommandReply more(CommandRequest request) {
        return shown(request, reader.more(Person.of(request)));
    }

    @Command(phrase = "quote stats", usage = "quote stats [user]", help = "Counts the quotes, and those of a user")
    CommandReply stats(CommandRequest request) {
        String typed = Person.typed(QuoteText.cleaned(request.args()).split(" ", 2)[0]);
        String user = typed.isEmpty() ? request.user().name() : typed;
        Stats stats = reader.stats(Person.of(request), user);
        return CommandReply.text(StatsLine.of(stats, Preview.of(user, 30), zone(request), context.prefix()))
                .withData(QuoteData.of(stats));
    }

    /** The only hit is shown whole. */
    private CommandReply shown(CommandRequest request, QuoteReader.Found found) {
        CommandReply reply = found.page().hits() == 1
                ? shown(request, found.page().quotes().getFirst())
                : CommandReply.text(QuoteLine.of(found, context.prefix()));
        return reply.withData(QuoteData.of(found));
    }

    private CommandReply shown(CommandRequest request, Quote quote) {
        List<String> messages = QuoteLine.messages(QuoteLine.of(quote, zone(request)));
        return CommandReply.text(messages.getFirst())
                .withMore(messages.subList(1, messages.size()))
                .withData(QuoteData.of(quote));
    }

    private RoseyException none(String words) {
        return new RoseyException(ErrorCode.NOT_FOUND, "no live quote fits")
                .withChatText(words.isBlank() ? StatsLine.none(context.prefix()) : miss(words));
    }

    private static String miss(String words) {
        return "No quote fits “" + Preview.of(QuoteText.cleaned(words), 100) + "”.";
    }

    private ZoneId zone(CommandRequest request) {
        return settings.current().zone(request.channel());
    }
}
