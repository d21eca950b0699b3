package dev.rosey.plugins.trivia;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * {@code ./rosey trivia}: says what is wrong with packs, and makes packs of other formats.
 *
 * <pre>
 * lint FILE…                                 every problem as file:line: text; ends with 1 when there is one
 * import red|opentdb|csv FILE [CATEGORY]     prints a pack; what was left out, and why, goes to the errors
 * </pre>
 */
public final class PackTool {

    private static final int FINE = 0;
    private static final int PROBLEMS = 1;
    private static final int MISUSED = 2;
    private static final String USAGE = """
            Usage: rosey trivia lint FILE...
                   rosey trivia import red|opentdb|csv FILE [CATEGORY]
            """;

    private final PrintStream out;
    private final PrintStream err;

    PackTool(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String... arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new PackTool(out, err).run(List.of(arguments)));
    }

    /** Does what the arguments say, and returns the exit code. */
    int run(List<String> arguments) {
        try {
            if (arguments.size() >= 2 && arguments.getFirst().equals("lint")) {
                return lint(arguments.subList(1, arguments.size()));
            }
            boolean imports = arguments.size() >= 3 && arguments.getFirst().equals("import");
            if (imports) {
                return convert(
                        arguments.get(1), Path.of(arguments.get(2)), arguments.size() > 3 ? arguments.get(3) : "");
            }
            err.print(USAGE);
            return MISUSED;
        } catch (IOException e) {
            err.println(e.getMessage());
            return MISUSED;
        }
    }

    private int lint(List<String> files) {
        int result = FINE;
        for (String file : files) {
            result = Math.max(result, lint(file));
        }
        return result;
    }

    private int lint(String file) {
        try {
            String text = PackFile.text(Path.of(file));
            List<PackProblem> problems = PackReader.lint(text);
            problems.forEach(
                    problem -> out.println(file + ':' + Math.max(1, problem.line()) + ": " + problem.message()));
            if (!problems.isEmpty()) {
                return PROBLEMS;
            }
            out.println(
                    file + ": fine, " + PackReader.read(file, text).questions().size() + " questions");
            return FINE;
        } catch (IOException e) {
            err.println(e.getMessage());
            return MISUSED;
        }
    }

    private int convert(String format, Path file, String category) throws IOException {
        String text = PackFile.text(file);
        String name = String.valueOf(file.getFileName()).replaceFirst("\\..*", "");
        String prefix =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String topic = category.isEmpty() ? name : category;
        return switch (format) {
            case "red" -> write(RedBotImporter.read(text, prefix, topic), "unknown", "Red-DiscordBot trivia list");
            case "opentdb" ->
                write(
                        OpenTdbImporter.read(text, OpenTdbImporter.Encoding.HTML, prefix),
                        OpenTdbImporter.LICENCE,
                        OpenTdbImporter.SOURCE);
            case "csv" -> write(CsvImporter.read(text, prefix, topic), "unknown", file.toString());
            default -> {
                err.print(USAGE);
                yield MISUSED;
            }
        };
    }

    private int write(Imported imported, String licence, String source) {
        imported.skipped().forEach(problem -> err.println("left out: " + problem));
        if (imported.questions().isEmpty()) {
            err.println("There is no question in it that can be asked.");
            return PROBLEMS;
        }
        out.print(PackWriter.write(new Pack("import", licence, source, "unknown", "en", imported.questions())));
        return FINE;
    }
}
