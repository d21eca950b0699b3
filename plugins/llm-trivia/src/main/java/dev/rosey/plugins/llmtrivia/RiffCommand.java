package dev.rosey.plugins.llmtrivia;

import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.Command;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** Heckles what plays, in channels that want that, a few times an hour, and never during a game. */
@PluginBean
class RiffCommand {
    private static final String ROBOT = "🤖 ";

    private final RiffMaker maker;
    private final LlmStore store;
    private final NowPlaying playing;
    private final Games games;
    private final ModelDesk desk;
    private final Reports reports;
    private final PluginContext context;

    @Inject
    RiffCommand(
            RiffMaker maker,
            LlmStore store,
            NowPlaying playing,
            Games games,
            ModelDesk desk,
            Reports reports,
            PluginContext context) {
        this.maker = maker;
        this.store = store;
        this.playing = playing;
        this.games = games;
        this.desk = desk;
        this.reports = reports;
        this.context = context;
    }

    @Command(
            phrase = "riff",
            usage = "riff",
            help = "Heckles what plays, where the channel wants that",
            cooldown = "PT20S",
            timeout = "PT12S")
    CommandReply riff(CommandRequest request) {
        if (desk.chain().isEmpty()) {
            return CommandReply.text(Excuses.noRiff(NoAnswerException.Reason.NO_MODEL));
        }
        if (games.runIn(request.channel())) {
            throw new RoseyException(ErrorCode.CONFLICT, "a game runs").withChatText(Excuses.GAME_RUNS);
        }
        var errand = new Errand(request, Deadline.in(LlmTrivia.WORK, context.clock()));
        try {
            String riff = TimeLimit.within(LlmTrivia.ANSWER, () -> made(errand));
            return CommandReply.text(ROBOT + riff).withData(Map.of("riff", riff));
        } catch (NoAnswerException none) {
            reports.failed(errand, none);
            throw failed(none.reason());
        } catch (TimeoutException late) {
            throw failed(NoAnswerException.Reason.NOBODY);
        }
    }

    private String made(Errand errand) {
        if (!store.riffsAreOn(errand)) {
            throw new RoseyException(ErrorCode.FORBIDDEN, "riffs are off")
                    .withChatText(Excuses.riffsAreOff(context.prefix()));
        }
        Optional<Media> media = playing.in(errand.channel());
        if (media.isEmpty()) {
            throw new RoseyException(ErrorCode.NOT_FOUND, "nothing plays").withChatText(Excuses.NOTHING_PLAYS);
        }
        if (!store.takeRiff(
                errand, desk.settings().riffsPerHour(), context.clock().instant())) {
            throw new RoseyException(ErrorCode.COOLDOWN, "no heckle is left for this hour")
                    .withChatText(Excuses.ENOUGH_RIFFS);
        }
        return maker.make(errand, Subject.of(Topic.of(""), media, desk.facts()));
    }

    private static RoseyException failed(NoAnswerException.Reason reason) {
        return new RoseyException(LlmTrivia.codeOf(reason), "no heckle: " + reason)
                .withChatText(Excuses.noRiff(reason));
    }
}
