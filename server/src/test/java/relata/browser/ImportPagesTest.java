package relata.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import relata.platform.people.BuiltInRole;
import relata.testing.People;

/** README, step 2: files become orders and customers, are looked at before, and are taken back after. */
@BrowserTest
class ImportPagesTest {

    @Autowired
    People people;

    @Test
    void aFileOfPurchasesMakesItsCustomersOnTheWay(Screen screen) {
        var purchases = Purchases.of(60, 1);
        screen.signedIn(people.with(BuiltInRole.ADMINISTRATOR));
        begin(screen, "Orders", purchases.file("purchases.txt"));
        screen.showsHeading("Where do the columns go?");
        screen.shows(purchases.rows().size() + " rows");
        isProposed(screen, "Column 1", "Customer: External id");
        isProposed(screen, "Column 3", "Placed");
        goesTo(screen, "Column 4", "Units");
        goesTo(screen, "Column 5", "Total");
        screen.fill("Currency", "USD");
        assertThat(screen.field("Customer: Kind")).hasValue("Person");

        screen.press("Check the rows");
        screen.shows("On the way: customers");
        assertThat(screen.listItem("On the way: customers")).containsText("60");
        screen.press("Import " + purchases.rows().size() + " rows");
        screen.shows(purchases.rows().size() + " new records of orders, 0 updated");

        screen.follow("Open the new orders");
        screen.shows("$ " + String.format(Locale.UK, "%,.2f", purchases.amount()));
        assertThat(screen.page().locator("tfoot")).containsText(purchases.rows().size() + " orders");
        assertThat(screen.page().locator("tfoot")).containsText(String.valueOf(purchases.units()));
    }

    @Test
    void organizationsComeFromACsvFileAndGoAgainWhenTheImportIsUndone(Screen screen) {
        screen.signedIn(people.with(BuiltInRole.ADMINISTRATOR));
        begin(screen, "Customers", csv("accounts.csv", """
                account_id;account_name;sector;office_location
                A1;Готель «Вежа»;Hotels;Львів
                A2;Kvitka Pharmacies;Retail;Одеса
                A3;;Retail;Київ
                """));
        screen.showsHeading("Where do the columns go?");
        isProposed(screen, "account_id", "External id");
        isProposed(screen, "account_name", "Name");
        goesTo(screen, "office_location", "City");
        assertThat(screen.field("Kind")).hasValue("Organization");
        screen.press("Check the rows");
        screen.shows("1 row refused");
        screen.press("Import 2 rows");
        screen.shows("2 new records of customers, 0 updated");

        screen.follow("Open the new customers");
        screen.shows("Готель «Вежа»");
        screen.shows("Kvitka Pharmacies");

        screen.follow("Imports");
        screen.row("accounts.csv").getByText("Undo").click();
        screen.press("Undo the import");
        assertThat(screen.row("accounts.csv")).containsText("Undone");
        screen.open(
                "/customers?filter=" + "city%20%3D%3D%20%22Львів%22%20%26%26%20name%20%3D%3D%20%22Готель%20«Вежа»%22");
        screen.shows("Nothing matches");
    }

    private static void begin(Screen screen, String rows, FilePayload file) {
        screen.open("/imports");
        screen.follow("Import a file");
        screen.choose("Each row is one of", rows);
        screen.page().locator("input[type=file]").setInputFiles(file);
    }

    private static void isProposed(Screen screen, String column, String target) {
        assertThat(screen.page().getByRole(AriaRole.COMBOBOX, Screen.named("Where does " + column + " go?")))
                .hasValue(target);
    }

    private static void goesTo(Screen screen, String column, String target) {
        screen.choose("Where does " + column + " go?", target);
    }

    private static FilePayload csv(String name, String text) {
        return new FilePayload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }
}
