package relata.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import relata.testing.People;

/** A page in somebody's browser: what they press, fill in and see, by the words on the screen. */
final class Screen implements AutoCloseable {

    private static final Path PICTURES = Path.of("target", "screenshots");

    private final Page page;
    private final Complaints complaints;

    Screen(Page page) {
        this.page = page;
        this.complaints = Complaints.of(page);
    }

    Page page() {
        return page;
    }

    Complaints complaints() {
        return complaints;
    }

    /** Signs in beside the sign-in page, which has tests of its own. */
    Screen signedIn(People.Person person) {
        return signedIn(person.email(), People.PASSWORD);
    }

    Screen signedIn(String email, String password) {
        var requests = page.context().request();
        requests.get("/api/v1/setup"); // brings the CSRF cookie
        var token = page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("XSRF-TOKEN"))
                .findFirst()
                .orElseThrow()
                .value;
        var answer = requests.post(
                "/api/v1/session",
                RequestOptions.create()
                        .setHeader("X-XSRF-TOKEN", token)
                        .setData(Map.of("email", email, "password", password)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return this;
    }

    void open(String path) {
        page.navigate(path);
    }

    /** Opens the page again until what the server computes in the background stands there. */
    void openUntilItShows(String path, String text) {
        for (var tries = 40; tries > 0; tries--) {
            page.navigate(path);
            page.waitForLoadState(LoadState.NETWORKIDLE);
            if (page.getByText(text).first().isVisible()) return;
        }
        shows(text);
    }

    void press(String button) {
        page.getByRole(AriaRole.BUTTON, named(button)).first().click();
    }

    void follow(String link) {
        page.getByRole(AriaRole.LINK, named(link)).first().click();
    }

    void fill(String label, String value) {
        field(label).fill(value);
    }

    /** Chooses from a list that opens below a field. */
    void choose(String label, String option) {
        page.getByRole(AriaRole.COMBOBOX, named(label)).first().click();
        page.getByRole(AriaRole.OPTION, named(option)).first().click();
    }

    /** Opens the list below a field, types and takes by Enter what is offered first, as fast as a person would. */
    void find(String label, String typed) {
        field(label).click();
        assertThat(page.getByRole(AriaRole.OPTION).first()).isVisible();
        field(label).fill(typed);
        assertThat(page.locator("[data-combobox-selected]")).containsText(typed);
        field(label).press("Enter");
    }

    void check(String label) {
        page.getByLabel(label).check();
    }

    /** An entry of an open menu. */
    void item(String name) {
        page.getByRole(AriaRole.MENUITEM, named(name)).first().click();
    }

    /** One of several entries of an open menu, of which one holds. */
    void choice(String name) {
        page.getByRole(AriaRole.MENUITEMRADIO, named(name)).click();
    }

    /** Types over what the control holds that has just opened, and waits until it is saved. */
    void typeInstead(String label, String value) {
        assertThat(field(label)).isFocused();
        field(label).fill(value);
        page.waitForResponse(
                answer -> answer.request().method().equals("PATCH"),
                () -> field(label).press("Enter"));
    }

    void key(String keys) {
        page.keyboard().press(keys);
    }

    /** A control by its label, whether it is required or not. */
    Locator field(String label) {
        var exact = new Page.GetByLabelOptions().setExact(true);
        return page.getByLabel(label, exact)
                .or(page.getByLabel(label + " *", exact))
                .first();
    }

    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    /** A row of a table by any words in it. */
    Locator row(String words) {
        return page.getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText(words))
                .first();
    }

    Locator listItem(String words) {
        return page.getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText(words))
                .first();
    }

    void shows(String text) {
        assertThat(page.getByText(text).first()).isVisible();
    }

    void showsNot(String text) {
        assertThat(page.getByText(text)).hasCount(0);
    }

    void showsHeading(String title) {
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(title))
                        .first())
                .isVisible();
    }

    /** The address ends like this. */
    void isAt(String path) {
        assertThat(page).hasURL(Pattern.compile(".*" + path + "$"));
    }

    /** Presses the button and waits for the file that follows. */
    Download downloadBy(String button) {
        return page.waitForDownload(
                () -> dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button))
                        .last()
                        .click());
    }

    /** Keeps a picture under target/screenshots for people to look at. */
    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }

    static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    /** Ends the visit; fails where the page complained about anything on the way. */
    @Override
    public void close() {
        page.context().close();
        assertThat(complaints.unexpected()).as("complaints of the page").isEmpty();
    }
}
