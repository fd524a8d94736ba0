package relata.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.people.BuiltInRole;
import relata.records.changes.Changes;
import relata.testing.People;
import relata.testing.Records;

/** README, steps 4 and 5: a customer is opened, edited, written about and put right; two that are one become one. */
@BrowserTest
class CustomerPageTest {

    @Autowired
    People people;

    @Autowired
    Changes changes;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aValueIsEditedWhereItStandsAndBroughtBackFromTheHistory(Screen screen) {
        var id = new Records(changes, jdbc)
                .create("customer", Map.of("kind", "person", "name", "Iryna Bondar", "source", "Fair in Lviv"));
        screen.signedIn(people.with(BuiltInRole.ADMINISTRATOR));
        screen.open("/customers?filter=name%20%3D%3D%20%22Iryna%20Bondar%22");
        screen.row("Iryna Bondar").hover();
        screen.press("Edit Iryna Bondar");
        screen.typeInstead("Name", "Iryna Bondarenko");
        screen.shows("Iryna Bondarenko");

        screen.open("/customers/" + id);
        screen.showsHeading("Iryna Bondarenko");
        screen.press("Edit: Heard of us through");
        screen.typeInstead("Heard of us through", "A friend");
        screen.shows("A friend");
        screen.fill("Write a note", "Prefers to be called after six.");
        screen.press("Save note");
        assertThat(screen.page().locator("main")).containsText("Prefers to be called after six.");

        screen.page().getByText("bring back").first().click();
        screen.shows("Heard of us through has its earlier value again");
        screen.shows("Fair in Lviv");
    }

    @Test
    void twoRecordsOfOnePersonAreMergedAndTheMergeIsTakenBack(Screen screen) {
        var records = new Records(changes, jdbc);
        var birthday = LocalDate.of(1988, 3, 14);
        records.create(
                "customer",
                Map.of("kind", "person", "name", "Наталія Савченко", "birthday", birthday, "city", "Харків"));
        records.create(
                "customer",
                Map.of("kind", "person", "name", "Natalia Savchenko", "birthday", birthday, "city", "Харків"));
        screen.signedIn(people.with(BuiltInRole.ADMINISTRATOR));
        screen.openUntilItShows("/duplicates", "Natalia Savchenko");
        screen.page().getByText("Natalia Savchenko").first().click();
        screen.press("Merge");
        screen.shows("Merged into");
        screen.showsNot("Natalia Savchenko");

        screen.press("Undo");
        screen.shows("They are two again");
        screen.shows("Natalia Savchenko");
    }

    @Test
    void aCustomerInTheBinSaysSoAndComesOutOfIt(Screen screen) {
        var records = new Records(changes, jdbc);
        var id = records.create("customer", Map.of("kind", "person", "name", "Vasyl Kozak"));
        screen.signedIn(people.with(BuiltInRole.ADMINISTRATOR));
        screen.open("/customers/" + id);
        screen.press("Actions for Vasyl Kozak");
        screen.item("Delete…");
        screen.shows("is in the bin");
        screen.open("/customers/" + id);
        screen.shows("In the bin, deleted");
        screen.showsNot("Write a note");

        screen.press("Restore");
        screen.showsNot("In the bin, deleted");
        screen.page().getByLabel("Write a note").waitFor();
    }

    @Test
    void twoWithDifferentIdsAreMergedOnceSomebodyConfirmsThatTheyAreOne(Screen screen) {
        var records = new Records(changes, jdbc);
        var first =
                records.create("customer", Map.of("kind", "person", "name", "Zinaida Pavlenko", "externalId", "Z-1"));
        records.create("customer", Map.of("kind", "person", "name", "Zina Pavlenkova", "externalId", "Z-2"));
        screen.signedIn(people.with(BuiltInRole.ADMINISTRATOR));
        screen.open("/customers/" + first);
        screen.press("Actions for Zinaida Pavlenko");
        screen.item("Merge with…");
        screen.field("The other record").fill("Zina Pavlenkova");
        screen.page()
                .getByRole(AriaRole.OPTION, Screen.named("Zina Pavlenkova"))
                .click();
        screen.complaints().expect("409 POST /api/v1/customers/" + first + "/merge");
        screen.press("Merge");
        screen.shows("They were not merged");
        screen.press("They are one: merge");
        screen.shows("Merged into");
        screen.press("Undo");
        screen.shows("Merge undone: two records again");
    }
}
