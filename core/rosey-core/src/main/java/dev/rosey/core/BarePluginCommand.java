package dev.rosey.core;

import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.Command;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import jakarta.inject.Inject;
import java.util.Optional;

/** {@code !plugin} alone, and {@code !plugin} with a word that is none of its commands. */
@PluginBean
class BarePluginCommand {

    private static final String PHRASE = "plugin ";

    private final PluginQuestions questions;
    private final PluginNames names;
    private final PluginDirectory directory;
    private final PluginContext context;

    @Inject
    BarePluginCommand(PluginQuestions questions, PluginNames names, PluginDirectory directory, PluginContext context) {
        this.questions = questions;
        this.names = names;
        this.directory = directory;
        this.context = context;
    }

    @Command(
            token = "plugin",
            phrase = "plugin",
            usage = "plugin list | info, why, enable, disable, restart, reload, set or purge <name>",
            help = "Shows all plugins, or does something with one",
            minRank = Operators.RANK)
    CommandReply any(CommandRequest request) {
        var typed = request.args().strip();
        if (typed.isEmpty()) {
            requireRankOfList(request);
            return questions.list(request);
        }
        var word = typed.split("\\s", 2)[0];
        throw new RoseyException(ErrorCode.NOT_FOUND, "no command “plugin " + word + '”')
                .withChatText("I know no command “plugin " + word + "”. " + advice(word));
    }

    /** An operator may ask for more rank to see the list than this command does. */
    private void requireRankOfList(CommandRequest request) {
        var list = directory.table().phrases().get(PHRASE + "list");
        if (list != null && request.user().rank() < list.command().minRank()) {
            throw new RoseyException(ErrorCode.FORBIDDEN, "the list needs a higher rank");
        }
    }

    private String advice(String word) {
        var named = names.find(word).map(status -> "info " + status.name());
        return named.or(() -> nearest(word))
                .map(meant -> "Did you mean " + context.prefix() + PHRASE + meant + '?')
                .orElseGet(() -> context.prefix() + "help plugin shows what there is.");
    }

    private Optional<String> nearest(String word) {
        return Suggestions.nearest(
                word,
                directory.table().phrases().keySet().stream()
                        .filter(phrase -> phrase.startsWith(PHRASE))
                        .map(phrase -> phrase.substring(PHRASE.length()))
                        .toList());
    }
}
