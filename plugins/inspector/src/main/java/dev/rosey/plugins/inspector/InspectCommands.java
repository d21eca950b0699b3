package dev.rosey.plugins.inspector;

import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.Arg;
import dev.rosey.plugin.Command;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import dev.rosey.plugin.Settings;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** {@code !inspect …}. Answers go to the one who asks, in private. */
@PluginBean
public class InspectCommands {

    private static final double RANK = InspectorSettings.LEAST_RANK;
    private static final String TOPICS = "plugins|plugin <name>|events [pattern]|services|health|errors [name]|"
            + "trace <id|last>|why <name>|pause|resume|more";

    private final Observatory observatory;
    private final InstantSource clock;
    private final Supplier<InspectorSettings> settings;
    private final String prefix;
    private final ChatPages pages;

    @Inject
    InspectCommands(Observatory observatory, PluginContext context, Settings<InspectorSettings> settings) {
        this(context.prefix(), observatory, context.clock(), settings::current);
    }

    /** @param prefix what a command in chat begins with */
    InspectCommands(String prefix, Observatory observatory, InstantSource clock, Supplier<InspectorSettings> settings) {
        this.prefix = prefix;
        this.pages = new ChatPages(prefix);
        this.observatory = observatory;
        this.clock = clock;
        this.settings = settings;
    }

    @Command(
            phrase = "inspect",
            usage = "inspect " + TOPICS,
            help = "Tells operators what runs, what is wrong and why",
            minRank = RANK)
    public CommandReply overview(CommandRequest request) {
        if (!request.args().isBlank()) {
            return told(request);
        }
        return answer(request, ChatAnswers::health).withData(Map.of("health", observatory.health()));
    }

    @Command(phrase = "inspect health", usage = "inspect health", help = "What is wrong and what to do", minRank = RANK)
    public CommandReply health(CommandRequest request) {
        return answer(request, ChatAnswers::health).withData(Map.of("health", observatory.health()));
    }

    @Command(phrase = "inspect plugins", usage = "inspect plugins", help = "All plugins and services", minRank = RANK)
    public CommandReply plugins(CommandRequest request) {
        return answer(request, ChatAnswers::plugins).withData(Map.of("plugins", observatory.plugins()));
    }

    @Command(phrase = "inspect plugin", usage = "inspect plugin <name>", help = "One plugin's figures", minRank = RANK)
    public CommandReply plugin(CommandRequest request, @Arg("name") String name) {
        return withPlugin(answer(request, answers -> answers.plugin(lower(name))), lower(name));
    }

    @Command(phrase = "inspect why", usage = "inspect why <name>", help = "Why a plugin is as it is", minRank = RANK)
    public CommandReply why(CommandRequest request, @Arg("name") String name) {
        return withPlugin(answer(request, answers -> answers.why(lower(name))), lower(name));
    }

    @Command(
            phrase = "inspect events",
            usage = "inspect events [pattern]",
            help = "The newest events: inspect events *.command_failed",
            minRank = RANK)
    public CommandReply events(CommandRequest request, @Arg("pattern") Optional<String> pattern) {
        return answer(request, answers -> answers.events(pattern.orElse("")));
    }

    @Command(phrase = "inspect services", usage = "inspect services", help = "Who answers on the bus", minRank = RANK)
    public CommandReply services(CommandRequest request) {
        return answer(request, ChatAnswers::services);
    }

    @Command(phrase = "inspect errors", usage = "inspect errors [name]", help = "What failed, by kind", minRank = RANK)
    public CommandReply errors(CommandRequest request, @Arg("name") Optional<String> name) {
        return answer(request, answers -> answers.errors(name.map(InspectCommands::lower)));
    }

    @Command(
            phrase = "inspect trace",
            usage = "inspect trace <id|last>",
            help = "The way of one command",
            minRank = RANK)
    public CommandReply trace(CommandRequest request, @Arg("id") String id) {
        return answer(request, answers -> answers.trace(id));
    }

    @Command(
            phrase = "inspect pause",
            usage = "inspect pause",
            help = "Keeps the events that are there",
            minRank = RANK)
    public CommandReply pause(CommandRequest request) {
        requireRank(request);
        observatory.pause(true);
        return CommandReply.privately(
                "Paused: the newest events stay as they are; counting goes on. " + prefix + "inspect resume");
    }

    @Command(phrase = "inspect resume", usage = "inspect resume", help = "Takes new events again", minRank = RANK)
    public CommandReply resume(CommandRequest request) {
        requireRank(request);
        observatory.pause(false);
        return CommandReply.privately("New events are kept again.");
    }

    @Command(phrase = "inspect more", usage = "inspect more", help = "Goes on with the last answer", minRank = RANK)
    public CommandReply more(CommandRequest request) {
        requireRank(request);
        return reply(pages.more(request.user().name(), clock.instant()));
    }

    /** Names are written small; a telephone's keyboard begins them otherwise. */
    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private CommandReply withPlugin(CommandReply reply, String name) {
        return reply.ok() && observatory.knows(name)
                ? reply.withData(Map.of("plugin", observatory.plugin(name)))
                : reply;
    }

    private CommandReply answer(CommandRequest request, Function<ChatAnswers, List<String>> items) {
        requireRank(request);
        var now = clock.instant();
        try {
            return reply(pages.first(request.user().name(), items.apply(new ChatAnswers(observatory, now)), now));
        } catch (RoseyException refused) {
            return privately(CommandReply.failed(refused, "I can't tell that."));
        }
    }

    /** What there is to ask for, to who asks for help or for something that there is not. */
    private CommandReply told(CommandRequest request) {
        requireRank(request);
        return CommandReply.privately("I tell about " + prefix + "inspect " + TOPICS);
    }

    private void requireRank(CommandRequest request) {
        if (request.user().rank() < settings.get().minRank()) {
            throw new RoseyException(
                            ErrorCode.FORBIDDEN, "rank " + settings.get().minRank() + " is needed")
                    .withChatText("Sorry, that one is not for everybody: it needs a higher rank here.");
        }
    }

    private static CommandReply privately(CommandReply failed) {
        return new CommandReply(false, failed.text(), true, failed.data(), failed.more(), failed.error());
    }

    private static CommandReply reply(List<String> messages) {
        if (messages.isEmpty()) {
            return CommandReply.privately("There is nothing more to tell.");
        }
        return CommandReply.privately(messages.getFirst()).withMore(messages.subList(1, messages.size()));
    }
}
