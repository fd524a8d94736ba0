package relata.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import relata.platform.people.BuiltInRole;
import relata.records.importing.Uploads;
import relata.testing.DataSets;
import relata.testing.People;
import relata.testing.RelataTest;

/** CDNOW is imported, models are asked for on their page, and the page says whether they can be trusted. */
@RelataTest
class ModelsPageTest {

    private static final String FREQUENCY = "Did customers buy as often as predicted?";

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Test
    void modelsAreAskedForRefusedFittedAndTold() throws IOException {
        var administrator = people.with(BuiltInRole.ADMINISTRATOR);
        try (var chromium = Chromium.started();
                var screen = chromium.screen(port, 1440, 900, ColorScheme.LIGHT).signedIn(administrator)) {
            Axe.into(screen.page());
            screen.open("/insight/models");
            screen.shows("No model has been fitted yet");
            screen.press("Fit now");
            inDialog(screen, "Fit now").click();
            screen.shows("There are too few repeat purchases by that day");
            screen.shows("Pareto/NBD: no customer has bought again");

            importOrders(new Uploads(port, administrator.token()));
            screen.press("Fit now");
            screen.fill("Orders until", "30 Jun 1998");
            screen.key("Tab");
            screen.fill("Weeks held out to judge", "39");
            inDialog(screen, "Fit now").click();
            assertThat(screen.page().getByText("In 39 weeks that it had not seen it missed the total by 11.5"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
            screen.shows("Yes, to rank customers and to set budgets.");
            screen.shows("Pareto/NBD tells who has left");
            publishedParametersAreShown(screen);
            aChartIsReadByKeyboardAndSaved(screen);
            itIsOpenToEverybody(screen);

            screen.follow("Rows behind");
            screen.shows("Orders");
            assertThat(screen.page().url()).contains("/orders?filter=");
        }
    }

    private static void importOrders(Uploads user) throws IOException {
        user.api.post("/api/v1/exchange-rates", Map.of("currency", "USD", "validFrom", "1996-01-01", "rate", 1));
        user.imported("orders", Files.readString(DataSets.path("cdnow/CDNOW_sample.txt")), Uploads.CDNOW);
    }

    /** Of the 39 weeks up to the cut: Fader, Hardie and Lee 2005, and note 9 of Fader and Hardie. */
    private static void publishedParametersAreShown(Screen screen) {
        screen.page()
                .getByText("Judged", new Page.GetByTextOptions().setExact(true))
                .click();
        for (String value : new String[] {"0.553", "10.58", "0.606", "11.67"}) {
            assertThat(screen.page()
                            .getByRole(AriaRole.CELL, Screen.named(value))
                            .first())
                    .isVisible();
        }
        screen.field("Model").selectOption("BG/NBD");
        for (String value : new String[] {"0.243", "4.414", "0.793", "2.426"}) {
            assertThat(screen.page()
                            .getByRole(AriaRole.CELL, Screen.named(value))
                            .first())
                    .isVisible();
        }
    }

    private static void aChartIsReadByKeyboardAndSaved(Screen screen) throws IOException {
        Locator chart = screen.page().getByRole(AriaRole.GROUP, Screen.named(FREQUENCY));
        chart.focus();
        screen.key("End");
        assertThat(chart).containsText("Repeat purchases before: 7+");
        screen.key("ArrowLeft");
        assertThat(chart).containsText("Repeat purchases before: 6");
        screen.key("Escape");

        assertThat(new String(
                        Files.readAllBytes(saved(screen, "Save rows (CSV)").path()), StandardCharsets.UTF_8))
                .contains("Repeat purchases before,Customers,Happened")
                .contains("\r\n0,1411,");
        byte[] picture = Files.readAllBytes(saved(screen, "Save picture (PNG)").path());
        assertThat(new String(picture, 1, 3, StandardCharsets.US_ASCII)).isEqualTo("PNG");
        assertThat(picture.length).isGreaterThan(5_000);
    }

    private static void itIsOpenToEverybody(Screen screen) {
        Page page = screen.page();
        Axe.awaitContent(page);
        assertThat(Axe.complaints(page)).as("wide").isEmpty();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        Axe.awaitContent(page);
        assertThat(Axe.contrastComplaints(page)).as("dark").isEmpty();
        page.setViewportSize(360, 740);
        Axe.awaitContent(page);
        assertThat(Axe.complaints(page)).as("narrow").isEmpty();
        page.setViewportSize(1440, 900);
    }

    private static Download saved(Screen screen, String item) {
        screen.press("More: " + FREQUENCY);
        return screen.page().waitForDownload(() -> screen.item(item));
    }

    private static Locator inDialog(Screen screen, String button) {
        return screen.dialog()
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true));
    }
}
