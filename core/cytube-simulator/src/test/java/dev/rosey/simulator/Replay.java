package dev.rosey.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.core.ConditionTimeoutException;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

/**
 * Sends what recorded clients sent, one thing after the other and at the recorded times of the simulator's clock, and
 * holds what comes back against what they heard.
 */
final class Replay implements AutoCloseable {
    private static final String PASSWORD = "replayed";
    private final MovableClock clock = new MovableClock();
    private final CytubeSimulator simulator = CytubeSimulator.start(SimulatorConfig.withPassword(PASSWORD)
            .withUsers(Map.of("alice", 5.0, "rosey", 1.0))
            .withClock(clock));
    private final Map<String, Client> clients = new HashMap<>();
    private final Map<String, List<String>> expected = new HashMap<>();
    private final List<Client> replaced = new ArrayList<>();

    CytubeSimulator simulator() {
        return simulator;
    }

    void run(List<Recording.Line> lines) {
        for (Recording.Line line : lines) {
            clock.set(line.at());
            switch (line.event()) {
                case "(connect)" -> connect(line.who());
                case "(disconnect)" -> disconnect(line);
                default -> {
                    if (line.sent()) {
                        compare(line.phase());
                        send(line);
                    } else if (!Recording.isTimed(line.event())) {
                        expected.computeIfAbsent(line.who(), who -> new ArrayList<>())
                                .add(line.normalised());
                    }
                }
            }
        }
        compare(lines.getLast().phase());
        expected.forEach((who, events) -> assertThat(heard(clients.get(who)))
                .as("phase %s, heard by %s", lines.getLast().phase(), who)
                .hasSameSizeAs(events));
    }

    /** Waits for all that should have come by now, and takes care that it came in the recorded order. */
    private void compare(String phase) {
        for (Map.Entry<String, List<String>> entry : expected.entrySet()) {
            Client client = clients.get(entry.getKey());
            awaitAtLeast(entry.getValue().size(), client);
            List<String> heard = heard(client);
            for (int i = 0; i < entry.getValue().size(); i++) {
                assertThat(i < heard.size() ? heard.get(i) : "nothing more")
                        .as("phase %s, event %d heard by %s of %s", phase, i, entry.getKey(), names(heard, i))
                        .isEqualTo(entry.getValue().get(i));
            }
        }
    }

    private static List<String> names(List<String> heard, int around) {
        return heard.subList(Math.max(0, around - 5), Math.min(heard.size(), around + 8)).stream()
                .map(event -> event.substring(0, event.indexOf(' ')))
                .toList();
    }

    private static void awaitAtLeast(int events, Client client) {
        try {
            Patience.until(() -> heard(client).size() >= events);
        } catch (ConditionTimeoutException tooFew) {
            // The comparison says more about what is missing.
        }
    }

    private void connect(String who) {
        Client former = clients.get(who);
        if (former != null) {
            replaced.add(former);
        }
        expected.put(who, new ArrayList<>());
        clients.put(who, Client.connect(simulator));
    }

    private void disconnect(Recording.Line line) {
        Client client = clients.get(line.who());
        if (line.arguments().get(0).textValue().equals("io server disconnect")) {
            assertThat(client.await("(disconnect)").arguments()).containsExactly("io server disconnect");
            return;
        }
        compare(line.phase());
        int before = simulator.connections();
        client.close();
        Patience.until(() -> simulator.connections() < before);
        simulator.channel("movienight").size();
        clients.remove(line.who());
        expected.remove(line.who());
    }

    private void send(Recording.Line line) {
        Client client = clients.get(line.who());
        client.emit(line.event(), argument(line));
        client.fence();
    }

    private static Object argument(Recording.Line line) {
        if (line.arguments().isEmpty()) {
            return Client.NOTHING;
        }
        Object argument = parsed(line.arguments().toString()).get(0);
        if (argument instanceof JSONObject frame && frame.optString("pw").endsWith("-pass-1")) {
            frame.put("pw", PASSWORD);
        }
        return argument;
    }

    private static JSONArray parsed(String json) {
        try {
            return new JSONArray(json);
        } catch (JSONException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static List<String> heard(Client client) {
        return client.heard().stream()
                .filter(one -> !Recording.isTimed(one.event()))
                .filter(one -> !one.event().startsWith("(") || one.event().startsWith("(ack"))
                .map(one -> Recording.normalised(one.event(), new JSONArray(one.arguments()).toString()))
                .toList();
    }

    static List<Recording.Line> phases(List<Recording.Line> recording, Set<String> phases) {
        return recording.stream().filter(line -> phases.contains(line.phase())).toList();
    }

    @Override
    public void close() {
        clients.values().forEach(Client::close);
        replaced.forEach(Client::close);
        simulator.close();
    }
}
