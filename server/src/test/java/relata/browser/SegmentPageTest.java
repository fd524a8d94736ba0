package relata.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.Ids;
import relata.platform.people.BuiltInRole;
import relata.records.changes.Changes;
import relata.testing.People;
import relata.testing.Records;

/** A list becomes a segment, the segment gets a policy, and a customer who comes to fulfil it is in it. */
@BrowserTest
class SegmentPageTest {

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

    private UUID person(String name, String city) {
        return new Records(changes, jdbc).create("customer", Map.of("kind", "person", "name", name, "city", city));
    }

    private void rejected(UUID customer) {
        jdbc.sql("""
                 insert into action_outcome (id, customer_id, choice_id, action, policy_id, outcome, reason)
                 select ?, ?, ?, 'call', id, 'rejected', 'wrong-customer' from policy where name = 'Обережно'
                 """).params(Ids.next(), customer, Ids.next()).update();
    }

    @Test
    void aFilteredListBecomesASegmentWithAPolicyThatFollowsItsCustomers(Screen screen) {
        UUID first = person("Сегмент Перша", "Сегментин");
        person("Сегмент Друга", "Сегментин");
        UUID later = person("Сегмент Пізня", "Інде");
        screen.open("/customers?filter=city%20%3D%3D%20%22Сегментин%22");
        screen.shows("Сегмент Перша");
        screen.follow("Make a segment");
        screen.shows("Who this finds");
        assertThat(screen.page().locator("[class*=big]")).hasText("2");
        screen.fill("Name", "Сегментинці");
        screen.press("What happened");
        screen.choose("What happened", "Have not allowed offers");
        screen.press("Apply");
        assertThat(screen.field("The filter as an expression"))
                .hasValue(
                        "city == \"Сегментин\" && !consents.exists(k, k.purpose == \"offers\" && k.state == \"given\")");
        screen.press("Create segment");
        screen.shows("Set a policy");
        screen.openUntilItShows("/segments", "Сегментинці");

        screen.follow("Сегментинці");
        screen.follow("Set a policy");
        screen.fill("Name", "Обережно");
        screen.fill("Contact every, days", "45");
        screen.press("Add limit");
        screen.press("Save");
        screen.shows("contact every 45 days");
        screen.shows("Обережно");
        rejected(first);
        screen.open("/policies");
        screen.page().getByText("1 action was rejected in 90 days").click();
        screen.shows("Call · Wrong customer: 1");

        new Records(changes, jdbc).change("customer", later, Map.of("city", "Сегментин"));
        screen.openUntilItShows("/customers/" + later, "Сегментинці");
        screen.open("/segments");
        screen.page()
                .getByRole(AriaRole.ROW)
                .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("Сегментинці"))
                .getByRole(AriaRole.LINK, new com.microsoft.playwright.Locator.GetByRoleOptions().setName("3"))
                .click();
        screen.shows("Сегмент Пізня");
        assertThat(screen.page().locator("tfoot")).containsText("3 customers");
        screen.open("/customers/" + first);
        screen.shows("Сегментинці");
    }

    @Test
    void aSelectionBecomesAListThatIsChosenByHand(Screen screen) {
        person("Добірка Перша", "Добірськ");
        person("Добірка Друга", "Добірськ");
        screen.open("/customers?filter=city%20%3D%3D%20%22Добірськ%22");
        screen.shows("Добірка Перша");
        screen.page().getByRole(AriaRole.CHECKBOX).nth(1).check();
        screen.press("Add to segment");
        screen.fill("Name of the new segment", "Добірка");
        screen.press("Add");
        screen.shows("1 customer is now in “Добірка”");
        screen.openUntilItShows("/segments", "Добірка");
        screen.follow("Добірка");
        screen.shows("Customers are added from any list");
    }
}
