package relata.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import relata.testing.Authenticator;
import relata.testing.RelataTest;

/** An empty installation is set up, left and entered again: with a password, with a code, in English and in Russian. */
@RelataTest
@ExtendWith(Visits.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SignInPageTest {

    private static final String EMAIL = "olha@example.com";
    private static final String PASSWORD = "seven wet umbrellas";

    @BeforeEach
    void expectStrangersToBeTurnedAway(Screen screen) {
        screen.complaints().expect("401 GET /api/v1/me");
        screen.complaints().expect("401 GET /api/v1/catalog");
    }

    @Test
    @Order(1)
    void theFirstVisitorSetsTheInstallationUp(Screen screen) {
        Axe.into(screen.page());
        screen.open("/");
        screen.showsHeading("Set up Relata");
        isOpenToEverybody(screen);
        screen.fill("Company", "Lunaria");
        screen.find("Reporting currency", "EUR");
        assertThat(screen.field("Reporting currency")).hasValue("EUR – Euro");
        screen.find("Reporting currency", "EUR");
        assertThat(screen.field("Reporting currency")).hasValue("EUR – Euro");
        screen.fill("Your name", "Olha Marchenko");
        screen.fill("E-mail", EMAIL);
        screen.fill("Password", PASSWORD);
        screen.press("Set up Relata");

        screen.shows("Olha");
        screen.shows("Bring in your customers and orders");
    }

    @Test
    @Order(2)
    void aWrongPasswordIsSaidAndTheRightOneOpensThePageThatWasAskedFor(Screen screen) {
        screen.complaints().expect("401 POST /api/v1/session");
        Axe.into(screen.page());
        screen.open("/products");
        screen.showsHeading("Sign in to Relata");
        isOpenToEverybody(screen);
        signIn(screen, "Sign in", "seven dry umbrellas");
        screen.shows("E-mail address or password is wrong.");
        assertThat(screen.field("Password")).hasValue("");

        signIn(screen, "Sign in", PASSWORD);
        screen.isAt("/products");
        screen.showsHeading("Products");
    }

    @Test
    @Order(3)
    void whoSignsOutIsAskedForThePasswordAgain(Screen screen) {
        screen.open("/");
        signIn(screen, "Sign in", PASSWORD);
        screen.press("Account of Olha Marchenko");
        screen.item("Sign out");
        screen.showsHeading("Sign in to Relata");

        screen.open("/products");
        screen.showsHeading("Sign in to Relata");
    }

    @Test
    @Order(4)
    void theInterfaceSpeaksRussianFromTheFirstPage(Screen screen) {
        screen.complaints().expect("401 POST /api/v1/session");
        screen.open("/");
        screen.press("Русский");
        screen.showsHeading("Вход в Relata");
        signIn(screen, "Войти", "seven dry umbrellas");
        screen.shows("Неверный адрес электронной почты или пароль.");

        signIn(screen, "Войти", PASSWORD);
        screen.press("Account of Olha Marchenko");
        screen.choice("Русский");
        screen.key("Escape");
        screen.follow("Клиенты");
        screen.showsHeading("Клиенты");
        screen.shows("Пока нет: клиенты");
        screen.press("Учётная запись: Olha Marchenko");
        screen.choice("English");
        screen.showsHeading("Customers");
    }

    @Test
    @Order(5)
    void aSecondFactorIsTurnedOnAndAskedFor(Screen screen) {
        screen.complaints().expect("401 POST /api/v1/session/totp");
        screen.open("/settings/profile");
        signIn(screen, "Sign in", PASSWORD);
        screen.press("Turn on");
        var app = new Authenticator(screen.page().locator("code").textContent());
        var now = Instant.now();
        screen.fill("Code of the app", app.code(now));
        screen.press("Confirm the code");
        screen.shows("Recovery codes");
        screen.press("I have kept them");
        screen.shows("Move to another app");

        screen.page().context().clearCookies();
        screen.open("/");
        signIn(screen, "Sign in", PASSWORD);
        screen.showsHeading("One more step");
        screen.fill("Code", app.code(now));
        screen.press("Confirm");
        screen.shows("This code is wrong or was used already.");
        screen.fill("Code", app.code(now.plusSeconds(30)));
        screen.press("Confirm");
        screen.shows("Olha");
        screen.follow("Customers");
    }

    private static void isOpenToEverybody(Screen screen) {
        Axe.awaitContent(screen.page());
        Assertions.assertThat(Axe.complaints(screen.page())).isEmpty();
    }

    private static void signIn(Screen screen, String button, String password) {
        screen.page().locator("input[type=email]").fill(EMAIL);
        screen.page().locator("input[type=password]").fill(password);
        screen.page().getByRole(AriaRole.BUTTON, Screen.named(button)).click();
    }
}
