package dev.rosey.plugins.trivia;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rosey.bus.BusJson;
import dev.rosey.bus.RoseyException;
import dev.rosey.plugin.PluginBean;
import dev.rosey.plugin.PluginContext;
import dev.rosey.plugin.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Questions of the Open Trivia Database, where the operator wants them: fetched in the background after the start, one request
 * in 5 s as the database asks, with a token so that none comes twice. They are CC BY-SA 4.0, which is said with each answer.
 */
@PluginBean
class OpenTdbSource {

    private static final Logger LOG = Logger.getLogger(OpenTdbSource.class.getName());
    private static final Duration BETWEEN_REQUESTS = Duration.ofMillis(5_200);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LARGEST_ANSWER = 1 << 20;
    private static final int AT_ONCE = 50;
    private static final String ATTRIBUTION = "(" + OpenTdbImporter.SOURCE + ", " + OpenTdbImporter.LICENCE + ")";

    private static final int FINE = 0;
    private static final int NO_SUCH_TOKEN = 3;
    private static final int TOO_OFTEN = 5;

    private final Catalog catalog;
    private final Settings<TriviaSettings> settings;
    private final Alarms alarms;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final InstantSource clock;
    private final Object planning = new Object();
    private @Nullable Future<?> next;
    private String token = "";
    private int fetched;
    private Instant earliest = Instant.MIN;

    @Inject
    OpenTdbSource(Catalog catalog, Settings<TriviaSettings> settings, Rooms rooms, PluginContext context) {
        this.catalog = catalog;
        this.settings = settings;
        this.alarms = rooms.alarms();
        this.clock = context.clock();
    }

    void begin(@Observes @Initialized(ApplicationScoped.class) Object event) {
        settings.onChange(changed -> again(Duration.ZERO));
        again(Duration.ZERO);
    }

    /** One request, and when the next one is due. */
    private synchronized void fetch() {
        TriviaSettings wanted = settings.current();
        if (!wanted.opentdb() || fetched >= wanted.opentdbQuestions()) {
            return;
        }
        Instant now = clock.instant();
        if (now.isBefore(earliest)) {
            again(Duration.between(now, earliest));
            return;
        }
        try {
            again(token.isEmpty() ? takeToken(wanted.opentdbUrl()) : takeQuestions(wanted.opentdbUrl()));
        } catch (IOException | RoseyException e) {
            LOG.log(Level.WARNING, "the Open Trivia Database does not answer: {0}", e.getMessage());
            again(AFTER_FAILURE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            // From its end: who knows how late the database saw it.
            earliest = clock.instant().plus(BETWEEN_REQUESTS);
        }
    }

    private Duration takeToken(URI base) throws IOException, InterruptedException {
        token = BusJson.readObject(get(base, "/api_token.php?command=request"))
                .path("token")
                .asText();
        return BETWEEN_REQUESTS;
    }

    private Duration takeQuestions(URI base) throws IOException, InterruptedException {
        byte[] answer = get(base, "/api.php?amount=" + AT_ONCE + "&encode=url3986&token=" + token);
        JsonNode json = BusJson.readObject(answer);
        switch (json.path("response_code").asInt(FINE)) {
            case FINE -> take(new String(answer, StandardCharsets.UTF_8));
            case NO_SUCH_TOKEN -> token = "";
            case TOO_OFTEN -> LOG.info("the Open Trivia Database asks for patience");
            default -> fetched = Integer.MAX_VALUE; // there are no more
        }
        return BETWEEN_REQUESTS;
    }

    private void take(String json) {
        Imported imported = OpenTdbImporter.read(json, OpenTdbImporter.Encoding.URL3986, "otdb");
        List<Question> questions = imported.questions().stream()
                .map(question ->
                        question.asked(question.difficulty(), ATTRIBUTION).named(id(question)))
                .toList();
        catalog.add(questions);
        fetched += Math.max(1, questions.size());
        LOG.info(() -> "has " + questions.size() + " more questions of the Open Trivia Database; left out "
                + imported.skipped().size());
    }

    /** The same at each fetch, so that no question comes again soon in a channel. */
    private static String id(Question question) {
        return "otdb-" + Integer.toHexString(question.text().hashCode())
                + Integer.toHexString(question.answer().hashCode());
    }

    private byte[] get(URI base, String path) throws IOException, InterruptedException {
        URI uri = URI.create(base.toString().replaceFirst("/+$", "") + path);
        HttpResponse<InputStream> response = http.send(
                HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofInputStream());
        try (var body = response.body()) {
            byte[] answer = body.readNBytes(LARGEST_ANSWER);
            if (response.statusCode() != 200) {
                throw new IOException("status " + response.statusCode());
            }
            return answer;
        }
    }

    /** In place of what was planned: there is one chain of requests, however often the settings change. */
    private void again(Duration delay) {
        try {
            synchronized (planning) {
                if (next != null) {
                    next.cancel(false);
                }
                next = alarms.after(delay, this::fetch);
            }
        } catch (RejectedExecutionException closing) {
            // The module stops.
        }
    }
}
