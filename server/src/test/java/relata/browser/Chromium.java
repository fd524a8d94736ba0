package relata.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** One Chromium for a test class. */
final class Chromium implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/bin/chromium");

    private static final int TIMEOUT_MS = 60_000;

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts Chromium; a machine without it skips the test visibly, except where CI promised it. */
    static Chromium started() {
        if (!Files.exists(PROGRAM)) {
            if ("true".equals(System.getenv("CI"))) throw new AssertionError("CI without " + PROGRAM);
            Assumptions.abort("skipped: there is no " + PROGRAM);
        }
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setChromiumSandbox(false)
                        .setArgs(List.of(
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--no-first-run",
                                "--disable-sync")));
        // a busy machine may need longer than the five seconds of the library
        PlaywrightAssertions.setDefaultAssertionTimeout(TIMEOUT_MS);
        return new Chromium(playwright, browser);
    }

    /** A wide light page with cookies of its own, on the server at this port. */
    Screen screen(int port) {
        return screen(port, 1440, 900, ColorScheme.LIGHT);
    }

    Screen screen(int port, int width, int height, ColorScheme scheme) {
        var context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL("http://localhost:" + port)
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                // looked at is what stands, not what moves
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("en-GB")
                .setTimezoneId("Europe/Kyiv"));
        context.setDefaultTimeout(TIMEOUT_MS);
        return new Screen(context.newPage());
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
