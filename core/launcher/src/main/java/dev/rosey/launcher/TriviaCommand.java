package dev.rosey.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Packs of questions: the plugin's own tool, in a JVM of its own. */
@Command(
        name = "trivia",
        description = {
            "lint FILE...: says what is wrong with packs of questions, with line numbers.",
            "import red|opentdb|csv FILE [CATEGORY]: prints a pack made of another format."
        },
        mixinStandardHelpOptions = true)
final class TriviaCommand implements Callable<Integer> {

    private static final String TOOL = "dev.rosey.plugins.trivia.PackTool";

    @Parameters(arity = "1..*", paramLabel = "ARGUMENT", description = "lint FILE... or import FORMAT FILE [CATEGORY]")
    private List<String> arguments = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        var library = Installation.current().plan().library();
        var trivia = library.artifact("trivia")
                .orElseThrow(() -> new LauncherException("Trivia is not among the plugins of this Rosey."));
        var classPath = library.classPath(List.of(trivia)).stream()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                TOOL));
        command.addAll(arguments);
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
