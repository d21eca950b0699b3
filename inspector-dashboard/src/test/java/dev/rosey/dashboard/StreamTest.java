package dev.rosey.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rosey.bus.BusJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Events as they happen, over real HTTP with a real inspector behind it. */
class StreamTest {

    private static final Rig rig = new Rig();

    @BeforeAll
    static void start() {
        rig.start();
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    /** Somebody who listens until closed. */
    private static final class Ear implements AutoCloseable {

        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final InputStream body;

        Ear(HttpRequest request) {
            body = await("a place: those of the dead are free with the next that is written to them")
                    .atMost(Rig.PATIENCE)
                    .until(() -> place(request), Optional::isPresent)
                    .orElseThrow();
            Thread.ofVirtual().start(this::read);
            await("the first comment").atMost(Rig.PATIENCE).until(() -> lines.contains(": rosey"));
        }

        private static Optional<InputStream> place(HttpRequest request) throws IOException, InterruptedException {
            var answer = rig.http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (answer.statusCode() == 503) {
                answer.body().close();
                return Optional.empty();
            }
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
            return Optional.of(answer.body());
        }

        private void read() {
            try (var reader = new java.io.BufferedReader(new java.io.InputStreamReader(body, StandardCharsets.UTF_8))) {
                reader.lines().forEach(lines::add);
            } catch (UncheckedIOException | IOException closed) {
                lines.add("(closed)");
            }
        }

        List<String> ids() {
            return beginningWith("id: ");
        }

        List<String> beginningWith(String prefix) {
            return lines.stream()
                    .filter(line -> line.startsWith(prefix))
                    .map(line -> line.substring(prefix.length()))
                    .toList();
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }

    private static Ear listen(String query) {
        return new Ear(rig.request("/api/v1/events/stream" + query).build());
    }

    /** Waits until the feed has found its place: what is published before is not told. */
    private static void settle(Ear ear, String subject) {
        await().atMost(Rig.PATIENCE).until(() -> {
            rig.publish(subject, Map.of("settling", true));
            return !ear.ids().isEmpty();
        });
    }

    @Test
    void tellsEachEventOnceInOrderAsACloudEvent() throws IOException {
        try (var ear = listen("?subject=stream.*");
                var other = listen("?subject=other.*")) {
            settle(ear, "stream.settled");
            var sent = new ArrayList<String>();
            for (int i = 0; i < 50; i++) {
                sent.add(rig.publish("stream.thing_happened", Map.of("number", i))
                        .id());
            }
            await().atMost(Rig.PATIENCE).until(() -> ear.ids().containsAll(sent));
            assertThat(ear.ids().stream().filter(sent::contains)).containsExactlyElementsOf(sent);
            assertThat(ear.beginningWith("event: ")).contains("stream.thing_happened");
            var last = BusJson.readObject(ear.beginningWith("data: ").getLast().getBytes(StandardCharsets.UTF_8));
            assertThat(last.path("specversion").asText()).isEqualTo("1.0");
            assertThat(last.path("type").asText()).isEqualTo("stream.thing_happened");
            assertThat(last.path("data").path("number").asInt()).isEqualTo(49);
            assertThat(other.ids()).isEmpty();
        }
    }

    @Test
    void whoComesBackReadsWhatCameMeanwhileAndNothingTwice() throws IOException {
        var before = rig.publish("back.thing_happened", Map.of("number", 0)).id();
        var meanwhile = new ArrayList<String>();
        for (int i = 1; i <= 20; i++) {
            meanwhile.add(
                    rig.publish("back.thing_happened", Map.of("number", i)).id());
        }
        await().atMost(Rig.PATIENCE)
                .until(() -> Rig.json(rig.get("/api/v1/events?subject=back.*"))
                                .path("events")
                                .size()
                        == 21);
        var request = rig.request("/api/v1/events/stream?subject=back.*")
                .header("Last-Event-ID", before)
                .build();
        try (var ear = new Ear(request)) {
            var later = rig.publish("back.thing_happened", Map.of("number", 21)).id();
            await().atMost(Rig.PATIENCE).until(() -> ear.ids().contains(later));
            var expected = new ArrayList<>(meanwhile);
            expected.add(later);
            assertThat(ear.ids()).containsExactlyElementsOf(expected);
        }
    }

    @Test
    void anIdThatNobodyKnowsIsSaidToBe() throws IOException {
        var request = rig.request("/api/v1/events/stream")
                .header("Last-Event-ID", "nobody-knows-it")
                .build();
        try (var ear = new Ear(request)) {
            await().atMost(Rig.PATIENCE).until(() -> ear.lines.contains("event: dropped"));
            assertThat(ear.lines).contains("data: {\"dropped\":-1}");
        }
    }

    @Test
    void moreThanCanBeServedAreToldSo() throws IOException {
        var ears = new ArrayList<Ear>();
        try {
            for (int i = 0; i < EventFeed.LISTENERS; i++) {
                ears.add(listen("?subject=nobody.*"));
            }
            assertThat(rig.get("/api/v1/events/stream").statusCode()).isEqualTo(503);
        } finally {
            for (var ear : ears) {
                ear.close();
            }
        }
        listen("?subject=nobody.*").close();
    }

    @Test
    void needsTheTokenAndRefusesNonsense() {
        assertThat(rig.send(HttpRequest.newBuilder(rig.uri("/api/v1/events/stream"))
                                .build())
                        .statusCode())
                .isEqualTo(401);
        assertThat(rig.get("/api/v1/events/stream?subject=a..b").statusCode()).isEqualTo(400);
        assertThat(rig.get("/api/v1/events/stream?limit=5").statusCode()).isEqualTo(400);
        assertThat(rig.send(rig.request("/api/v1/events/stream")
                                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                                .build())
                        .statusCode())
                .isEqualTo(200);
    }
}
