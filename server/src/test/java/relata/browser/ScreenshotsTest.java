package relata.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.SampleCompany;
import relata.platform.people.BuiltInRole;
import relata.testing.People;
import relata.testing.RelataTest;

/** The pictures of the documents, taken from the sample company; {@code -Dscreenshots.write} takes them anew. */
@RelataTest
@ExtendWith(Visits.class)
@EnabledIfSystemProperty(named = "screenshots.write", matches = ".*")
class ScreenshotsTest {

    private static final Path PICTURES = Path.of("..", "docs", "screenshots");

    @Autowired
    People people;

    @Autowired
    SampleCompany sample;

    @Autowired
    JdbcClient jdbc;

    @Test
    void thePicturesShowTheProductAsItIs(Screen screen) throws InterruptedException {
        var olha = people.with(BuiltInRole.ADMINISTRATOR);
        jdbc.sql("update app_user set name = 'Olha Marchenko' where id = ?")
                .param(olha.id())
                .update();
        sample.fill(2000);
        awaitFigures();
        screen.signedIn(olha);
        var spentMost = jdbc.sql("""
                select id from customer where kind = 'person' and email is not null order by order_count desc, id limit 1
                """).query((row, number) -> row.getString(1)).single();

        take(screen, "/", "home");
        take(screen, "/customers", "customers");
        take(screen, "/customers/" + spentMost, "customer");
        take(screen, "/data-quality", "data-quality");
        take(screen, "/insight/capital", "insight");
        take(screen, "/insight/tiers", "tiers");
        take(screen, "/insight/cohorts", "cohorts");
        take(screen, "/insight/lifecycle", "lifecycle");
        take(screen, "/insight/models", "models");
        take(screen, "/segments", "segments");
        take(screen, "/settings/objects/customer", "objects");
        take(screen, "/settings/roles", "roles");
        screen.open("/imports/new?object=customers");
        screen.page().locator("input[type=file]").setInputFiles(file());
        screen.press("Check the rows");
        screen.shows("What will happen");
        keep(screen, "import");
        screen.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        take(screen, "/customers", "customers-dark");
    }

    private static FilePayload file() {
        var rows = """
                Клієнт;e-mail;Тел.;Дата нар.;Місто
                Олена Гончар;honchar@example.com;067 555 12 40;14.03.1988;Львів
                Тарас Мельник;taras.melnyk@example.com;050 555 18 77;02.11.1975;Київ
                Ірина Кравець;iryna@;;30.01.1991;Одеса
                ТОВ «Веселка»;office@veselka.example;;;Дніпро
                """;
        return new FilePayload("klienty_lystopad.csv", "text/csv", rows.getBytes(StandardCharsets.UTF_8));
    }

    /** Data quality, duplicates, values and what follows of them come after the records in the background. */
    private void awaitFigures() throws InterruptedException {
        while (jdbc.sql("""
                         select exists (select from customer_mark) or exists (select from job)
                                or not exists (select from standing_run where state = 'done')
                         """).query(Boolean.class).single()) {
            Thread.sleep(200);
        }
    }

    private void take(Screen screen, String path, String name) {
        screen.open(path);
        keep(screen, name);
    }

    private void keep(Screen screen, String name) {
        screen.page().waitForLoadState(LoadState.NETWORKIDLE);
        screen.page().screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }
}
