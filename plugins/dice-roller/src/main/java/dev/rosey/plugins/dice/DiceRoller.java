package dev.rosey.plugins.dice;

import dev.rosey.bus.CommandReply;
import dev.rosey.bus.CommandRequest;
import dev.rosey.plugin.Command;
import dev.rosey.plugin.PluginContext;
import dev.rosey.plugin.RoseyPlugin;
import dev.rosey.plugin.Settings;
import jakarta.inject.Inject;

/** The plugin's commands: each hands its arguments to the {@link DiceTable} and its answer back. */
@RoseyPlugin(
        name = "dice-roller",
        token = "dice",
        family = "dice",
        description = "Rolls dice in the notation of tabletop players, tells odds and flips coins")
class DiceRoller {
    private final DiceTable table;
    private final PluginContext context;

    @Inject
    DiceRoller(PluginContext context, Settings<DiceSettings> settings) {
        this.context = context;
        this.table = new DiceTable(
                context.prefix(),
                SharedGenerator.seededSecurely(),
                () -> settings.current().maxDice());
    }

    @Command(
            phrase = "roll",
            usage = "roll <dice> [label] | odds <dice> [>= n] | again | help",
            help = "Rolls dice: roll 2d6+3 fire")
    CommandReply roll(CommandRequest request) {
        Answer answer = table.roll(request.channel(), request.user().name(), request.args());
        if (answer instanceof Answer.Rolled(String text, Roll roll)) {
            context.publish(RollPerformed.of(roll));
        }
        return Replies.of(answer);
    }

    @Command(phrase = "flip", usage = "flip [coins]", help = "Flips a coin, or several: flip 3")
    CommandReply flip(CommandRequest request) {
        return Replies.of(table.flip(request.user().name(), request.args()));
    }
}
