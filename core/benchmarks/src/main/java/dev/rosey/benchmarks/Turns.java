package dev.rosey.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** People who ask plugins one after the other, and how long the answers take. */
final class Turns {

    /** After its burst CyTube lets anybody say one line each 100 ms, Rosey too: two within that are one too many. */
    static final Duration PACE = Duration.ofMillis(150);

    /** Something that somebody asks in the room. */
    @FunctionalInterface
    interface Question {

        /** Nanoseconds until the answer is heard; empty when it is not. */
        OptionalLong askedBy(Chatter chatter) throws InterruptedException;
    }

    private static final class Answers {
        private final Latencies latencies = new Latencies();
        private long lines;
        private long failures;

        private void add(OptionalLong nanos) {
            lines++;
            failures += nanos.isPresent() ? 0 : 1;
            nanos.ifPresent(latencies::add);
        }

        private Round round(long nanos) {
            var summary = latencies.summary();
            return new Round(summary.p50Us(), summary.p99Us(), lines * 1e9 / nanos, failures);
        }
    }

    private Turns() {}

    /** Lets them greet so many times, by turns. */
    static Round of(int lines, List<Chatter> chatters) throws InterruptedException {
        return of(lines, chatters, List.of(ChatLines::answered)).getFirst();
    }

    /** Lets them ask so many times, the questions by turns too. The result has a round for each question. */
    static List<Round> of(int lines, List<Chatter> chatters, List<Question> questions) throws InterruptedException {
        var answers = Stream.generate(Answers::new).limit(questions.size()).toList();
        long start = System.nanoTime();
        for (int i = 0; i < lines; i++) {
            TimeUnit.NANOSECONDS.sleep(PACE.toNanos());
            int question = i % questions.size();
            answers.get(question).add(questions.get(question).askedBy(chatters.get(i % chatters.size())));
        }
        long nanos = System.nanoTime() - start;
        return answers.stream().map(of -> of.round(nanos)).toList();
    }
}
