package dev.rosey.plugins.llmtrivia;

import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Counts what became of texts and budgets, and tells the bus. */
@PluginBean
class Reports {
    private final PluginContext context;
    private final ModelDesk desk;
    private final Tally tally;
    private final Set<String> exhausted = ConcurrentHashMap.newKeySet();
    private volatile LocalDate exhaustedOn = LocalDate.MIN;

    @Inject
    Reports(PluginContext context, ModelDesk desk, Tally tally) {
        this.context = context;
        this.desk = desk;
        this.tally = tally;
    }

    /** A text is dropped. Returns what to throw. */
    NoAnswerException rejected(Errand errand, Purpose purpose, Rule rule, String text) {
        tally.rejected(rule);
        Bill bill = errand.bill();
        context.publish(new LlmEvent.Rejected(
                errand.channel(),
                purpose.word(),
                rule.word(),
                bill.provider(),
                bill.model(),
                bill.promptHash(),
                bill.tokens(),
                bill.cost(),
                told(text)));
        return new NoAnswerException(NoAnswerException.Reason.REJECTED, rule.word());
    }

    void generated(Errand errand, String id, Draft draft) {
        tally.delivered(Purpose.QUESTION);
        Bill bill = errand.bill();
        context.publish(new LlmEvent.QuestionGenerated(
                errand.channel(),
                id,
                bill.provider(),
                bill.model(),
                bill.promptHash(),
                bill.tokens(),
                bill.cost(),
                told(draft.question())));
    }

    void riffed(Errand errand, String riff) {
        tally.delivered(Purpose.RIFF);
        Bill bill = errand.bill();
        context.publish(new LlmEvent.Riffed(
                errand.channel(),
                bill.provider(),
                bill.model(),
                bill.promptHash(),
                bill.tokens(),
                bill.cost(),
                told(riff)));
    }

    /** A budget is short: told once for each budget and day. */
    void failed(Errand errand, NoAnswerException failure) {
        if (failure.reason() != NoAnswerException.Reason.BUDGET) {
            return;
        }
        String[] words = String.valueOf(failure.getMessage()).split(" ", 2);
        String name = switch (words[0]) {
            case "channel" -> errand.channelKey();
            case "user" -> errand.personKey();
            default -> "";
        };
        if (isNewToday(failure.getMessage() + ' ' + name)) {
            context.publish(new LlmEvent.BudgetExhausted(errand.channel(), words[0], words[words.length - 1]));
        }
    }

    private synchronized boolean isNewToday(String budget) {
        LocalDate today = LocalDate.ofInstant(context.clock().instant(), ZoneOffset.UTC);
        if (!today.equals(exhaustedOn)) {
            exhausted.clear();
            exhaustedOn = today;
        }
        return exhausted.add(budget);
    }

    private @Nullable String told(String text) {
        return desk.settings().eventTexts() ? text : null;
    }
}
