package dev.rosey.plugins.llmtrivia;

import dev.rosey.bus.Sha256;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import jakarta.inject.Inject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes questions that keep every rule, or none. */
@PluginBean
class QuestionMaker {
    private static final int ID_LENGTH = 16;

    private final ModelDesk desk;
    private final LlmStore store;
    private final Reports reports;
    private final PluginContext context;

    @Inject
    QuestionMaker(ModelDesk desk, LlmStore store, Reports reports, PluginContext context) {
        this.desk = desk;
        this.store = store;
        this.reports = reports;
        this.context = context;
    }

    /**
     * A question as trivia takes it. Asks a model once, once more where the answer is malformed, and once without the key.
     *
     * @throws NoAnswerException when there is none that may be asked
     */
    Map<String, Object> make(Errand errand, Subject subject, @Nullable String difficulty) {
        if (desk.chain().isEmpty()) {
            throw new NoAnswerException(NoAnswerException.Reason.NO_MODEL, "no provider");
        }
        var prompt = desk.prompts().question(subject, difficulty, store.askedAbout(subject.key()));
        Draft draft = wellFormed(prompt, errand);
        check(draft, errand);
        confirm(draft, errand);
        String id = "llm-" + hash(draft);
        if (!store.remember(draft, id, subject.key(), context.clock().instant())) {
            throw rejected(errand, Rule.DUPLICATE, draft);
        }
        reports.generated(errand, id, draft);
        return draft.forTrivia(id, subject.category(), errand.bill().model());
    }

    private Draft wellFormed(ModelPrompt prompt, Errand errand) {
        String answer = desk.chain().ask(prompt, errand).text();
        try {
            return AnswerReader.question(answer);
        } catch (MalformedException problem) {
            return repaired(desk.prompts().repair(prompt, answer, String.valueOf(problem.getMessage())), errand);
        }
    }

    private Draft repaired(ModelPrompt prompt, Errand errand) {
        String answer = desk.chain().ask(prompt, errand).text();
        try {
            return AnswerReader.question(answer);
        } catch (MalformedException still) {
            throw reports.rejected(errand, Purpose.QUESTION, Rule.MALFORMED, answer);
        }
    }

    private void check(Draft draft, Errand errand) {
        for (String text : draft.texts()) {
            var broken = desk.rules().broken(text);
            if (broken.isPresent()) {
                throw reports.rejected(errand, Purpose.QUESTION, broken.get(), text);
            }
        }
        if (draft.tellsItsAnswer()) {
            throw rejected(errand, Rule.TELLS_ANSWER, draft);
        }
        if (store.isKnown(draft)) {
            throw rejected(errand, Rule.DUPLICATE, draft);
        }
    }

    private void confirm(Draft draft, Errand errand) {
        String answer = desk.chain().ask(desk.prompts().check(draft), errand).text();
        if (!isConfirmed(draft, answer)) {
            throw rejected(errand, Rule.NOT_CONFIRMED, draft);
        }
    }

    private static boolean isConfirmed(Draft draft, String answer) {
        try {
            return AnswerMatch.found(draft, AnswerReader.check(answer));
        } catch (MalformedException unreadable) {
            return false;
        }
    }

    private NoAnswerException rejected(Errand errand, Rule rule, Draft draft) {
        return reports.rejected(errand, Purpose.QUESTION, rule, draft.question());
    }

    private static String hash(Draft draft) {
        return Sha256.hex(String.join(" ", Folding.words(draft.question()))).substring(0, ID_LENGTH);
    }
}
