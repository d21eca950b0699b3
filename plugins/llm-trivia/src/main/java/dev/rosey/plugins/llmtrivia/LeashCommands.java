package dev.rosey.plugins.llmtrivia;

import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.Command;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What people ask about the models, and how operators hold them. */
@PluginBean
class LeashCommands {
    private static final String AWAY = "I can't get at my notes right now. Please try again in a minute.";
    private static final double MILLION = 1_000_000;

    private final ModelDesk desk;
    private final LlmStore store;
    private final PluginContext context;

    @Inject
    LeashCommands(ModelDesk desk, LlmStore store, PluginContext context) {
        this.desk = desk;
        this.store = store;
        this.context = context;
    }

    @Command(
            phrase = "llm status",
            aliases = "llm",
            usage = "llm status",
            help = "Tells which language models are there")
    CommandReply status(CommandRequest request) {
        if (desk.chain().isEmpty()) {
            return CommandReply.text(desk.isMisconfigured() ? Excuses.MISTAKE : Excuses.NONE)
                    .withData(Map.of("providers", List.of(), "on", false));
        }
        var errand = errand(request);
        boolean on = asking(store::modelsAreOn);
        boolean riffs = asking(() -> store.riffsAreOn(errand));
        String models = desk.chain().providers().stream()
                .map(each -> each.name() + " (" + each.modelName() + (each.isReady() ? ")" : ", resting)"))
                .collect(Collectors.joining(", "));
        String text = (on ? "Language models are on: " : "Language models are switched off: ") + models
                + ". Heckling is " + (riffs ? "on" : "off") + " in this channel.";
        return CommandReply.text(text).withData(Map.of("providers", names(), "on", on, "riffs", riffs));
    }

    private List<String> names() {
        return desk.chain().providers().stream().map(Provider::name).toList();
    }

    @Command(phrase = "llm budget", usage = "llm budget", help = "Tells what language models used today, and may use")
    CommandReply budget(CommandRequest request) {
        var spent = asking(() -> store.spent(errand(request), context.clock().instant()));
        var limits = desk.settings().limits();
        String text = "Today: " + part(spent.get(0), limits, 0)
                + " · this channel: " + part(spent.get(1), limits, 1)
                + " · you: " + part(spent.get(2), limits, 2);
        return CommandReply.text(text)
                .withData(Map.of("day", data(spent.get(0)), "channel", data(spent.get(1)), "user", data(spent.get(2))));
    }

    private static String part(LlmStore.Spent spent, List<Long> limits, int place) {
        return spent.requests() + " of " + limits.get(place) + " calls, " + spent.tokens() + " of "
                + limits.get(place + 3)
                + " tokens, "
                + String.format(Locale.ROOT, "%.2f of %.2f", spent.money() / MILLION, limits.get(place + 6) / MILLION);
    }

    private static Map<String, Object> data(LlmStore.Spent spent) {
        return Map.of("requests", spent.requests(), "tokens", spent.tokens(), "cost", Price.amount(spent.money()));
    }

    @Command(phrase = "llm on", usage = "llm on", help = "Lets language models be asked", minRank = 3)
    CommandReply on(CommandRequest request) {
        return switchModels(request, true);
    }

    @Command(phrase = "llm off", usage = "llm off", help = "Keeps language models from being asked", minRank = 3)
    CommandReply off(CommandRequest request) {
        return switchModels(request, false);
    }

    private CommandReply switchModels(CommandRequest request, boolean on) {
        String by = request.user().name();
        asking(() -> {
            store.switchModels(on, by, context.clock().instant());
            return on;
        });
        return CommandReply.text(
                on ? "Language models may be asked again." : "Language models are asked nothing any more.");
    }

    @Command(
            phrase = "llm riffs",
            usage = "llm riffs on|off",
            help = "Switches heckling in this channel on or off",
            minRank = 3)
    CommandReply riffs(CommandRequest request) {
        String wanted = request.args().strip().toLowerCase(Locale.ROOT);
        if (!wanted.equals("on") && !wanted.equals("off")) {
            throw new RoseyException(ErrorCode.BAD_REQUEST, "on or off is expected")
                    .withChatText("Try " + context.prefix() + "llm riffs on or " + context.prefix() + "llm riffs off");
        }
        boolean on = wanted.equals("on");
        asking(() -> {
            store.switchRiffs(
                    errand(request), on, request.user().name(), context.clock().instant());
            return on;
        });
        return CommandReply.text("Heckling is " + wanted + " in this channel.");
    }

    private Errand errand(CommandRequest request) {
        return new Errand(request, Deadline.in(Duration.ZERO, context.clock()));
    }

    private static <T> T asking(Supplier<T> question) {
        try {
            return question.get();
        } catch (NoAnswerException away) {
            throw new RoseyException(ErrorCode.UNAVAILABLE, String.valueOf(away.getMessage())).withChatText(AWAY);
        }
    }
}
