package dev.rosey.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.rosey.bus.BusJson;
import dev.rosey.bus.CommandReply;
import dev.rosey.bus.SubjectPattern;
import dev.rosey.bus.nats.BusMessage;
import dev.rosey.testkit.Chromium;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page in the headless Chromium that is on the PATH. Screenshots lie in {@code target/screenshots}. */
class PageTest {

    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final String HOSTILE =
            "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>";
    private static final List<String> NAMES =
            List.of("bingo", "clock", "greeter", "hangman", "horoscope", "polls", "weather", "wordle");

    private static final Rig rig = new Rig();
    private static Crowd crowd;
    private static ScheduledExecutorService hearts;
    private static Chromium chromium;

    private final List<String> complaints = new ArrayList<>();
    private Page page;

    @BeforeAll
    static void start() {
        rig.start();
        hearts = Executors.newSingleThreadScheduledExecutor();
        crowd = new Crowd(rig.operator(), new Random(7), NAMES).starts().works(25);
        hearts.scheduleAtFixedRate(crowd::beats, 1, 1, TimeUnit.SECONDS);
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        hearts.shutdownNow();
        chromium.close();
        rig.close();
    }

    @BeforeEach
    void open() {
        page = chromium.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    @AfterEach
    void close() {
        page.close();
        assertThat(complaints).isEmpty();
    }

    private static LocatorAssertions.IsVisibleOptions patiently() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(Chromium.PATIENCE_MS);
    }

    private void sees(String text) {
        Chromium.sees(page, text);
    }

    private void goIn(String hash) {
        rig.goIn(page, hash);
    }

    private void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    private void isAccessible() {
        assertThat(Axe.seriousFindings(page)).isEmpty();
    }

    @Test
    void nobodyGetsInWithoutTheToken() {
        page.navigate(rig.uri("/").toString());
        page.getByLabel("Token").fill("this-is-not-the-token");
        page.keyboard().press("Enter");
        sees("This is not the token of this Rosey.");
        isAccessible();
        screenshot("login");
    }

