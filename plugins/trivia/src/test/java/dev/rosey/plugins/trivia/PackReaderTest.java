package dev.rosey.plugins.trivia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PackReaderTest {

    private static final String HEAD = """
            licence: CC0-1.0
            source: test
            author: somebody
            language: en
            questions:
            """;

    @Test
    void saysEverythingThatIsWrongWithItsLine() {
        String pack = HEAD + """
              - id: one
                category: Film
                difficulty: impossible
                kind: text
                question: What?
                answer: this
                reference: here
              - id: one
                category: Film
                difficulty: easy
                kind: choice
                question: Which?
                answer: x
                options: [y, z, z]
                colour: red
                reference: here
              - id: three
                kind: number
                difficulty: hard
                category: Film
                question: How many?
                answer: several
              - just text
            """;
        assertThat(PackReader.lint(pack))
                .extracting(PackProblem::toString)
                .contains(
                        "line 8: difficulty cannot be “impossible”",
                        "line 13: id “one” stands on line 6 already",
                        "line 19: the answer is not among the options",
                        "line 19: option “z” reads like another",
                        "line 20: a question has no “colour”",
                        "line 22: reference is missing",
                        "line 27: the answer must be a plain number",
                        "line 28: a question must be a mapping");
        assertThatThrownBy(() -> PackReader.read("bad", pack))
                .isInstanceOf(InvalidPackException.class)
                .hasMessageStartingWith("bad: line 8");
    }

    @Test
    void aMissingHeadIsSaid() {
        assertThat(PackReader.lint("questions: []"))
                .extracting(PackProblem::message)
                .contains("licence is missing", "source is missing", "author is missing", "language is missing");
    }

    @Test
    void whatIsNotYamlIsSaidWithItsLine() {
        assertThat(PackReader.lint("licence: x\nquestions: [").getFirst().line())
                .isEqualTo(2);
        assertThat(PackReader.lint("")).isNotEmpty();
        assertThat(PackReader.lint("licence: a\nlicence: b\n"))
                .extracting(PackProblem::message)
                .contains("“licence” stands here twice");
    }

    @Property(tries = 300)
    void anyTextHasProblemsAndNothingWorse(@ForAll String text) {
        assertThat(PackReader.lint(text)).isNotEmpty();
    }

    @Test
    void aPackIsWrittenAsItIsRead() {
        for (Pack pack : BundledPacks.load()) {
            assertThat(PackReader.read(pack.name(), PackWriter.write(pack))).isEqualTo(pack);
        }
    }

    @Test
    void readsRedBotLists() {
        Imported imported = RedBotImporter.read("""
                AUTHOR: Kim
                What is 6 times 7?:
                - 42
                - forty two
                Who wrote Hamlet?:
                - William Shakespeare
                - Shakespeare
                Empty?:
                - ''
                """, "red", "Mixed");
        assertThat(imported.questions())
                .extracting(Question::id, Question::kind, Question::accepted, Question::reference)
                .containsExactly(
                        tuple("red-1", Kind.NUMBER, List.of("42", "forty two"), "Red-DiscordBot trivia list by Kim"),
                        tuple(
                                "red-2",
                                Kind.TEXT,
                                List.of("William Shakespeare", "Shakespeare"),
                                "Red-DiscordBot trivia list by Kim"));
        assertThat(imported.skipped()).containsExactly(new PackProblem(9, "answer is missing"));
    }

    @Test
    void readsOpenTdbInEveryEncoding() {
        String html = """
                {"response_code":0,"results":[{"type":"multiple","difficulty":"easy","category":"Entertainment: Film",
                "question":"Who said &quot;Here&#039;s Johnny&quot; in &Eacute;t&eacute; &#x263A;?","correct_answer":"Jack &amp; Jill",
                "incorrect_answers":["B\\u00e9la","C \\"x\\" \\/ y"]}]}""";
        Question question = OpenTdbImporter.read(html, OpenTdbImporter.Encoding.HTML, "otdb")
                .questions()
                .getFirst();
        assertThat(question.text()).isEqualTo("Who said \"Here's Johnny\" in Été ☺?");
        assertThat(question.answer()).isEqualTo("Jack & Jill");
        assertThat(question.category()).isEqualTo("Film");
        assertThat(question.options()).containsExactly("Jack & Jill", "Béla", "C \"x\" / y");
        String base64 = """
                {"response_code":0,"results":[{"type":"Ym9vbGVhbg==","difficulty":"aGFyZA==","category":"RmlsbQ==",
                "question":"VHJ1ZT8=","correct_answer":"VHJ1ZQ==","incorrect_answers":["RmFsc2U="]}]}""";
        assertThat(OpenTdbImporter.read(base64, OpenTdbImporter.Encoding.BASE64, "otdb")
                        .questions())
                .extracting(Question::text, Question::options)
                .containsExactly(tuple("True?", List.of("True", "False")));
        Imported broken = OpenTdbImporter.read(html, OpenTdbImporter.Encoding.BASE64, "otdb");
        assertThat(broken.questions()).isEmpty();
        assertThat(broken.skipped()).hasSize(1);
    }

    @Test
    void readsCommaSeparatedValues() {
        Imported imported = CsvImporter.read("""
                question,answer,alternatives,options,difficulty
                "Who said ""hi"", loudly?",Ann,Annie|Anna,,easy
                "Which
                one?",b1,,a1|b1|c1,hard
                How many?,7,,,medium
                Broken,row
                Odd?,x,,,impossible
                """, "csv", "Mixed");
        assertThat(imported.questions())
                .extracting(Question::text, Question::kind, Question::difficulty)
                .containsExactly(
                        tuple("Who said \"hi\", loudly?", Kind.TEXT, Difficulty.EASY),
                        tuple("Which\none?", Kind.CHOICE, Difficulty.HARD),
                        tuple("How many?", Kind.NUMBER, Difficulty.MEDIUM));
        assertThat(imported.skipped()).extracting(PackProblem::line).containsExactly(6, 7);
    }
}
