package dev.rosey.plugins.quote;

import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.Command;
import dev.rosey.plugin.PluginContext;
import dev.rosey.plugin.RoseyPlugin;
import dev.rosey.plugin.Settings;
import jakarta.inject.Inject;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The commands that change quotes. */
@RoseyPlugin(
        name = "quote-db",
        token = "quote",
        family = "quote",
        database = "quote-db",
        description = "Remembers what was said: add, grab, search and draw quotes",
        calls = "chat.media")
class QuoteDb {
    private final QuoteBook book;
    private final ChannelHistory history;
    private final PluginContext context;
    private final Settings<QuoteSettings> settings;
    private final String prefix;

    @Inject
    QuoteDb(QuoteBook book, ChannelHistory history, PluginContext context, Settings<QuoteSettings> settings) {
        this.book = book;
        this.history = history;
        this.context = context;
        this.settings = settings;
        this.prefix = context.prefix();
    }

    @Command(phrase = "quote add", usage = "quote add <text>", help = "Keeps a quote")
    CommandReply add(CommandRequest request) {
        QuoteText text = QuoteText.typed(request.args(), prefix + "quote add <text>");
        return add(Person.of(request), text, null, false);
    }

    @Command(
            action = "add_anyway",
            phrase = "quote add!",
            usage = "quote add! <text>",
            help = "Keeps a quote although there is one much like it")
    CommandReply addAnyway(CommandRequest request) {
        QuoteText text = QuoteText.typed(request.args(), prefix + "quote add! <text>");
        return add(Person.of(request), text, null, true);
    }

    @Command(
            phrase = "quote grab",
            usage = "quote grab <user> [words]",
            help = "Keeps the last line of somebody, or the last one with these words")
    CommandReply grab(CommandRequest request) {
        Grab grab = Grab.read(request.args(), prefix + "quote grab <user> [words]");
        ChatLine line = history.newest(request.channel(), grab.user(), grab.words())
                .orElseThrow(() -> new RoseyException(ErrorCode.NOT_FOUND, "no such line was heard")
                        .withChatText("I heard nothing like that from " + Preview.of(grab.user(), 30) + " lately."));
        QuoteText text = QuoteText.typed(line.text(), prefix + "quote grab <user>");
        return add(Person.of(request), text, line.user().name(), true);
    }

    private CommandReply add(Person person, QuoteText text, @Nullable String saidBy, boolean anyway) {
        return switch (book.add(person, text, saidBy, anyway)) {
            case Addition.Added(Quote quote) -> {
                context.publish(new QuoteEvent.Added(quote.id(), person.channel(), person.name()));
                yield CommandReply.text(QuoteLine.of("Saved as ", quote, zone(person)))
                        .withData(QuoteData.of(quote, true));
            }
            case Addition.Known(Quote quote) ->
                CommandReply.text(QuoteLine.of("I have that one already: ", quote, zone(person)))
                        .withData(QuoteData.of(quote, false));
            case Addition.Alike(Quote quote) ->
                throw new RoseyException(ErrorCode.CONFLICT, "quote " + quote.id() + " is nearly the same")
                        .withChatText("That is much like " + QuoteLine.brief(quote) + ". If it is another one, use "
                                + prefix + "quote add! with the same text.")
                        .with("quote_id", quote.id());
        };
    }

    @Command(
            phrase = "quote delete",
            aliases = {"quote del"},
            usage = "quote delete <number>",
            help = "Deletes a quote: your own while it is new, others as a moderator")
    CommandReply delete(CommandRequest request) {
        Person person = Person.of(request);
        Quote quote = book.delete(
                person,
                TypedNumber.read(request.args(), prefix + "quote delete 12").id());
        context.publish(new QuoteEvent.Deleted(quote.id(), person.channel(), person.name()));
        return CommandReply.text("Deleted " + QuoteLine.brief(quote)).withData(QuoteData.of(quote));
    }

    @Command(
            phrase = "quote undelete",
            usage = "quote undelete <number>",
            help = "Restores a deleted quote (moderators)")
    CommandReply undelete(CommandRequest request) {
        Person person = Person.of(request);
        Quote quote = book.undelete(
                person,
                TypedNumber.read(request.args(), prefix + "quote undelete 12").id());
        context.publish(new QuoteEvent.Restored(quote.id(), person.channel(), person.name()));
        return CommandReply.text(QuoteLine.of("Restored ", quote, zone(person))).withData(QuoteData.of(quote));
    }

    @Command(
            phrase = "quote edit",
            usage = "quote edit <number> <text>",
            help = "Gives a quote another text (moderators)")
    CommandReply edit(CommandRequest request) {
        String usage = prefix + "quote edit 12 <text>";
        Person person = Person.of(request);
        TypedNumber number = TypedNumber.read(request.args(), usage);
        Quote quote = book.edit(person, number.id(), QuoteText.typed(number.rest(), usage));
        context.publish(new QuoteEvent.Edited(quote.id(), person.channel(), person.name()));
        return CommandReply.text(QuoteLine.of("Now it reads ", quote, zone(person)))
                .withData(QuoteData.of(quote));
    }

    @Command(
            phrase = "quote forgetme",
            usage = "quote forgetme",
            help = "Takes your name from the quotes that you added")
    CommandReply forgetme(CommandRequest request) {
        long quotes = book.forget(Person.of(request));
        String text = quotes == 0
                ? "There is no quote with your name as the one who added it."
                : "Done: your name is gone from " + Words.count(quotes, "quote") + ".";
        return CommandReply.privately(text).withData(java.util.Map.of("quotes", quotes));
    }

    private ZoneId zone(Person person) {
        return settings.current().zone(person.channel());
    }
}
