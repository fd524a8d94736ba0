package relata.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.SampleCompany;
import relata.platform.people.BuiltInRole;
import relata.testing.People;
import relata.testing.RelataTest;

/** Every page of the sample company, wide and narrow, light and dark, is open to everybody and fits its screen. */
@RelataTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPageTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    SampleCompany sample;

    @Autowired
    JdbcClient jdbc;

    Chromium chromium;
    Screen screen;

    @BeforeAll
    void fill() {
        var administrator = people.with(BuiltInRole.ADMINISTRATOR);
        sample.fill(120);
        chromium = Chromium.started();
        screen = chromium.screen(port, 1440, 900, ColorScheme.LIGHT).signedIn(administrator);
        Axe.into(screen.page());
    }

    @AfterAll
    void leave() {
        if (screen != null) screen.close();
        if (chromium != null) chromium.close();
    }

    Stream<String> routes() {
        var customer = "/customers/" + customer();
        var order = "/orders/" + one("select order_id from order_line group by 1 order by count(*) desc, 1");
        var product = "/products/" + one("select id from product order by id");
        return Stream.of(
                "/",
                "/customers",
                "/customers?group=kind",
                "/customers?layout=board&group=kind",
                "/customers?filter=name%20%3D%3D%20%22nobody%22",
                customer,
                customer + "?tab=about",
                customer + "?tab=value",
                "/orders",
                order,
                "/products",
                product,
                "/work",
                "/tasks/" + one("select id from task order by id"),
                "/segments",
                "/segments/" + one("select id from segment where rule is not null order by name"),
                "/segments/new?filter=has(city)",
                "/segments/holdout",
                "/policies",
                "/duplicates",
                "/data-quality",
                "/insight/capital",
                "/insight/lifecycle",
                "/insight/tiers",
                "/insight/cohorts",
                "/insight/customers?set=lost",
                "/insight/models",
                "/insight/effect",
                "/insight/predictions",
                "/insight/predictions/new",
                "/insight/predictions/" + one("select id from prediction"),
                "/insight/experiments",
                "/insight/experiments/new",
                "/insight/experiments/" + one("select id from experiment"),
                "/imports",
                "/imports/new",
                "/insight/reports",
                "/insight/reports/new",
                "/insight/dashboards",
                "/insight/dashboards/" + one("select id from dashboard order by id"),
                "/insight/reports/" + one("select id from report order by id") + "/edit",
                "/settings/profile",
                "/settings/objects/customer",
                "/settings/roles",
                "/settings/users",
                "/settings/teams",
                "/settings/territories",
                "/settings/currencies",
                "/settings/channels",
                "/settings/insight",
                "/settings/mail",
                "/settings/tokens",
                "/settings/audit",
                "/settings/bin");
    }

    @Test
    void whatOpensOverAPageIsOpenToEverybodyToo() {
        var page = screen.page();
        page.setViewportSize(1440, 900);
        page.navigate("/customers?layout=table");
        Axe.awaitContent(page);
        opensWell("palette", () -> page.keyboard().press("Control+k"));
        opensWell("shortcuts", () -> page.keyboard().press("?"));
        opensWell("new customer", () -> page.keyboard().press("c"));
        opensWell("export", () -> screen.press("Export"));
        page.navigate("/customers/" + customer());
        Axe.awaitContent(page);
        for (var dialog : List.of("Merge with…", "Erase for good…"))
            opensWell(dialog, () -> {
                page.locator("main header").getByRole(AriaRole.BUTTON).first().click();
                screen.item(dialog);
            });
        opensWell("contact point", () -> screen.press("Add a contact point"));
        opensWell("address", () -> screen.press("Add an address"));
    }

    private void opensWell(String what, Runnable opening) {
        opening.run();
        screen.dialog().first().waitFor();
        isOpenToEverybody(what);
        // the first may only close a list that opened within
        screen.key("Escape");
        screen.key("Escape");
        screen.dialog().first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aPageIsOpenToEverybodyAndFits(String route) {
        var page = screen.page();
        page.setViewportSize(1440, 900);
        page.navigate(route);
        isOpenToEverybody(route + ", wide");
        page.setViewportSize(360, 740);
        isOpenToEverybody(route + ", narrow");
    }

    /** Lists and columns are laid out anew when the width changes, so one visit of a page shows both. */
    private void isOpenToEverybody(String where) {
        var page = screen.page();
        Axe.awaitContent(page);
        assertThat(Axe.complaints(page)).as(where + ", light").isEmpty();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        Axe.awaitContent(page);
        assertThat(Axe.contrastComplaints(page)).as(where + ", dark").isEmpty();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private String customer() {
        return one("select customer_id from sales_order group by 1 order by count(*) desc, 1");
    }

    private String one(String sql) {
        return jdbc.sql(sql + " limit 1")
                .query((row, number) -> row.getString(1))
                .single();
    }
}
