package dev.rosey.plugins.trivia;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Writes a pack as the YAML that {@link PackReader} reads. */
final class PackWriter {

    private static final int NO_BREAKS = 10_000;

    private PackWriter() {}

    static String write(Pack pack) {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("licence", pack.licence());
        entries.put("source", pack.source());
        entries.put("author", pack.author());
        entries.put("language", pack.language());
        entries.put(
                "questions", pack.questions().stream().map(PackWriter::question).toList());
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setWidth(NO_BREAKS)
                .build();
        return new Dump(settings).dumpToString(entries);
    }

    private static Map<String, Object> question(Question question) {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("id", question.id());
        entries.put("category", question.category());
        entries.put("difficulty", question.difficulty().label());
        entries.put("kind", question.kind().label());
        entries.put("question", question.text());
        entries.put("answer", question.answer());
        putUnlessEmpty(entries, "alternatives", question.alternatives());
        putUnlessEmpty(entries, "options", question.options());
        putUnlessEmpty(entries, "units", question.units());
        if (!question.explanation().isEmpty()) {
            entries.put("explanation", question.explanation());
        }
        entries.put("reference", question.reference());
        return entries;
    }

    private static void putUnlessEmpty(Map<String, Object> entries, String key, List<String> values) {
        if (!values.isEmpty()) {
            entries.put(key, values);
        }
    }
}
