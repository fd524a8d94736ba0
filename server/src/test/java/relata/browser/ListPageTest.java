package relata.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.people.BuiltInRole;
import relata.records.changes.Changes;
import relata.testing.People;
import relata.testing.Records;

/** README, step 3: customers are found, by chips, by an expression, by a saved view and by any words. */
@BrowserTest
class ListPageTest {

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

    private void person(String name, String city) {
        new Records(changes, jdbc).create("customer", Map.of("kind", "person", "name", name, "city", city));
    }

    @Test
    void aChipAndTheTypedExpressionAreOneFilterThatAViewKeeps(Screen screen) {
        person("Ганна Лиса", "Яремче");
        person("Павло Лис", "Яремче");
        person("Петро Заєць", "Косів");
        screen.open("/customers");
        screen.press("Filter");
        screen.choose("Field", "City");
        screen.choose("Question", "is");
        screen.fill("Value", "Яремче");
        screen.press("Apply");
        screen.shows("Ганна Лиса");
        screen.showsNot("Петро Заєць");
        assertThat(screen.field("The filter as an expression")).hasValue("city == \"Яремче\"");

        screen.key("/");
        assertThat(screen.field("The filter as an expression")).isFocused();
        screen.fill("The filter as an expression", "city == \"Яремче\" && name.startsWith(\"Павло\")");
        screen.key("Enter");
        screen.showsNot("Ганна Лиса");
        screen.shows("Павло Лис");
        assertThat(screen.page().locator("tfoot")).containsText("1 customer");

        screen.press("Save as view");
        screen.fill("Name", "Павли з Яремча");
        screen.choose("Who sees it", "Everyone");
        screen.press("Save the view");
        screen.follow("All customers");
        assertThat(screen.field("The filter as an expression")).hasValue("");
        screen.page().getByText("Павли з Яремча").click();
        screen.shows("Павло Лис");
        assertThat(screen.page().locator("tfoot")).containsText("1 customer");
    }

    @Test
    void aWrongExpressionSaysWhereItIsWrong(Screen screen) {
        screen.open("/customers");
        screen.fill("The filter as an expression", "cyty == \"Яремче\"");
        assertThat(screen.page().locator("#typed-filter-problem")).containsText("cyty");
    }

    @Test
    void anyWordsFindARecordInAnySpelling(Screen screen) {
        person("Сергій Ковальчук", "Самбір");
        screen.open("/");
        screen.key("Control+k");
        screen.page().keyboard().type("Kovalchuk");
        screen.page().getByText("Сергій Ковальчук").last().click();
        screen.showsHeading("Сергій Ковальчук");
    }

    @Test
    void aListThatFailsSaysSoAndTriesAgain(Screen screen) {
        screen.complaints().expect("503 GET /api/v1/customers");
        screen.page()
                .route(
                        url -> url.contains("/api/v1/customers?"),
                        route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
        screen.open("/customers");
        screen.shows("The list did not load");
        screen.page().unrouteAll();
        screen.press("Try again");
        screen.showsNot("The list did not load");
    }
}
