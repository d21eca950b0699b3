package dev.rosey.simulator;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page in the headless Chromium that is on the PATH. */
class ChatPageTest {
    private static Playwright playwright;
    private static Browser browser;

    private final CytubeSimulator simulator = CytubeSimulator.start(SimulatorConfig.withPassword("open sesame"));
    private final List<String> complaints = new ArrayList<>();
    private Page page;

    @BeforeAll
    static void launch() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--no-first-run")));
    }

    @AfterAll
    static void quit() {
        browser.close();
        playwright.close();
    }

    @BeforeEach
    void open() {
        page = browser.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(simulator.uri() + "/r/films");
    }

    @AfterEach
    void close() {
        page.close();
        simulator.close();
        assertThat(complaints).isEmpty();
    }

    @Test
    void twoPeopleSeeEachOtherAndWhatTheyWrite() {
        join("Ann", "");
        try (Client bob = Client.join(simulator, "films", "Bob")) {
            assertThat(users()).containsText(new String[] {"Ann", "Bob"});
            say("hello *Bob*");
            Patience.until(() -> bob.chat().contains("hello <strong>Bob</strong>"));
            assertThat(lines().last()).containsText("hello Bob");
            bob.chat("hello Ann");
            assertThat(lines().last()).containsText("hello Ann");
        }
        assertThat(users()).containsText(new String[] {"Ann"});
    }

    @Test
    void privateMessagesAreMarkedAsSuch() {
        join("Ann", "");
        try (Client bob = Client.join(simulator, "films", "Bob")) {
            say("/pm bob psst");
            assertThat(bob.await("pm").object().getString("msg")).isEqualTo("psst");
            assertThat(lines().last()).containsText("Ann (to Bob)psst");
            bob.pm("Ann", "yes?");
            assertThat(lines().last()).containsText("Bob (in private)yes?");
        }
    }

    @Test
    void manyLinesAtOnceAreFollowedToTheLast() {
        join("Ann", "");
        for (int i = 0; i < 40; i++) {
            simulator.channel("films").sayAsServer("line " + i + " is long enough to be broken ".repeat(8));
        }
        assertThat(lines()).hasCount(40);
        page.waitForFunction("(() => { const l = document.querySelector('#lines');"
                + " return l.scrollTop > 0 && l.scrollHeight - l.scrollTop - l.clientHeight < 2; })()");
    }

    @Test
    void hostileTextIsShownAndNotRun() {
        join("Ann", "");
        simulator.channel("films").sayAsServer("<img src=x onerror=\"document.title='run'\"><b>raw</b>");
        say("<img src=x onerror=\"document.title='run'\">");
        assertThat(lines().last()).containsText("<img src=x onerror=\"document.title='run'\">");
        assertThat(page.locator("#lines img")).hasCount(0);
        assertThat(page).hasTitle("films · chat");
    }

    @Test
    void registeredUsersNeedTheirPassword() {
        join("owner", "wrong");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Invalid username/password combination");
        join("owner", "open sesame");
        assertThat(users()).containsText(new String[] {"ownerowner"});
    }

    @Test
    void aLostConnectionComesBackByItselfAndOldLinesAreNotShownTwice() {
        join("Ann", "");
        say("said before");
        assertThat(lines()).hasCount(1);
        simulator.dropConnections();
        Patience.until(() -> simulator.channel("films").users().isEmpty());
        assertThat(users()).containsText(new String[] {"Ann"});
        say("said after");
        assertThat(lines()).hasCount(2);
    }

    @Test
    void theChannelsPasswordIsAskedFor() {
        simulator.channel("private").setPassword("knock");
        page.navigate(simulator.uri() + "/r/private");
        page.getByLabel("Channel password").fill("knock");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Enter"))
                .click();
        join("Ann", "");
        assertThat(users()).containsText(new String[] {"Ann"});
    }

    private void join(String name, String password) {
        page.getByLabel("Name").fill(name);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
        page.keyboard().press("Enter");
    }

    private void say(String text) {
        page.getByLabel("Message", new Page.GetByLabelOptions().setExact(true)).fill(text);
        page.keyboard().press("Enter");
    }

    private Locator users() {
        return page.locator("#users li");
    }

    private Locator lines() {
        return page.locator("#lines li");
    }

    private static Path chromium() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .flatMap(folder -> List.of("chromium", "chromium-browser", "google-chrome").stream()
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("install chromium to run this test"));
    }
}
