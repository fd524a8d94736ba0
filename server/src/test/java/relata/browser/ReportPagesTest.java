package relata.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.Money;
import relata.platform.people.BuiltInRole;
import relata.records.changes.Changes;
import relata.testing.People;
import relata.testing.Records;

/** A report is built, kept, put on a dashboard, and leads to the rows behind its figures. */
@BrowserTest
class ReportPagesTest {

    @Autowired
    People people;

    @Autowired
    Changes changes;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void signIn(Screen screen) {
        screen.signedIn(people.with(BuiltInRole.ADMINISTRATOR));
    }

    private void order(UUID customer, String number, @Nullable String channel) {
        var order = new HashMap<String, Object>(Map.of(
                "customer",
                customer,
                "number",
                number,
                "placedAt",
                Instant.parse("2026-03-15T10:00:00Z"),
                "total",
                new Money(new BigDecimal("40.00"), "EUR")));
        if (channel != null) {
            order.put("channel", channel);
        }
        new Records(changes, jdbc).create("order", order);
    }

    @Test
    void aReportIsBuiltKeptPutOnADashboardAndOpensItsRows(Screen screen) {
        UUID customer =
                new Records(changes, jdbc).create("customer", Map.of("kind", "person", "name", "Reported Person"));
        order(customer, "REP-1", "fair");
        order(customer, "REP-2", "fair");
        order(customer, "REP-3", null);

        screen.open("/insight/reports/new");
        screen.fill("The filter as an expression", "number.startsWith(\"REP-\")");
        screen.key("Enter");
        screen.press("Add a group");
        screen.find("Group 1", "Channel");
        screen.press("Add a figure");
        screen.choose("Kind of figure 2", "Sum");
        assertThat(screen.row("fair")).containsText("2");
        assertThat(screen.row("Without a value")).containsText("1");
        screen.press("Save the report");
        screen.fill("Name", "Orders of the fair");
        screen.dialog().getByRole(AriaRole.BUTTON).last().click();
        screen.showsHeading("Orders of the fair");

        screen.press("Put on a dashboard");
        screen.item("New dashboard");
        screen.fill("Name", "Fairs");
        screen.dialog().getByRole(AriaRole.BUTTON).last().click();
        screen.showsHeading("Fairs");
        assertThat(screen.row("fair")).containsText("2");

        screen.press("fair");
        screen.shows("REP-1");
        screen.shows("REP-2");
        screen.showsNot("REP-3");
    }

    @Test
    void aThirdGroupMakesSmallChartsThatOpenTheirRows(Screen screen) {
        UUID customer =
                new Records(changes, jdbc).create("customer", Map.of("kind", "person", "name", "Paneled Person"));
        order(customer, "PAN-1", "fair");
        order(customer, "PAN-2", "shop");
        screen.open("/insight/reports/new");
        screen.fill("The filter as an expression", "number.startsWith(\"PAN-\")");
        screen.key("Enter");
        for (int group = 1; group <= 3; group++) {
            screen.press("Add a group");
        }
        screen.find("Group 3", "Channel");
        screen.choose("Drawn as", "Bars");
        assertThat(screen.page().getByRole(AriaRole.HEADING, Screen.named("shop")))
                .isVisible();
        var fair = screen.page().locator("[data-panel=fair]");
        fair.getByRole(AriaRole.GROUP).focus();
        screen.key("End");
        screen.key("Enter");
        screen.isAt("/orders\\?filter=.*");
        screen.shows("PAN-1");
        screen.showsNot("PAN-2");
    }

    @Test
    void tilesOfADashboardAreDraggedToTheirPlace(Screen screen) {
        keptReport(screen, "First of the board");
        screen.press("Put on a dashboard");
        screen.item("New dashboard");
        screen.fill("Name", "Dragged");
        screen.dialog().getByRole(AriaRole.BUTTON).last().click();
        screen.showsHeading("Dragged");
        String board = screen.page().url();
        keptReport(screen, "Second of the board");
        screen.page().navigate(board);
        screen.press("Add a report");
        screen.item("Second of the board");
        tilesStand(screen, "First of the board", "Second of the board");

        screen.press("Arrange");
        drag(screen, "Second of the board", "First of the board");
        tilesStand(screen, "Second of the board", "First of the board");
        screen.page().reload();
        tilesStand(screen, "Second of the board", "First of the board");
    }

    private static void keptReport(Screen screen, String name) {
        screen.open("/insight/reports/new");
        screen.press("Add a group");
        screen.find("Group 1", "Channel");
        screen.press("Save the report");
        screen.fill("Name", name);
        screen.dialog().getByRole(AriaRole.BUTTON).last().click();
        screen.showsHeading(name);
    }

    private static void tilesStand(Screen screen, String... names) {
        var tiles = screen.page().locator("section[class*=tile]");
        assertThat(tiles).hasCount(names.length);
        for (int n = 0; n < names.length; n++) {
            assertThat(tiles.nth(n)).hasAttribute("aria-label", names[n]);
        }
    }

    private static Locator tile(Screen screen, String name) {
        return screen.page().locator("section[class*=tile][aria-label='" + name + "']");
    }

    private static void drag(Screen screen, String tile, String onto) {
        var grip = screen.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Drag " + tile))
                .boundingBox();
        var from = tile(screen, tile).boundingBox();
        var target = tile(screen, onto).boundingBox();
        double x = grip.x + grip.width / 2;
        double y = grip.y + grip.height / 2;
        var mouse = screen.page().mouse();
        mouse.move(x, y);
        mouse.down();
        mouse.move(x + target.x - from.x, y + target.y - from.y, new Mouse.MoveOptions().setSteps(12));
        mouse.up();
    }
}
