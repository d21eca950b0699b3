package dev.rosey.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.Manifest;
import dev.rosey.plugin.processor.ManifestProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the annotation processor writes, and what it refuses. */
class ManifestFilesTest {

    private static final Path SOURCES = Path.of("src/test/java/dev/rosey/runtime");

    @TempDir
    Path out;

    /** The tests' modules share a folder of classes, so their manifests cannot be written where a jar's is. */
    @ParameterizedTest
    @ValueSource(strings = {"busy", "hello", "watcher"})
    void theManifestsOfTheTestsAreWhatTheProcessorWrites(String module) throws IOException {
        try (var files = Files.list(SOURCES.resolve(module))) {
            assertThat(process(files.toList())).isEmpty();
        }
        var expected = Path.of("src/test/modules", module, Manifest.RESOURCE);
        var written = BusJson.readObject(Files.readAllBytes(out.resolve(Manifest.RESOURCE)));
        assertThat(written).as("%s", written).isEqualTo(BusJson.readObject(Files.readAllBytes(expected)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Command(cooldown = \"5s\") String a() { return \"\"; }",
                "@Command(token = \"dice\") String a() { return \"\"; }",
                "@Command(action = \"A\") String a() { return \"\"; }",
                "@Command String a() { return \"\"; } @Command(action = \"a\") String b() { return \"\"; }",
                "@Command(phrase = \"x\") String a() { return \"\"; } @Command(phrase = \"x\") String b() { return \"\"; }",
                "@OnEvent(\"chat.*\") void a(dev.rosey.bus.CloudEvent event) {}",
                "@OnEvent(\">\") void a(dev.rosey.bus.CloudEvent event) {}",
                "@Event(\"dice.stolen\") record Stolen() {}",
                "@Event(\"mine.a.b\") record Deep() {}",
                "@PluginSettings record Bare(int rounds) {}",
                "@Command(phrase = NOWHERE) String a() { return \"\"; }",
                "@Command(aliases = {\"b\", NOWHERE}) String a() { return \"\"; }",
                "@Command(minRank = \"3\") String a() { return \"\"; }",
                "@Event(NOWHERE) record Lost() {}",
                "@PluginSettings record Lost(@Setting(value = NOWHERE, doc = \"\") int rounds) {}",
                "@RoseyPlugin(name = \"two\", family = \"two\", description = \"\") static class Two {}"
            })
    void whatContradictsTheContractIsAnErrorOfTheCompiler(String member) throws IOException {
        var source = "import dev.rosey.plugin.*; @RoseyPlugin(name = \"mine\", token = \"mine\", family = \"mine\","
                + " description = \"\") class Mine { " + member + " }";
        var file = Files.writeString(out.resolve("Mine.java"), source);
        assertThat(process(List.of(file))).isNotEmpty().noneMatch(error -> error.contains("Exception"));
    }

    @Test
    void aModuleMayBeAsSmallAsItGets() throws IOException {
        var source =
                "import dev.rosey.plugin.*; @RoseyPlugin(name = \"mine\", family = \"mine\", description = \"\") class Mine {}";
        assertThat(process(List.of(Files.writeString(out.resolve("Mine.java"), source))))
                .isEmpty();
    }

    private List<String> process(List<Path> sources) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var problems = new DiagnosticCollector<JavaFileObject>();
        try (var files = compiler.getStandardFileManager(problems, null, null)) {
            files.setLocation(StandardLocation.CLASS_OUTPUT, List.of(out.toFile()));
            var task = compiler.getTask(
                    null,
                    files,
                    problems,
                    List.of("-proc:only", "-parameters"),
                    null,
                    files.getJavaFileObjectsFromPaths(sources));
            task.setProcessors(List.of(new ManifestProcessor()));
            task.call();
        }
        return problems.getDiagnostics().stream()
                .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                .map(problem -> problem.getMessage(null))
                .toList();
    }
}
