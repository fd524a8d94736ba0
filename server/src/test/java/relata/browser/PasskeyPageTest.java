package relata.browser;

import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import relata.platform.people.BuiltInRole;
import relata.testing.People;
import relata.testing.VirtualAuthenticator;

/** A passkey of this device signs its person in without a password, until it is removed. */
@BrowserTest
class PasskeyPageTest {

    @Autowired
    People people;

    @Test
    void aPasskeyIsAddedSignsInAndIsRemoved(Screen screen) {
        screen.complaints().expect("401 GET /api/v1/me");
        screen.complaints().expect("401 GET /api/v1/catalog");
        screen.complaints().expect("401 POST /login/webauthn");
        VirtualAuthenticator.into(screen.page());
        var person = people.with(BuiltInRole.ADMINISTRATOR); // without one the page would ask to set Relata up
        screen.signedIn(person);
        screen.open("/settings/profile");
        screen.fill("Name of the new passkey", "My laptop");
        screen.press("Add a passkey");
        screen.shows("The passkey is added");

        screen.page().context().clearCookies();
        screen.open("/products");
        screen.press("Sign in with a passkey");
        screen.isAt("/products");
        screen.showsHeading("Products");

        screen.open("/settings/profile");
        screen.press("Remove: My laptop");
        screen.dialog()
                .getByRole(AriaRole.BUTTON)
                .getByText("Remove the passkey")
                .click();
        screen.showsNot("It no longer signs you in.");
        screen.page().context().clearCookies();
        screen.open("/");
        screen.press("Sign in with a passkey");
        screen.shows("This passkey was not accepted.");
        screen.showsHeading("Sign in to Relata");
    }
}
