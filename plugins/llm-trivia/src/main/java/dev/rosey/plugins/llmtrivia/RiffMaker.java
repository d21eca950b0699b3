package dev.rosey.plugins.llmtrivia;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Makes heckles that keep every rule and name nobody, or none. */
@PluginBean
class RiffMaker {
    private final ModelDesk desk;
    private final Reports reports;
    private final PluginContext context;

    @Inject
    RiffMaker(ModelDesk desk, Reports reports, PluginContext context) {
        this.desk = desk;
        this.reports = reports;
        this.context = context;
    }

    /** The answer to {@code rosey.command.chat.users}, as far as it matters here. */
    record People(List<ChatUser> users) {
        @SuppressWarnings("ConstantConditions") // JSON leaves out what the signature promises
        People {
            users = users == null ? List.of() : List.copyOf(users);
        }
    }

    /**
     * A heckle.
     *
     * @throws NoAnswerException when there is none that may be said
     */
    String make(Errand errand, Subject subject) {
        String answer = desk.chain().ask(desk.prompts().riff(subject), errand).text();
        String riff = read(errand, answer);
        Optional<Rule> broken = desk.rules().broken(riff);
        if (broken.isPresent()) {
            throw reports.rejected(errand, Purpose.RIFF, broken.get(), riff);
        }
        if (TextRules.names(riff, people(errand))) {
            throw reports.rejected(errand, Purpose.RIFF, Rule.NAME, riff);
        }
        reports.riffed(errand, riff);
        return riff;
    }

    private String read(Errand errand, String answer) {
        try {
            return AnswerReader.riff(answer);
        } catch (MalformedException unreadable) {
            throw reports.rejected(errand, Purpose.RIFF, Rule.MALFORMED, answer);
        }
    }

    /** Who is there. Where nobody tells, nobody can say whom a heckle names, so there is none. */
    private List<String> people(Errand errand) {
        var request = CommandRequest.of(
                errand.channel(),
                ChatUser.guest(context.name()),
                "",
                context.clock().instant());
        try {
            var reply = context.call("chat", "users", request);
            if (!reply.ok() || reply.data() == null) {
                throw new NoAnswerException(NoAnswerException.Reason.NOBODY, "who is there is not known");
            }
            return BusJson.convert(BusJson.tree(reply.data()), People.class).users().stream()
                    .map(ChatUser::name)
                    .toList();
        } catch (RoseyException nobodyTells) {
            throw new NoAnswerException(NoAnswerException.Reason.NOBODY, "who is there is not known");
        }
    }
}
