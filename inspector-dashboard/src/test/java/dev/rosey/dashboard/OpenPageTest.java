package dev.rosey.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.rosey.testkit.Chromium;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A page that stays open while things happen. */
class OpenPageTest {

    private static final Rig rig = new Rig();
    private static Chromium chromium;

    private Page page;

    @BeforeAll
    static void start() {
        rig.start();
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        rig.close();
    }

    @BeforeEach
    void open() {
        page = chromium.newPage();
    }

    @AfterEach
    void close() {
        page.close();
    }

    private static boolean isWrong(String component) {
        return Rig.json(rig.get("/api/v1/health"))
                .path("reasons")
                .valueStream()
                .anyMatch(reason -> reason.path("component").asText().equals(component));
    }

    @Test
    void whatIsOverIsToldAndWhatSomebodyUnfoldedStaysSoWithTheFocus() {
        rig.publish("db.unavailable", Map.of("reason", "connection refused"));
        await().atMost(Rig.PATIENCE).until(() -> isWrong("database"));
        rig.publish("db.recovered", Map.of());
        rig.goIn(page, "#/");
        Chromium.sees(page, "trouble of the last ten minutes that is over");
        var folded = page.locator("details.over");
        folded.locator("summary").focus();
        page.keyboard().press("Enter");
        Chromium.sees(page, "connection refused");

        rig.publish("chat.kicked", Map.of("channel", "movienight", "reason", "too noisy"));
        Chromium.sees(page, "kicked: too noisy");

        assertThat(folded.evaluate("one => one.open")).isEqualTo(true);
        assertThat(page.evaluate("document.activeElement.textContent").toString())
                .contains("ten minutes");
        rig.publish("chat.connected", Map.of("channel", "movienight", "reason", ""));
    }

    @Test
    void aPluginThatComesLaterIsShownOnThePageThatWaitedForIt() {
        rig.goIn(page, "#/plugins/latecomer");
        Chromium.sees(page, "There is no plugin latecomer.");
        var facts = page.locator("dl.facts-list");
        assertThat(facts.count()).isZero();

        var latecomer = Map.of("plugin", "latecomer", "instance", "a1", "version", "3.2.1", "build", "abc");
        rig.publish("latecomer.started", latecomer);

        PlaywrightAssertions.assertThat(facts)
                .containsText("3.2.1", new LocatorAssertions.ContainsTextOptions().setTimeout(Chromium.PATIENCE_MS));
        PlaywrightAssertions.assertThat(page.getByText("Commands a second").first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(Chromium.PATIENCE_MS));
    }

    @Test
    void anAddressThatCannotBeReadShowsNoBrokenPage() {
        rig.goIn(page, "#/plugins/%");
        Chromium.sees(page, "There is no plugin %.");
    }
}
