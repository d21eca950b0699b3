package dev.rosey.plugins.chaos;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import dev.rosey.bus.BusJson;
import dev.rosey.testkit.Chromium;
import dev.rosey.testkit.TestBot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** An operator who finds out what is wrong: in chat, over REST, and by looking at the page. For one thread. */
final class ThreeWays implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    /** So often an operator asks again. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final WholeRosey rosey;
    private final TestBot owner;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Chromium chromium = new Chromium();
    private final Page page = chromium.newPage();

    ThreeWays(WholeRosey rosey) {
        this.rosey = rosey;
        this.owner = rosey.owner();
        page.navigate(rosey.api() + "/#token=" + rosey.apiToken());
        Chromium.sees(page, "Plugins and services");
    }

    TestBot owner() {
        return owner;
    }

    /** Waits until each way alone tells all of this. */
    void find(String component, String... words) {
        awaitRest(component, words);
        seesOnThePage(component, words);
        hearsInChat("!inspect health", words);
    }

    /** Waits until {@code GET /api/v1/health} has such a reason, with what to do about it. */
    void awaitRest(String component, String... words) {
        await(component + " over REST: " + String.join(", ", words))
                .atMost(WholeRosey.PATIENCE)
                .until(() -> tellsAll(reasons(component), words));
    }

    /** Waits until nothing is wrong with it any more. */
    void awaitOver(String component) {
        await(component + " to be well")
                .atMost(WholeRosey.PATIENCE)
                .until(() -> health().isPresent() && reasons(component).isEmpty());
    }

    private String reasons(String component) {
        return health().stream()
                .flatMap(health -> health.path("reasons").valueStream())
                .filter(reason -> reason.path("component").asText().equals(component))
                .map(reason -> reason.path("reason").asText() + " → "
                        + reason.path("action").asText())
                .reduce("", String::concat);
    }

    /** Empty while nobody can tell. */
    Optional<JsonNode> health() {
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(rosey.api().resolve("/api/v1/health"))
                            .timeout(Duration.ofSeconds(10))
                            .header("Authorization", "Bearer " + rosey.apiToken())
                            .build(),
                    BodyHandlers.ofByteArray());
            return answer.statusCode() == 200
                    ? Optional.of(BusJson.read(answer.body(), JsonNode.class))
                    : Optional.empty();
        } catch (IOException away) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }

    /** Waits until the page, which has been open all the time, shows it; keeps a picture of that. */
    void seesOnThePage(String component, String... words) {
        await(component + " on the page: " + String.join(", ", words))
                .pollInSameThread()
                .atMost(WholeRosey.PATIENCE)
                .until(() -> tellsAll(shown(), words) && shown().contains(component));
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(component + ".png")));
    }

    private String shown() {
        page.evaluate("document.querySelectorAll('details.rest').forEach((one) => { one.open = true; })");
        return page.locator("section.health").innerText();
    }

    /** Asks in the channel until the private answers tell all of this. */
    void hearsInChat(String question, String... words) {
        owner.forget();
        await("chat to answer " + question + " with " + String.join(", ", words))
                .atMost(WholeRosey.PATIENCE)
                .pollInterval(PAUSE)
                .until(() -> {
                    if (tellsAll(heard(), words)) {
                        return true;
                    }
                    owner.say(hasMore() ? "!inspect more" : question);
                    return false;
                });
    }

    private String heard() {
        return String.join(" ", answers().toList());
    }

    private boolean hasMore() {
        return answers()
                .reduce((earlier, later) -> later)
                .filter(last -> last.contains("!inspect more"))
                .isPresent();
    }

    private Stream<String> answers() {
        return owner.lines().stream()
                .filter(line -> line.isPrivate() && line.user().equals("rosey"))
                .map(TestBot.Line::text);
    }

    private static boolean tellsAll(String text, String... words) {
        return Stream.of(words).allMatch(text::contains);
    }

    @Override
    public void close() {
        page.close();
        chromium.close();
        http.close();
        owner.close();
    }
}
