package dev.rosey.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.rosey.testkit.Chromium;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Fifty plugins and ten thousand events on the page; how long that takes, {@code ./rosey bench page} tells. */
class CrowdedPageTest {

    private static final int EVENTS = 10_000;
    private static final List<String> NAMES =
            IntStream.range(0, 50).mapToObj("crowd%02d"::formatted).toList();

    @Test
    void fiftyPluginsAndTenThousandEventsAreShownAndCanBeRead() {
        try (var rig = new Rig().start();
                var chromium = new Chromium();
                var page = chromium.newPage()) {
            var crowd = new Crowd(rig.operator(), new Random(11), NAMES).starts();
            for (int round = 0; round < EVENTS / NAMES.size() / 20; round++) {
                crowd.works(20).beats();
            }
            await("all of them to be counted")
                    .atMost(Rig.PATIENCE)
                    .until(() -> rig.ask("events").path("traffic").path("total").asLong() >= EVENTS);

            rig.goIn(page, "#/");

            for (var name : NAMES) {
                assertThat(page.locator(".plugin .name", new Page.LocatorOptions().setHasText(name)))
                        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(Chromium.PATIENCE_MS));
            }
            assertThat(Axe.seriousFindings(page)).isEmpty();
            page.evaluate("location.hash = '#/events'");
            assertThat(page.locator(".tail li"))
                    .hasCount(200, new LocatorAssertions.HasCountOptions().setTimeout(Chromium.PATIENCE_MS));
            assertThat(Axe.seriousFindings(page)).isEmpty();
        }
    }
}
