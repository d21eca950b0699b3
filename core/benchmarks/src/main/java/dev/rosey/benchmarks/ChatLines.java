package dev.rosey.benchmarks;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Option;

/**
 * Says lines one after the other, slower than CyTube's limits for each of the users and for Rosey: it measures how fast an
 * answer is, not how many there can be. The floor is measured before each line.
 */
final class ChatLines {

    @Option(names = "--lines", description = "Lines to measure, 150 ms apart (default ${DEFAULT-VALUE}).")
    private int lines = 400;

    @Option(names = "--warm-up", description = "Lines before that (default ${DEFAULT-VALUE}).")
    private int warmUp = 100;

    /**
     * What was found. Lines that were not answered count as failures and nowhere else.
     *
     * @param floor a Socket.IO and a NATS round trip together
     */
    record Result(
            int lines,
            long failures,
            Latencies.Summary socketIo,
            Latencies.Summary nats,
            Latencies.Summary floor,
            Latencies.Summary answer,
            double p50Ratio,
            double p99Ratio) {}

    private static final class Collected {
        private final Latencies socketIo = new Latencies();
        private final Latencies nats = new Latencies();
        private final Latencies floor = new Latencies();
        private final Latencies answer = new Latencies();
        private long failures;

        private void add(OptionalLong echo, OptionalLong reply, OptionalLong answered) {
            if (echo.isEmpty() || reply.isEmpty() || answered.isEmpty()) {
                failures++;
                return;
            }
            socketIo.add(echo.getAsLong());
            nats.add(reply.getAsLong());
            floor.add(echo.getAsLong() + reply.getAsLong());
            answer.add(answered.getAsLong());
        }

        private Result result(int lines) {
            var bare = floor.summary();
            var rosey = answer.summary();
            return new Result(
                    lines,
                    failures,
                    socketIo.summary(),
                    nats.summary(),
                    bare,
                    rosey,
                    rosey.p50Us() / bare.p50Us(),
                    rosey.p99Us() / bare.p99Us());
        }
    }

    /** Lets the chatters speak by turns. */
    Result measure(List<Chatter> chatters, Call toBare) throws InterruptedException {
        say(warmUp, chatters, toBare);
        return say(lines, chatters, toBare).result(lines);
    }

    private static Collected say(int count, List<Chatter> chatters, Call toBare) throws InterruptedException {
        var collected = new Collected();
        for (int i = 0; i < count; i++) {
            TimeUnit.NANOSECONDS.sleep(Turns.PACE.toNanos());
            var one = chatters.get(i % chatters.size());
            var other = chatters.get((i + chatters.size() / 2) % chatters.size());
            collected.add(echoed(one, "line " + i), replied(toBare), answered(other));
        }
        return collected;
    }

    private static OptionalLong echoed(Chatter chatter, String line) throws InterruptedException {
        return chatter.nanosUntil(line, chatter.name(), line::equals);
    }

    private static OptionalLong replied(Call toBare) throws InterruptedException {
        long start = System.nanoTime();
        return toBare.succeeds() ? OptionalLong.of(System.nanoTime() - start) : OptionalLong.empty();
    }

    /** Nanoseconds from a command to the answer in chat. */
    static OptionalLong answered(Chatter chatter) throws InterruptedException {
        return chatter.nanosUntil("!greet", "rosey", Greeter.greeting(chatter.name())::equals);
    }
}
