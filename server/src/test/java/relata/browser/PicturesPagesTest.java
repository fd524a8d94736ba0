package relata.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import relata.platform.people.BuiltInRole;
import relata.records.importing.Uploads;
import relata.testing.DataSets;
import relata.testing.People;
import relata.testing.RelataTest;

/** CDNOW as of its end: what the base is worth, who moved, who came back, whom to win back; each opens to its customers. */
@RelataTest
class PicturesPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Test
    void everyPictureAnswersItsQuestionAndOpensItsCustomers() throws IOException {
        var administrator = people.with(BuiltInRole.ADMINISTRATOR);
        fitted(new Uploads(port, administrator.token()));
        try (var chromium = Chromium.started();
                var screen = chromium.screen(port, 1440, 900, ColorScheme.LIGHT).signedIn(administrator)) {
            screen.open("/insight");
            screen.isAt("/insight/capital");
            screen.shows("What is our customer base worth, and what changed it?");
            screen.shows("What made customer capital grow?");
            screen.shows("How did customer capital develop?");
            Locator chart = screen.page().getByRole(AriaRole.GROUP, Screen.named("What made customer capital grow?"));
            chart.focus();
            screen.key("ArrowRight");
            assertThat(chart).containsText("New customers");
            screen.key("Enter");
            screen.shows("Customer capital: New customers");

            screen.open("/insight/tiers");
            screen.shows("Who brings how much?");
            screen.shows("Tiers by contribution");
            screen.follow("Tier A");
            assertThat(screen.page().getByRole(AriaRole.LINK, Screen.named("Open as a list")))
                    .hasAttribute("href", "/customers?filter=tier%20%3D%3D%20%22A%22");

            screen.open("/insight/cohorts");
            screen.shows("Do newer customers stay longer?");
            screen.shows("How lately and how often do they buy?");

            screen.open("/insight/lifecycle");
            screen.shows("Where do they slow down, what does it cost?");
            screen.shows("Whom could we win back?");
            Locator reason = screen.page().getByRole(AriaRole.COMBOBOX).first();
            reason.click();
            screen.page()
                    .getByRole(AriaRole.OPTION, Screen.named("Contract terms"))
                    .click();
            screen.shows("the reason is known for");
            itIsOpenToEverybody(screen);
        }
    }

    private static void fitted(Uploads user) throws IOException {
        user.api.post("/api/v1/exchange-rates", Map.of("currency", "USD", "validFrom", "1996-01-01", "rate", 1));
        user.imported("orders", Files.readString(DataSets.path("cdnow/CDNOW_sample.txt")), Uploads.CDNOW);
        user.api.put("/api/v1/insight-settings", Map.of("timeZone", "UTC", "dataEndOn", "1998-06-30"));
        user.api.post("/api/v1/purchase-models", Map.of("asOf", "1998-06-30", "heldOutWeeks", 39));
        await().atMost(Duration.ofSeconds(90))
                .until(() -> user.api
                                .get("/api/v1/insight/capital")
                                .json()
                                .path("history")
                                .size()
                        >= 18);
    }

    private static void itIsOpenToEverybody(Screen screen) {
        Page page = screen.page();
        Axe.into(page);
        for (String path : new String[] {"/insight/capital", "/insight/tiers"}) {
            page.setViewportSize(360, 740);
            screen.open(path);
            Axe.awaitContent(page);
            assertThat(Axe.complaints(page)).as(path).isEmpty();
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as(path + " fits")
                    .isEqualTo(true);
        }
    }
}
