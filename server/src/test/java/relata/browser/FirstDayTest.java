package relata.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.test.web.server.LocalServerPort;
import relata.testing.RelataTest;

/** A newcomer's first day: set up, create, find, open, edit, in three languages, light and dark, wide and narrow. */
@RelataTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstDayTest {

    private static final String PASSWORD = "seven wet umbrellas";

    @LocalServerPort
    int port;

    Chromium chromium;
    Page page;

    @BeforeAll
    void open() {
        chromium = Chromium.started();
        page = chromium.page();
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }

    private static GetByRoleOptions named(String name) {
        return new GetByRoleOptions().setName(name);
    }

    @Test
    @Order(1)
    void anEmptyInstallationIsSetUpInTheBrowser() {
        page.navigate(at("/"));
        page.getByLabel("Company").fill("Lunaria");
        page.getByLabel("Your name").fill("Olha Marchenko");
        page.getByLabel("E-mail").fill("olha@example.com");
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(PASSWORD);
        Chromium.picture(page, "set-up");
        page.getByRole(AriaRole.BUTTON, named("Set up Relata")).click();

        assertThat(page.getByRole(AriaRole.NAVIGATION).first()).isVisible();
        assertThat(page.getByRole(AriaRole.LINK, named("Customers")).first()).isVisible();
    }

    @Test
    @Order(2)
    void aCustomerIsCreatedFoundOpenedAndEdited() {
        page.navigate(at("/customers"));
        page.getByRole(AriaRole.BUTTON, named("New customer")).first().click();
        var drawer = page.getByRole(AriaRole.DIALOG);
        drawer.getByLabel("Name", new com.microsoft.playwright.Locator.GetByLabelOptions().setExact(false))
                .first()
                .fill("Сергій Ковальчук");
        Chromium.picture(page, "creation");
        drawer.getByRole(
                        AriaRole.BUTTON,
                        new com.microsoft.playwright.Locator.GetByRoleOptions()
                                .setName(Pattern.compile("Create|New customer")))
                .last()
                .click();
        assertThat(page.getByText("Сергій Ковальчук").first()).isVisible();

        page.keyboard().press("Control+k");
        page.keyboard().type("Kovalchuk");
        assertThat(page.getByText("Сергій Ковальчук").last()).isVisible();
        Chromium.picture(page, "palette");
        page.keyboard().press("Escape");
    }

    @Test
    @Order(3)
    void theInterfaceSpeaksThreeLanguagesInLightAndDark() {
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            for (int width : new int[] {1440, 360}) {
                Page other = chromium.page(width, 800, scheme);
                other.navigate(at("/"));
                other.getByLabel("E-mail").fill("olha@example.com");
                other.getByLabel("Password", new Page.GetByLabelOptions().setExact(true))
                        .fill(PASSWORD);
                other.getByRole(
                                AriaRole.BUTTON,
                                new GetByRoleOptions().setName("Sign in").setExact(true))
                        .click();
                other.waitForURL(Pattern.compile(".*localhost:\\d+/(home)?$"));
                other.navigate(at("/customers"));
                assertThat(other.getByText("Сергій Ковальчук").first()).isVisible();
                Chromium.picture(other, "customers-" + scheme.name().toLowerCase(java.util.Locale.ROOT) + "-" + width);
                Object overflow =
                        other.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
                Assertions.assertThat(((Number) overflow).intValue())
                        .as("sideways scrolling at " + width)
                        .isLessThanOrEqualTo(0);
                other.context().close();
            }
        }
    }

    @Test
    @Order(9)
    void noPageComplainedInTheConsole() {
        Assertions.assertThat(chromium.complaints()).isEmpty();
    }
}
