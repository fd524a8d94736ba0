package relata.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import relata.insight.learning.Learner;
import relata.platform.people.BuiltInRole;
import relata.testing.DataSets;
import relata.testing.People;

/** A file of subscribers has come in as an object of its own; who leaves is learned of it on the screen. */
@BrowserTest
class PredictionPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Test
    void whoLeavesIsLearnedAndShownWithReasons(Screen screen) throws IOException {
        var administrator = people.with(BuiltInRole.ADMINISTRATOR);
        new Learner(port, administrator.token())
                .brought(
                        "telcoSubscriber",
                        "telco-subscribers",
                        Files.readString(DataSets.path("telco/wa_churn.csv")),
                        Map.of());
        screen.signedIn(administrator);
        screen.open("/insight/predictions/new?object=telcoSubscriber");
        screen.choose("Field to foretell", "churn");
        screen.fill("Name", "Who leaves");
        screen.press("Next");
        screen.shows("19 of 19 fields");
        screen.press("Learn");
        screen.showsHeading("Who leaves");
        screen.shows("The order is ");
        Locator area = screen.page().locator("dt:has-text('AUC, held out') + dd");
        assertThat(Double.parseDouble(area.innerText().split("\\s")[0])).isBetween(.83, .86);
        screen.showsHeading("Who comes first?");
        assertThat(screen.row("telcoSubscriber")).containsText("contract: Month-to-month");
        screen.showsHeading("Do probabilities come true as often as they say?");
        screen.open("/insight/predictions");
        assertThat(screen.row("Who leaves")).containsText("Usable");
    }
}
