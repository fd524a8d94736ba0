package relata.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.people.BuiltInRole;
import relata.records.changes.Changes;
import relata.testing.Findings;
import relata.testing.People;
import relata.testing.Records;

/**
 * What the browser itself says of its time: until the first content, from a click to the list, and the longest task while
 * somebody scrolls. {@code ./relata bench pages} asks it of a server with many customers.
 */
@BrowserTest
class PageFiguresTest {

    private static final int CUSTOMERS = 120;
    private static final int ROUNDS = Integer.getInteger("relata.pages.rounds", 2);

    /** The server to look at where it is not this test's own; the other two say who signs in there. */
    private static final int ELSEWHERE = Integer.getInteger("relata.pages.port", 0);

    private static final String EMAIL = System.getProperty("relata.pages.email", "");
    private static final String PASSWORD = System.getProperty("relata.pages.password", "");

    /** From the press on a link until the frame in which the rows stand. */
    private static final String WATCH_CLICK = """
            () => addEventListener('click', () => {
              const begin = performance.now();
              const look = () => {
                if (document.querySelectorAll('tbody tr[aria-rowindex]').length >= 15)
                  requestAnimationFrame(() => setTimeout(() => { window.took = performance.now() - begin; }));
                else requestAnimationFrame(look);
              };
              look();
            }, { capture: true, once: true })
            """;

    /** How long a pointer rests on a link before it is pressed; what is fetched meanwhile nobody waits for. */
    private static final int REST_MS = 150;

    private static final String WATCH_LONG_TASKS = """
            () => {
              window.longest = 0;
              new PerformanceObserver(list => list.getEntries().forEach(task => {
                window.longest = Math.max(window.longest, task.duration);
              })).observe({ type: 'longtask' });
            }
            """;

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Changes changes;

    @Autowired
    JdbcClient jdbc;

    /** Milliseconds; a task counts as long from 50 ms on, and is 0 where none was. */
    private record Figures(double firstContent, double list, double longestTask, double rows) {}

    @Test
    void pagesAreLookedAtAsABrowserSeesThem() {
        String email = EMAIL;
        if (ELSEWHERE == 0) {
            var records = new Records(changes, jdbc);
            for (int n = 0; n < CUSTOMERS; n++) {
                records.create("customer", Map.of("kind", "person", "name", "Figure " + n, "city", "Суми"));
            }
            email = people.with(BuiltInRole.ADMINISTRATOR).email();
        }
        var all = new ArrayList<Figures>();
        try (var chromium = Chromium.started()) {
            for (int round = 0; round < ROUNDS; round++) {
                try (var screen = chromium.screen(ELSEWHERE == 0 ? port : ELSEWHERE)) {
                    all.add(seen(screen.signedIn(email, ELSEWHERE == 0 ? People.PASSWORD : PASSWORD)));
                }
            }
        }
        assertThat(all).allMatch(figures -> figures.firstContent() > 0 && figures.list() > 0 && figures.rows() > 50);
        Findings.keep("| %.0f | %.0f | %.0f |%n"
                .formatted(
                        median(all, Figures::firstContent),
                        median(all, Figures::list),
                        most(all, Figures::longestTask)));
        System.out.println("PageFiguresTest: " + all);
    }

    private static Figures seen(Screen screen) {
        Page page = screen.page();
        screen.open("/me"); // where no table stands already
        assertThat(page.getByRole(AriaRole.NAVIGATION).first()).isVisible();
        page.waitForFunction("() => performance.getEntriesByName('first-contentful-paint').length > 0");
        double firstContent =
                number(page.evaluate("() => performance.getEntriesByName('first-contentful-paint')[0].startTime"));
        var link = page.locator("nav a[href='/customers']").first();
        page.evaluate(WATCH_CLICK);
        link.hover();
        page.waitForTimeout(REST_MS);
        link.click();
        page.waitForFunction("() => window.took");
        double list = number(page.evaluate("() => window.took"));
        page.evaluate(WATCH_LONG_TASKS);
        page.mouse().move(700, 500);
        for (int turn = 0; turn < 60; turn++) {
            page.mouse().wheel(0, 400);
            page.waitForTimeout(30);
        }
        assertThat(page.locator("tbody tr[aria-rowindex]").last()).isVisible();
        double rows = number(
                page.evaluate(
                        "() => Math.max(...[...document.querySelectorAll('tbody tr[aria-rowindex]')].map(r => +r.ariaRowIndex))"));
        return new Figures(firstContent, list, number(page.evaluate("() => window.longest")), rows);
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    private static double median(List<Figures> all, ToDoubleFunction<Figures> figure) {
        return all.stream()
                .mapToDouble(figure)
                .sorted()
                .skip(all.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    private static double most(List<Figures> all, ToDoubleFunction<Figures> figure) {
        return all.stream().mapToDouble(figure).max().orElseThrow();
    }
}
