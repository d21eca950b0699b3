package dev.rosey.benchmarks;

import dev.rosey.bus.BusJson;
import dev.rosey.bus.ChatUser;
import dev.rosey.bus.CommandRequest;
import io.nats.client.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What people ask of a large book of quotes, by the bus: quote-db, database-service and PostgreSQL in their own processes. */
@Command(name = "quotes", description = "Searching a large book of quotes.", mixinStandardHelpOptions = true)
final class QuotesBenchmark implements Benchmark {

    /** Each quote counts up the same row, which takes longer the more of them one transaction has. */
    private static final int AT_ONCE = 500;

    private static final Map<String, String> ASKED = asked();

    @Option(names = "--quotes", description = "How many the book holds (default ${DEFAULT-VALUE}).")
    private int quotes = 100_000;

    @Option(names = "--round", description = "How long each is asked (default ${DEFAULT-VALUE}).")
    private Duration round = Duration.ofSeconds(4);

    @Option(names = "--warm-up", description = "Before that (default ${DEFAULT-VALUE}).")
    private Duration warmUp = Duration.ofSeconds(2);

    /** One thing that is asked, and how it went, one at a time. */
    record Result(String asked, Round round) {}

    private static Map<String, String> asked() {
        var asked = new LinkedHashMap<String, String>();
        asked.put("random", "");
        asked.put("search unicorn", "unicorn");
        asked.put("search word5", "word5");
        asked.put("search \"quote 500\" by:user0", "\"quote 500\" by:user0");
        asked.put("search nothing-like-that", "nothing-like-that");
        asked.put("random word5", "word5");
        return asked;
    }

    @Override
    public Report measure() throws Exception {
        try (var bed = StorageBed.start(Set.of("database-service", "quote-db"))) {
            bed.await(command(bed.bus(), "stats", ""));
            fill(bed.url());
            return report(ASKED.entrySet().stream()
                    .map(asked -> measure(bed.bus(), asked.getKey(), asked.getValue()))
                    .toList());
        }
    }

    /** Of ten words each, some rare and some in every tenth quote; one word stands in a single quote. */
    private String some(int from) {
        return """
                insert into quote_db.quotes
                  (text, folded, normal, channel, added_by, added_at, media_folded, change, changed_at)
                select t.text, t.text, t.text, 'room', 'user' || n %% 100, now() - n * interval '1 minute', '', 'imported', now()
                from (
                  select n, 'quote ' || n || case when n = %1$d / 2 then ' unicorn' else '' end || (
                    select string_agg(' word' || (n::bigint * w * 7919 + w) %% (10 * w * w * w), '')
                    from generate_series(1, 8) w) as text
                  from generate_series(%2$d, least(%1$d, %2$d + %3$d - 1)) n) t""".formatted(quotes, from, AT_ONCE);
    }

    private void fill(String url) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("set search_path to quote_db, _extensions");
            for (int from = 1; from <= quotes; from += AT_ONCE) {
                statement.execute(some(from));
            }
            statement.execute("analyze");
        }
    }

    private Result measure(Connection bus, String name, String words) {
        var load = new Load(command(bus, name.startsWith("random") ? "random" : "search", words));
        load.run(1, warmUp);
        return new Result(name, load.run(1, round));
    }

    private static Call command(Connection bus, String action, String words) {
        var request = CommandRequest.of("room", new ChatUser("alice", 1), words, Instant.now());
        return new NatsCall(bus, "rosey.command.quote." + action, BusJson.bytes(request));
    }

    private Report report(List<Result> results) {
        var table = Table.of("asked of " + quotes + " quotes", "p50", "p99", "failed");
        for (var result : results) {
            table.add(
                    result.asked(),
                    Figures.micros(result.round().p50Us()),
                    Figures.micros(result.round().p99Us()),
                    Long.toString(result.round().failures()));
        }
        return new Report("quotes", results, table);
    }
}