    @Test
    void theOverviewShowsEverythingAndIsAccessibleInBothSchemes() {
        goIn("#/");
        sees("Plugins and services");
        for (var name : NAMES) {
            assertThat(page.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName(name).setExact(true)))
                    .isVisible(patiently());
        }
        page.waitForCondition(() -> page.locator(".spark canvas").count() > NAMES.size());
        for (var scheme : ColorScheme.values()) {
            if (scheme != ColorScheme.NO_PREFERENCE) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                isAccessible();
                screenshot("overview-" + scheme.name().toLowerCase(java.util.Locale.ROOT));
            }
        }
        page.setViewportSize(390, 844);
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390);
        isAccessible();
        screenshot("overview-phone");
    }

    @Test
    void eventsCatchUpLiveAndCanBeFilteredAndPaused() {
        goIn("#/events");
        var tail = page.locator(".tail");
        rig.publish("weather.storm_seen", Map.of("place", "the lake"));
        sees("weather.storm_seen");
        page.getByLabel("Subject").fill("bingo.*");
        assertThat(tail.getByText("weather.storm_seen")).hasCount(0);
        rig.publish("bingo.line_called", Map.of("number", 42));
        sees("number=42");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Pause"))
                .click();
        rig.publish("bingo.line_called", Map.of("number", 43));
        sees("1 more came");
        assertThat(tail.getByText("number=43")).hasCount(0);
        isAccessible();
        screenshot("events");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Go on"))
                .click();
        sees("number=43");
    }

    @Test
    void subjectsMatchOnThePageAsOnTheBus() {
        page.navigate(rig.uri("/").toString());
        var subjects = List.of("chat", "chat.message", "chat.messages", "chatxmessage", "chat.a.b");
        for (var pattern : List.of(">", "*", "*.*", "*.*.*", "chat", "chat.*", "chat.>", "*.message", "chat.message")) {
            assertThat(subjects.stream().filter(subject -> matchesOnThePage(pattern, subject)))
                    .as(pattern)
                    .containsExactlyElementsOf(subjects.stream()
                            .filter(SubjectPattern.of(pattern)::matches)
                            .toList());
        }
    }

    private boolean matchesOnThePage(String pattern, String subject) {
        return (boolean) page.evaluate(
                "([pattern, type]) => import('/events.js').then((page) => page.matcher(pattern, '', true)({ type }))",
                List.of(pattern, subject));
    }

    @Test
    void whatHostilePeopleSayIsShownAndNeverRun() {
        crowd.fails("clock", "INTERNAL", HOSTILE);
        goIn("#/events");
        rig.publish("chat.user_joined", Map.of("user", Map.of("name", HOSTILE), "name", HOSTILE));
        sees("chat.user_joined");
        page.evaluate("location.hash = '#/errors'");
        sees("<img src=x onerror=");
        isAccessible();
        page.evaluate("location.hash = '#/plugins/clock'");
        sees("<img src=x onerror=");
        assertThat(page.title()).contains("clock").doesNotContain("owned");
        assertThat(page.locator("img[src=x]")).hasCount(0);
    }

    @Test
    void anActionIsConfirmedFirstAndSaysWhatCameOfIt() {
        try (var lifecycle = rig.operator()
                .subscribe(
                        "rosey.command.plugin.reload",
                        message -> rig.operator()
                                .publish(BusMessage.of(
                                        String.valueOf(message.replyTo()),
                                        null,
                                        BusJson.bytes(CommandReply.text("weather 1.0.1 took over from 1.0.0.")))))) {
            goIn("#/plugins/weather");
            sees("95th percentile");
            isAccessible();
            screenshot("plugin");
            button("Reload").click();
            isAccessible();
            screenshot("confirm");
            button("Cancel").click();
            button("Reload").click();
            page.getByRole(AriaRole.DIALOG)
                    .getByText("Reload", new Locator.GetByTextOptions().setExact(true))
                    .click();
            sees("weather 1.0.1 took over from 1.0.0.");
        }
    }

    @Test
    void aPluginsPageShowsHowItIsSet() {
        try (var settings = rig.serve(
                "rosey.command.plugin.set",
                request -> CommandReply.text("polls: …")
                        .withData(Map.of(
                                "settings",
                                List.of(Map.of(
                                        "key", "choices", "value", "5", "from", "operator", "doc", HOSTILE)))))) {
            goIn("#/plugins/polls");
            sees("choices");
            sees("an operator");
            sees("plugin set polls choices <value>");
            isAccessible();
            page.locator("text=What it is for").scrollIntoViewIfNeeded();
            screenshot("settings");
        }
    }

    @Test
    void theInterfaceCanBeReadAndTriedInTheBrowser() {
        goIn("#/");
        page.navigate(rig.uri("/openapi/ui").toString());
        sees("/api/v1/plugins/{name}/settings");
        page.locator("#operations-read-listPlugins button").first().click();
        button("Try it out").click();
        button("Execute").click();
        sees("Server response");
        assertThat(page.locator(".live-responses-table td.response-col_status:not(.col_header)"))
                .containsText("200", new LocatorAssertions.ContainsTextOptions().setTimeout(Chromium.PATIENCE_MS));
        screenshot("openapi-ui");
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void everythingCanBeReachedWithTheKeyboard() {
        goIn("#/");
        sees("Plugins and services");
        page.keyboard().press("Tab");
        var seen = new ArrayList<String>();
        for (int i = 0; i < 40 && !seen.contains("wordle"); i++) {
            page.keyboard().press("Tab");
            seen.add(String.valueOf(page.evaluate("document.activeElement.textContent.trim()")));
        }
        assertThat(seen).contains("wordle");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("wordle")))
                .isVisible(patiently());
    }

    @Test
    void whatIsOldIsNeverShownAsIfItWereSo() {
        goIn("#/");
        sees("Plugins and services");
        rig.nats.kill();
        try {
            sees("Disconnected");
            sees("may be wrong by now");
            assertThat(page.locator("body")).hasClass("stale");
            isAccessible();
            screenshot("disconnected");
        } finally {
            rig.nats.start();
        }
        sees("Live");
        await().atMost(Rig.PATIENCE).until(() -> page.locator("body.stale").count() == 0);
    }
}
