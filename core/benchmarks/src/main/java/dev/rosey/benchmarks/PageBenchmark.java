package dev.rosey.benchmarks;

import dev.rosey.bus.CloudEvent;
import dev.rosey.bus.nats.NatsBus;
import dev.rosey.testkit.NatsServer;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long the web page needs to show the overview, from the address to the last plugin's card, in headless Chromium. */
@Command(name = "page", description = "The web page's overview in headless Chromium.", mixinStandardHelpOptions = true)
final class PageBenchmark implements Benchmark {

    @Option(names = "--plugins", description = "How many plugins there are (default ${DEFAULT-VALUE}).")
    private int plugins = 50;

    @Option(names = "--events", description = "How many events there were (default ${DEFAULT-VALUE}).")
    private int events = 10_000;

    @Option(names = "--rounds", description = "How often the page is opened (default ${DEFAULT-VALUE}).")
    private int rounds = 15;

    /** Milliseconds; the first time everything is fetched, later the browser asks whether its copies are the newest. */
    record Result(int plugins, int events, double firstMs, double medianMs, double longestMs) {}

    @Override
    public Report measure() throws Exception {
        try (var nats = new NatsServer();
                var hearts = Executors.newSingleThreadScheduledExecutor()) {
            nats.start();
            try (var watcher = Watcher.start(nats);
                    var operator = nats.connect(NatsServer.OPERATOR);
                    var browser = Devtools.start()) {
                operator.whenConnected().join();
                var names = IntStream.range(0, plugins)
                        .mapToObj("crowd%02d"::formatted)
                        .toList();
                names.forEach(name -> publish(operator, name, "started", Map.of()));
                hearts.scheduleAtFixedRate(() -> beat(operator, names), 0, 2, TimeUnit.SECONDS);
                work(operator, names);
                awaitAll(watcher);
                var times = open(browser, watcher);
                hearts.shutdownNow();
                return report(times);
            }
        }
    }

    private static void publish(NatsBus bus, String name, String event, Map<String, ?> more) {
        var data = new HashMap<String, Object>(more);
        data.putAll(Map.of("plugin", name, "instance", "a1", "version", "1.0.0", "build", "3f2a9c"));
        bus.publish(CloudEvent.of("/plugins/" + name + "/a1", name + '.' + event, Instant.now(), data));
    }

    private static void beat(NatsBus bus, List<String> names) {
        names.forEach(name -> publish(bus, name, "heartbeat", Map.of("uptime_ms", 60_000, "memory_mb", 100)));
    }

    private void work(NatsBus bus, List<String> names) {
        for (int i = 0; i < events; i++) {
            publish(
                    bus,
                    names.get(i % names.size()),
                    "command_handled",
                    Map.of("action", "play", "duration_us", 200 + i % 4_000, "channel", "room"));
            if (i % 1_000 == 0) {
                bus.flush();
            }
        }
        bus.flush();
    }

    private void awaitAll(Watcher watcher) throws IOException, InterruptedException {
        for (int i = 0; i < 300; i++) {
            if (watcher.ask("events?limit=1").at("/traffic/total").asLong() >= events) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IllegalStateException("the events have not arrived within 30 s");
    }

    private List<Double> open(Devtools browser, Watcher watcher) throws Exception {
        var times = new ArrayList<Double>();
        for (int i = 0; i < rounds; i++) {
            browser.go("about:blank");
            browser.go(watcher.page().toString());
            times.add(browser.evaluate(whenShown()).asDouble());
        }
        return times;
    }

    /** Resolves with the milliseconds since the page was asked for, when each plugin has its card with its state. */
    private String whenShown() {
        return """
                new Promise((resolve) => {
                  const look = () => {
                    const cards = [...document.querySelectorAll('.plugin')];
                    const isShown = cards.length >= %d && cards.every((card) => card.querySelector('.badge'));
                    if (isShown) resolve(performance.now()); else requestAnimationFrame(look);
                  };
                  look();
                })""".formatted(plugins);
    }

    private Report report(List<Double> times) {
        var sorted = times.stream().sorted().toList();
        var result = new Result(plugins, events, times.getFirst(), sorted.get(sorted.size() / 2), sorted.getLast());
        var table = Table.of("overview of " + plugins + " plugins, " + events + " events", "ms (aim)")
                .add("opened first", Figures.ratio(result.firstMs(), "≤ 1000"))
                .add("median of " + rounds, Figures.ratio(result.medianMs(), "≤ 1000"))
                .add("longest", Figures.ratio(result.longestMs(), "≤ 1000"));
        return new Report("page", List.of(result), table);
    }
}
