package dev.rosey.plugins.dice;

import dev.rosey.bus.CommandReply;
import dev.rosey.bus.ErrorCode;
import dev.rosey.bus.RoseyException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts answers on the wire. */
final class Replies {
    private Replies() {}

    /** @throws RoseyException where the answer is a refusal */
    static CommandReply of(Answer answer) {
        return switch (answer) {
            case Answer.Rolled rolled -> CommandReply.text(rolled.text()).withData(data(rolled.roll()));
            case Answer.Calculated calculated ->
                CommandReply.text(calculated.text()).withData(data(calculated.odds()));
            case Answer.Flipped(String text, int heads, int tails) ->
                CommandReply.text(text).withData(Map.of("heads", heads, "tails", tails));
            case Answer.Told told -> CommandReply.text(told.text());
            case Answer.Refused refused -> throw exception(refused);
            case Answer.NothingYet nothing ->
                throw new RoseyException(ErrorCode.NOT_FOUND, "no roll to repeat").withChatText(nothing.text());
        };
    }

    private static Map<String, Object> data(Roll roll) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("total", RollPerformed.number(roll.total()));
        data.put("notation", roll.expression().notation());
        if (!roll.expression().label().isEmpty()) {
            data.put("label", roll.expression().label());
        }
        List<Number> totals = roll.turns().stream()
                .map(turn -> RollPerformed.number(turn.total()))
                .toList();
        data.put("totals", totals);
        return data;
    }

    private static Map<String, Object> data(Odds odds) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("exact", odds.exact());
        data.put("minimum", RollPerformed.number(odds.min()));
        data.put("maximum", RollPerformed.number(odds.max()));
        data.put("mean", odds.mean());
        data.put("standard_deviation", odds.deviation());
        if (odds.goal() != null) {
            data.put("probability", odds.chance());
        }
        if (!odds.exact()) {
            data.put("mean_error", odds.meanError());
            data.put("probability_error", odds.chanceError());
        }
        return data;
    }

    private static RoseyException exception(Answer.Refused refused) {
        NotationException problem = refused.problem();
        return new RoseyException(ErrorCode.user(problem.reason().name(), 400), problem.message())
                .withChatText(refused.text())
                .with("position", problem.position())
                .with("found", problem.found())
                .with("expected", problem.expected());
    }
}
