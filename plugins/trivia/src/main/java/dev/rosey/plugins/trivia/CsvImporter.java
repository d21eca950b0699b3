package dev.rosey.plugins.trivia;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads comma-separated values (RFC 4180) with a header line. Columns are named like the fields of a question;
 * {@code question} and {@code answer} are required, lists are separated by {@code |}.
 */
final class CsvImporter {

    private CsvImporter() {}

    /**
     * @param prefix begins the id of a question that has none
     * @param category of those that have none
     */
    static Imported read(String text, String prefix, String category) {
        List<CsvRow> rows = CsvRow.parse(text);
        List<PackProblem> problems = new ArrayList<>();
        List<String> header = rows.isEmpty()
                ? List.of()
                : rows.getFirst().cells().stream()
                        .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
                        .toList();
        header.stream()
                .filter(column -> !QuestionReader.KEYS.contains(column))
                .forEach(column -> problems.add(new PackProblem(1, "there is no column “" + column + "”")));
        header.stream()
                .filter(column -> header.indexOf(column) != header.lastIndexOf(column))
                .distinct()
                .forEach(column -> problems.add(new PackProblem(1, "the column “" + column + "” stands here twice")));
        if (!header.contains("question") || !header.contains("answer")) {
            problems.add(new PackProblem(1, "the columns question and answer are needed"));
            return new Imported(List.of(), problems);
        }
        List<Imported.Found> found = new ArrayList<>();
        for (CsvRow row : rows.subList(1, rows.size())) {
            if (!row.whole()) {
                problems.add(new PackProblem(row.line(), "a quotation mark is not closed"));
            } else if (row.cells().size() != header.size()) {
                problems.add(new PackProblem(row.line(), "has " + row.cells().size() + " cells, not " + header.size()));
            } else {
                read(row, header, prefix + "-" + (found.size() + 1), category, found, problems);
            }
        }
        return Imported.checked(found, problems);
    }

    private static void read(
            CsvRow row,
            List<String> header,
            String id,
            String category,
            List<Imported.Found> found,
            List<PackProblem> problems) {
        Map<String, String> cells = new TreeMap<>();
        for (int i = 0; i < header.size(); i++) {
            if (!row.cells().get(i).isBlank()) {
                cells.put(header.get(i), row.cells().get(i).strip());
            }
        }
        try {
            found.add(new Imported.Found(row.line(), question(cells, id, category)));
        } catch (IllegalArgumentException e) {
            problems.add(new PackProblem(row.line(), "difficulty or kind is unknown"));
        }
    }

    private static Question question(Map<String, String> cells, String id, String category) {
        List<String> options = list(cells, "options");
        Question guessed = Imported.open(
                id, category, cells.getOrDefault("question", ""), List.of(cells.getOrDefault("answer", "")), "");
        String kind =
                cells.getOrDefault("kind", options.isEmpty() ? guessed.kind().label() : "choice");
        return new Question(
                cells.getOrDefault("id", id),
                cells.getOrDefault("category", category),
                Difficulty.valueOf(cells.getOrDefault("difficulty", "medium").toUpperCase(Locale.ROOT)),
                Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                guessed.text(),
                guessed.answer(),
                list(cells, "alternatives"),
                options,
                list(cells, "units"),
                cells.getOrDefault("explanation", ""),
                cells.getOrDefault("reference", "imported from CSV"));
    }

    private static List<String> list(Map<String, String> cells, String column) {
        return Stream.of(cells.getOrDefault(column, "").split("\\|", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }
}
