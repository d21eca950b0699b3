package dev.rosey.benchmarks;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CommandRequest;
import dev.rosey.bus.Subjects;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What a plugin whose JVM is killed again and again costs the others, in the whole Rosey: the time from a line in chat to
 * another plugin's answer, by turns in peace and beside the crashes.
 */
@Command(name = "chaos", description = "Chat answers beside a plugin that crashes.", mixinStandardHelpOptions = true)
final class ChaosBenchmark implements Benchmark {

    private static final String VICTIM = "trivia";

    /** One that lives in core's JVM, and one that lives with other plugins. */
    private static final List<Asked> ASKED =
            List.of(new Asked("dice-roller", "!roll 1d6", "1d6"), new Asked("quote-db", "!quote stats", "quote"));

    private static final List<Turns.Question> QUESTIONS =
            ASKED.stream().map(asked -> (Turns.Question) asked::by).toList();

    @Option(names = "--rounds", description = "Rounds of each kind (default ${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Option(names = "--lines", description = "Lines in a round, 150 ms apart (default ${DEFAULT-VALUE}).")
    private int lines = 800;

    @Option(names = "--warm-up", description = "Lines before the first round (default ${DEFAULT-VALUE}).")
    private int warmUp = 200;

    @Option(
            names = "--longest-pause",
            description = "The longest pause before the plugin is started again (default ${DEFAULT-VALUE}).")
    private Duration longestPause = Duration.ofSeconds(30);

    /**
     * What people ask.
     *
     * @param heard what the answer contains, in small letters
     */
    record Asked(String plugin, String line, String heard) {

        OptionalLong by(Chatter chatter) throws InterruptedException {
            return chatter.nanosUntil(
                    line, "rosey", text -> text.toLowerCase(Locale.ROOT).contains(heard));
        }
    }

    /**
     * How one plugin answered.
     *
     * @param failures lines that were not answered, in all rounds
     */
    record Answers(String plugin, long failures, Round inPeace, Round beside, double p50Ratio, double p99Ratio) {

        static Answers of(String plugin, List<Round> inPeace, List<Round> beside) {
            var peace = Round.median(inPeace);
            var chaos = Round.median(beside);
            return new Answers(
                    plugin,
                    peace.failures() + chaos.failures(),
                    peace,
                    chaos,
                    chaos.p50Us() / peace.p50Us(),
                    chaos.p99Us() / peace.p99Us());
        }
    }

    /**
     * What three people saw.
     *
     * @param crashes how often the other plugin's JVM was killed, in all rounds
     */
    record Result(int crashes, List<Answers> answers) {}

    @Override
    public Report measure() throws Exception {
        try (var rosey = WholeRosey.start(yaml());
                var operator = rosey.operator()) {
            var request = CommandRequest.of(WholeRosey.CHANNEL, ChatUser.guest("bench"), "", Instant.now());
            var toVictim = new NatsCall(
                    operator.whenConnected().join(), Subjects.command("trivia", "categories"), BusJson.bytes(request));
            return report(measure(rosey, toVictim));
        }
    }

    private String yaml() {
        return """
                rosey:
                  quarantine: {crashes: 1000}
                  longest-pause: %s
                  plugins:
                    %s: {host: own}
                """.formatted(longestPause, VICTIM);
    }

    private Result measure(WholeRosey rosey, Call toVictim) throws InterruptedException {
        List<Chatter> chatters = new ArrayList<>();
        try {
            for (var name : List.of("huey", "dewey", "louie")) {
                chatters.add(Chatter.join(rosey.cytube(), WholeRosey.CHANNEL, name));
            }
            Turns.of(warmUp, chatters, QUESTIONS);
            return measure(rosey, toVictim, chatters);
        } finally {
            chatters.forEach(Chatter::close);
        }
    }

    private Result measure(WholeRosey rosey, Call toVictim, List<Chatter> chatters) throws InterruptedException {
        var inPeace = new ArrayList<List<Round>>();
        var beside = new ArrayList<List<Round>>();
        int crashes = 0;
        for (int i = 0; i < rounds; i++) {
            Crasher.await(toVictim);
            inPeace.add(Turns.of(lines, chatters, QUESTIONS));
            try (var crasher = new Crasher(rosey, VICTIM, toVictim)) {
                beside.add(Turns.of(lines, chatters, QUESTIONS));
                crashes += crasher.crashes();
            }
        }
        var answers = new ArrayList<Answers>();
        for (int i = 0; i < ASKED.size(); i++) {
            answers.add(Answers.of(ASKED.get(i).plugin(), column(inPeace, i), column(beside, i)));
        }
        return new Result(crashes, answers);
    }

    private static List<Round> column(List<List<Round>> rows, int index) {
        return rows.stream().map(row -> row.get(index)).toList();
    }

    private static Report report(Result result) {
        var table = Table.of("line to answer", "p50", "p99", "failed");
        for (var answers : result.answers()) {
            table = table.add(row(answers.plugin() + " in peace", answers.inPeace()))
                    .add(row(answers.plugin() + " beside " + result.crashes() + " crashes", answers.beside()))
                    .add(
                            "ratio (aim)",
                            Figures.ratio(answers.p50Ratio()),
                            Figures.ratio(answers.p99Ratio(), "≤ 1.10"),
                            "");
        }
        return new Report("chaos", List.of(result), table);
    }

    private static String[] row(String name, Round round) {
        return new String[] {
            name, Figures.micros(round.p50Us()), Figures.micros(round.p99Us()), Long.toString(round.failures())
        };
    }
}
