package relata.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.people.BuiltInRole;
import relata.records.changes.Changes;
import relata.testing.People;
import relata.testing.Records;

/** A morning's work on Home: done, put off, handed over, rejected; a word to a colleague reaches their bell. */
@BrowserTest
class WorkPageTest {

    @Autowired
    People people;

    @Autowired
    Changes changes;

    @Autowired
    JdbcClient jdbc;

    private UUID task(People.Person owner, String customer, String subject, String kind) {
        var records = new Records(changes, jdbc);
        var id = records.create("customer", Map.of("kind", "organization", "name", customer, "owner", owner.id()));
        records.create(
                "task",
                Map.of(
                        "subject",
                        subject,
                        "customer",
                        id,
                        "kind",
                        kind,
                        "owner",
                        owner.id(),
                        "dueAt",
                        Instant.now().plus(Duration.ofDays(2))));
        return id;
    }

    private static Locator item(Screen screen, String words) {
        return screen.page()
                .getByLabel("What to do")
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText(words));
    }

    private static void aTaskIsAboutARecordAndIsFollowed(Screen screen, String colleague) {
        screen.press("Follow: Send the quote");
        screen.page()
                .getByRole(AriaRole.BUTTON, Screen.named("Stop following: Send the quote"))
                .waitFor();
        screen.follow("Prepare the spring review");
        screen.press("Choose a record");
        screen.choose("Kind of record", "Customer");
        screen.field("Which one").fill("Salon Mavka");
        screen.page().getByRole(AriaRole.OPTION, Screen.named("Salon Mavka")).click();
        screen.shows("Customer: Salon Mavka");
        screen.press("Add a follower");
        screen.field("Who should be told of changes").fill(colleague);
        screen.page().getByRole(AriaRole.OPTION, Screen.named(colleague)).click();
        screen.page()
                .getByRole(AriaRole.BUTTON, Screen.named(colleague + " no longer follows"))
                .waitFor();
        screen.open("/");
        item(screen, "Prepare the spring review")
                .getByRole(AriaRole.LINK, link("Customer: Salon Mavka"))
                .waitFor();
    }

    private static Locator.GetByRoleOptions link(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    @Test
    void workIsDonePutOffHandedOverAndRejectedFromHome(Screen screen) {
        var seller = people.with(BuiltInRole.ADMINISTRATOR);
        var colleague = people.with(BuiltInRole.SERVICE);
        String name = jdbc.sql("select name from app_user where id = ?")
                .param(colleague.id())
                .query(String.class)
                .single();
        task(seller, "Hotel Chornohora", "Call about the renewal", "call");
        task(seller, "Salon Mavka", "Send the quote", "mail");
        task(seller, "Perlyna Pharmacies", "Ask who decides now", "call");
        UUID spa = task(seller, "Spa Lelitka", "Prepare the spring review", "other");
        screen.signedIn(seller);
        screen.open("/");
        screen.shows("4 things to do");

        aTaskIsAboutARecordAndIsFollowed(screen, name);
        item(screen, "Call about the renewal").click();
        screen.key("d");
        screen.item("Bought");
        assertThat(item(screen, "Call about the renewal").first()).isHidden();
        screen.shows("3 things to do");
        screen.key("z");
        screen.shows("4 things to do");
        assertThat(item(screen, "Call about the renewal").first()).isVisible();

        screen.press("Put off: Salon Mavka");
        screen.item("In three days");
        screen.shows("3 things to do");

        screen.press("Hand over: Perlyna Pharmacies");
        screen.field("Person").fill(name);
        screen.page().getByRole(AriaRole.OPTION, Screen.named(name)).click();
        screen.dialog()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Hand over"))
                .click();
        screen.shows("2 things to do");

        screen.press("Reject: Spa Lelitka");
        screen.page().getByLabel("Wrong action").check();
        screen.dialog()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Reject"))
                .click();
        screen.shows("1 thing to do");

        screen.open("/customers/" + spa);
        screen.page().getByRole(AriaRole.TAB, Screen.named("Comment")).click();
        Locator text = screen.page().getByLabel("Write to your colleagues");
        text.pressSequentially("@" + name);
        screen.page().getByRole(AriaRole.OPTION, Screen.named(name)).click();
        text.pressSequentially("they write only");
        screen.press("Comment");
        assertThat(screen.page().locator("main")).containsText("they write only");

        screen.signedIn(colleague);
        screen.open("/");
        screen.press("4 new notifications");
        screen.shows("wants you to follow: Prepare the spring review");
        screen.shows("changed: Prepare the spring review");
        screen.shows("mentions you: Spa Lelitka");
        screen.shows("handed over to you: Ask who decides now");
        screen.shows("they write only");
        screen.press("Mark all as read");
        screen.page().getByRole(AriaRole.BUTTON, Screen.named("Notifications")).waitFor();
    }

    @Test
    void aTaskBegunOnAProductPointsToItAndStandsOnItsPage(Screen screen) {
        UUID product = new Records(changes, jdbc).create("product", Map.of("name", "Serum with a task"));
        screen.signedIn(people.with(BuiltInRole.ADMINISTRATOR));
        screen.open("/products/" + product);
        screen.press("New task about this");
        screen.fill("What to do", "Order more of it");
        screen.dialog().getByRole(AriaRole.BUTTON).last().click();
        assertThat(screen.page().getByRole(AriaRole.REGION, Screen.named("Tasks")))
                .containsText("Order more of it");
        screen.follow("Order more of it");
        screen.shows("Product: Serum with a task");
        screen.page().getByRole(AriaRole.TAB, Screen.named("History")).click();
        screen.shows("changed the related record");
    }
}
