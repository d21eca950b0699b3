package dev.rosey.plugins.trivia;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackToolTest {

    private static final String BROKEN = """
            licence: CC0-1.0
            source: here
            author: me
            language: en
            questions:
              - id: Wrong Id
                category: Film
                difficulty: extreme
                kind: text
                question: Who?
                reference: there
            """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return new PackTool(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(List.of(arguments));
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void saysEveryProblemWithItsLine() throws IOException {
        String file = file("broken.yaml", BROKEN);
        assertThat(run("lint", file)).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(file + ":6: id must be")
                .contains(file + ":8: difficulty cannot be “extreme”")
                .contains("answer is missing");
    }

    @Test
    void importsWhatItThenFindsFine() throws IOException {
        assertThat(run("import", "red", file("space.yaml", "Which planet is red?:\n- Mars\nBroken:\n"), "Space"))
                .isZero();
        assertThat(run("import", "csv", file("a.csv", "question,answer\nWho asks?,Bob\n")))
                .isZero();
        String json = "{\"response_code\":0,\"results\":[{\"type\":\"boolean\",\"difficulty\":\"easy\","
                + "\"category\":\"Science\",\"question\":\"Is &quot;H2O&quot; water?\",\"correct_answer\":\"True\","
                + "\"incorrect_answers\":[\"False\"]}]}";
        out.reset();
        assertThat(run("import", "opentdb", file("o.json", json))).isZero();
        String pack = out.toString(StandardCharsets.UTF_8);
        assertThat(pack).contains("CC BY-SA 4.0").contains("Open Trivia Database");
        assertThat(run("lint", file("pack.yaml", pack))).isZero();
    }

    @Test
    void aFileThatCannotBeReadKeepsNoOtherFromBeingChecked() throws IOException {
        String utf16 = Files.write(folder.resolve("wide.yaml"), BROKEN.getBytes(StandardCharsets.UTF_16))
                .toString();
        String broken = file("broken.yaml", BROKEN);
        assertThat(run("lint", utf16, folder.toString(), broken)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(utf16 + " is not UTF-8.")
                .contains(folder + " is a folder");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains(broken + ":6: id must be");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lint", "import red", "import opentdb"})
    void whatIsNestedWithoutEndIsAProblem(String command) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(command.split(" ", -1)));
        arguments.add(file("deep.yaml", "[".repeat(100_000)));
        assertThat(run(arguments.toArray(String[]::new))).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8))
                .contains("nested too deeply");
    }

    @Test
    void aTableIsReadAsItWasMeantOrNotAtAll() throws IOException {
        run("import", "csv", file("open.csv", "question,answer\n\"Who asks?,Bob\n"));
        run("import", "csv", file("twice.csv", "question,question,answer\nWho?,What?,Bob\n"));
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("line 2: a quotation mark is not closed")
                .contains("the column “question” stands here twice");
    }

    @Test
    void misuseIsTold() throws IOException {
        assertThat(run()).isEqualTo(2);
        assertThat(run("import", "word", file("x", "x"))).isEqualTo(2);
        assertThat(run("lint", folder.resolve("missing").toString())).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Usage").contains("Cannot be read");
    }
}
