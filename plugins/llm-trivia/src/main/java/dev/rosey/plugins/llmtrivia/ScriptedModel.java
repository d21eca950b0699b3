package dev.rosey.plugins.llmtrivia;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rosey.bus.BusJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers what a file says: for demonstrations without a model, and for tests. A line is a JSON object; empty lines and
 * those that begin with {@code #} are skipped. Of the lines for a purpose whose {@code when} is part of what is asked about,
 * the next is taken each time, and after the last the first.
 *
 * <pre>{@code
 * {"for":"question","when":"plan 9","question":"Who directed it?","answer":"Ed Wood","alternatives":[],
 *  "difficulty":"easy","explanation":""}
 * {"for":"riff","riff":"My toaster has better special effects."}
 * {"for":"question","raw":"not even JSON"}
 * {"for":"riff","fail":"broken"}
 * }</pre>
 *
 * <p>A question is checked with the answer that its own line has, or with its {@code check} where there is one. The file is
 * read for each answer, so it can be changed meanwhile.
 */
final class ScriptedModel implements LanguageModel {

    private static final List<String> NOT_ANSWERED = List.of("for", "when", "check", "raw", "fail");

    private final Path file;
    private final Map<String, Integer> places = new HashMap<>();

    ScriptedModel(Path file) {
        this.file = file;
    }

    @Override
    public ModelAnswer ask(ModelPrompt prompt) {
        String data = prompt.data().toLowerCase(java.util.Locale.ROOT);
        ObjectNode line = prompt.purpose() == Purpose.CHECK
                ? checked(prompt)
                : next(prompt.purpose().word(), data);
        if (line.has("fail")) {
            throw new ModelException(ModelException.Kind.BROKEN, "the script says so");
        }
        String text = line.has("raw")
                ? line.path("raw").asText()
                : BusJson.text(line.deepCopy().remove(NOT_ANSWERED));
        return new ModelAnswer(text, Optional.of(new Usage(data.length() / 4, text.length() / 4)));
    }

    private ObjectNode checked(ModelPrompt prompt) {
        String question = BusJson.readObject(prompt.data().getBytes(StandardCharsets.UTF_8))
                .path("question")
                .asText();
        var line = lines().stream()
                .filter(each -> each.path("question").asText().equals(question))
                .findFirst()
                .orElseThrow(ScriptedModel::exhausted);
        return BusJson.emptyObject()
                .put("answer", line.path("check").asText(line.path("answer").asText()));
    }

    private synchronized ObjectNode next(String purpose, String data) {
        var fitting = lines().stream()
                .filter(line -> line.path("for").asText().equals(purpose))
                .filter(line -> data.contains(line.path("when").asText().toLowerCase(java.util.Locale.ROOT)))
                .toList();
        if (fitting.isEmpty()) {
            throw exhausted();
        }
        int place = places.merge(purpose, 1, Integer::sum) - 1;
        return fitting.get(place % fitting.size());
    }

    private List<ObjectNode> lines() {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> BusJson.readObject(line.getBytes(StandardCharsets.UTF_8)))
                    .toList();
        } catch (IOException | RuntimeException unreadable) {
            throw new ModelException(ModelException.Kind.UNREACHABLE, "the script cannot be read");
        }
    }

    private static ModelException exhausted() {
        return new ModelException(ModelException.Kind.REFUSED, "the script has no such line");
    }
}
