package relata.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.people.BuiltInRole;
import relata.records.changes.Changes;
import relata.testing.People;
import relata.testing.Records;

/** README, step 6: a list leaves as a file, and what left comes in again without changing anything. */
@BrowserTest
class ExportPagesTest {

    @Autowired
    People people;

    @Autowired
    Changes changes;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @ValueSource(strings = {"CSV, UTF-8", "Excel (XLSX)"})
    void whatWasExportedImportsAgainUnchanged(String format, Screen screen) throws IOException {
        var source = "export as " + format;
        var records = new Records(changes, jdbc);
        for (var name : new String[] {"Żaneta Nowak", "ТОВ «Мрія»; філія", "=1+1 \"Olha\""}) {
            records.create(
                    "customer",
                    Map.of("kind", "person", "name", name, "source", source, "birthday", LocalDate.of(1980, 2, 29)));
        }
        screen.signedIn(people.with(BuiltInRole.ADMINISTRATOR));
        screen.open("/customers?filter=source%20%3D%3D%20%22" + source.replace(" ", "%20") + "%22");
        assertThat(screen.page().locator("tfoot")).containsText("3 customers");
        screen.press("Export");
        screen.check(format);
        screen.check("fit to be imported again");
        var download = screen.downloadBy("Export");
        screen.shows("The file with 3 rows is ready.");

        screen.open("/imports/new?object=customers");
        screen.page()
                .locator("input[type=file]")
                .setInputFiles(new FilePayload(
                        download.suggestedFilename(), "application/octet-stream", Files.readAllBytes(download.path())));
        screen.showsHeading("Where do the columns go?");
        screen.press("Check the rows");
        screen.shows("What will happen");
        assertThat(screen.listItem("Unchanged")).containsText("3");
        assertThat(screen.listItem("New customers")).containsText("0");
    }
}
