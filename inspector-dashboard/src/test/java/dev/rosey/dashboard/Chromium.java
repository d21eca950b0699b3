package dev.rosey.dashboard;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The headless Chromium that is on the PATH, and what everybody does with the page. */
final class Chromium implements AutoCloseable {

    static final double PATIENCE_MS = 30_000;

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(executable())
                    .setArgs(List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--no-first-run")));

    private static Path executable() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "chromium"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("chromium is not on the PATH"));
    }

    Page newPage() {
        var page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1280, 900));
        page.setDefaultTimeout(PATIENCE_MS);
        return page;
    }

    /** Waits until the page shows this text. */
    static void sees(Page page, String text) {
        PlaywrightAssertions.assertThat(page.getByText(text).first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MS));
    }

    /** Gives the token and goes to this place in the page. */
    static void goIn(Page page, Rig rig, String hash) {
        page.navigate(rig.uri("/").toString());
        page.getByLabel("Token").fill(Rig.TOKEN);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Look inside"))
                .click();
        sees(page, "Live");
        page.evaluate("hash => { location.hash = hash; }", hash);
    }

    /** What keeps people from using the page as it is now, in axe's words. */
    static List<String> seriousFindings(Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(rule -> rule.getId() + ": " + rule.getHelp() + ' '
                                + rule.getNodes().stream().limit(3).toList())
                        .toList();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
