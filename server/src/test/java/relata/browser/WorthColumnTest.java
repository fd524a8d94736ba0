package relata.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.people.BuiltInRole;
import relata.records.importing.Uploads;
import relata.testing.DataSets;
import relata.testing.People;
import relata.testing.RelataTest;

/** CDNOW is in, its data end on 30 June 1998: the page of a buyer who has left says what it is worth, why, and asks why it left. */
@RelataTest
class WorthColumnTest {

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whatACustomerIsWorthIsToldWithItsModelAndWhyItLeftIsAsked() throws IOException {
        var administrator = people.with(BuiltInRole.ADMINISTRATOR);
        var user = new Uploads(port, administrator.token());
        bought(user);
        UUID offered = offered(administrator);
        fitted(user);
        UUID gone = jdbc.sql("""
                 select customer_id from customer_value
                  where stage = 'dissolution' and purchases between 4 and 9 and year_orders > 0
                  order by customer_id limit 1
                 """).query(UUID.class).single();
        jdbc.sql("""
                 insert into interaction (id, customer_id, occurred_at, channel, direction, kind)
                 select gen_random_uuid(), customer_id, last_on + 1, 'email', 'in', 'complaint' from customer_value where customer_id = ?
                 """).param(gone).update();
        try (var chromium = Chromium.started();
                var screen = chromium.screen(port, 1440, 900, ColorScheme.LIGHT).signedIn(administrator)) {
            Axe.into(screen.page());
            screen.open("/customers/" + gone);
            screen.shows("As of 30 Jun 1998");
            Locator worth = part(screen, "Lifetime value");
            assertThat(worth).containsText("80 %:");
            assertThat(worth).containsText("3 years ahead, Pareto/NBD");
            worth.getByRole(AriaRole.BUTTON).first().click();
            assertThat(screen.dialog()).containsText("of margin ahead");
            assertThat(screen.dialog()).containsText("In 39 weeks held out it was");
            screen.key("Escape");

            aStepIsReadInTheHistory(screen);
            itIsToldWhyTheRelationshipEnded(screen);
            itIsOpenToEverybody(screen);

            part(screen, "Value so far").getByRole(AriaRole.BUTTON).first().click();
            assertThat(screen.dialog()).containsText("Margin of 12 months");
            screen.follow("Orders behind it");
            assertThat(screen.page().url()).contains("/orders?filter=");

            whatIsOfferedNextNamesItsProductWithTheFiguresBehindIt(screen, offered);

            aPoorModelMarksItsFigures(screen, gone);
        }
        assertThat(jdbc.sql("select reason from dissolution where customer_id = ?")
                        .param(gone)
                        .query(String.class)
                        .single())
                .isEqualTo("alternative");
    }

    private void bought(Uploads user) throws IOException {
        user.api.post("/api/v1/exchange-rates", Map.of("currency", "USD", "validFrom", "1996-01-01", "rate", 1));
        user.imported("orders", Files.readString(DataSets.path("cdnow/CDNOW_sample.txt")), Uploads.CDNOW);
    }

    /** Salons that buy three products of one house each; one who bought often and lately lacks the balm. */
    private UUID offered(People.Person owner) {
        jdbc.sql("""
                 insert into product (id, name, family)
                 select gen_random_uuid(), 'House ' || n / 3 || (array[' oil', ' balm', ' shampoo'])[1 + n % 3], 'Hair care'
                   from generate_series(0, 14) n
                 """).update();
        UUID offered = jdbc.sql("""
                 select customer_id from sales_order
                  group by customer_id
                 having count(*) >= 6 and max(placed_at) >= timestamptz '1998-06-01' and min(placed_at) < timestamptz '1997-03-01'
                  order by max(placed_at) desc, customer_id limit 1
                 """).query(UUID.class).single();
        jdbc.sql("""
                 insert into order_line (id, order_id, position, product_id, quantity, amount, cost, currency)
                 select gen_random_uuid(), o.id, 100 + p.n, p.id, 1, 1000, 400, o.currency
                   from (select distinct on (customer_id) id, customer_id, currency, dense_rank() over (order by customer_id) % 5 as house
                           from sales_order order by customer_id, placed_at desc) o
                   join (select id, name, row_number() over (order by name) as n from product) p
                     on p.name like 'House ' || case when o.customer_id = :offered then 0 else o.house end || ' %'
                  where o.customer_id <> :offered or p.name not like '% balm'
                 """).param("offered", offered).update();
        jdbc.sql("update customer set owner_id = ?, email = 'salon@example.com' where id = ?")
                .params(owner.id(), offered)
                .update();
        jdbc.sql("""
                 insert into consent (id, customer_id, purpose, channel, state, decided_at)
                 values (gen_random_uuid(), ?, 'offers', 'email', 'given', now())
                 """).param(offered).update();
        jdbc.sql("""
                 insert into customer_arm (customer_id, bucket) values (?, 9999)
                 on conflict (customer_id) do update set bucket = 9999
                 """).param(offered).update();
        return offered;
    }

    private void fitted(Uploads user) {
        user.api.put("/api/v1/insight-settings", Map.of("timeZone", "UTC", "dataEndOn", "1998-06-30"));
        user.api.post("/api/v1/purchase-models", Map.of("asOf", "1998-06-30", "heldOutWeeks", 39));
        await().atMost(Duration.ofSeconds(90))
                .until(() -> jdbc.sql("""
                         select exists (select from purchase_model where state = 'done')
                            and not exists (select from standing_run where state = 'waiting')
                            and exists (select from customer_value where active is not null)
                         """).query(Boolean.class).single());
    }

    private void whatIsOfferedNextNamesItsProductWithTheFiguresBehindIt(Screen screen, UUID offered) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> jdbc.sql(
                                "select exists (select from work_item where customer_id = ? and product_id is not null)")
                        .param(offered)
                        .query(Boolean.class)
                        .single());
        screen.open("/customers/" + offered);
        Locator next = part(screen, "What to do next");
        assertThat(next).containsText("Offer “House 0 balm”");
        assertThat(next).containsText("House 0 balm fits: chance ");
        assertThat(next).containsText("margin € 600");
        assertThat(next).containsText("of those who bought House 0 ");
        assertThat(next).containsText("assumption of the company");

        Locator offers = part(screen, "Affinities and next best offer");
        offers.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("chance"))
                .first()
                .click();
        assertThat(screen.dialog()).containsText("House 0 balm: chance ");
        assertThat(screen.dialog()).containsText("Bought by those who bought House 0 ");
        assertThat(screen.dialog()).containsText("Probability active");
        assertThat(screen.dialog()).containsText("An offer brings of those whom it fits (assumed)10 %");
        assertThat(screen.dialog()).containsText("Expected: chance × margin");
        screen.picture("offer-chance");
        screen.key("Escape");
        offers.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("margin"))
                .first()
                .click();
        assertThat(screen.dialog()).containsText("order lines of 24 months");
        screen.follow("Orders with this product");
        assertThat(screen.page().url()).contains("/orders?filter=lines.exists");
        assertThat(screen.page().getByRole(AriaRole.ROW).nth(1)).isVisible();
    }

    private static void aStepIsReadInTheHistory(Screen screen) {
        screen.press("History");
        assertThat(screen.dialog()).containsText("ilent for ");
        assertThat(screen.dialog()).containsText("days between purchases");
        screen.key("Escape");
        assertThat(screen.dialog()).hasCount(0);
    }

    private static void itIsToldWhyTheRelationshipEnded(Screen screen) {
        screen.shows("The customer ended it: Dissatisfied with service");
        screen.shows("follows from facts, nobody said so");
        screen.press("Say why");
        screen.check("The customer ended it");
        screen.check("A better or cheaper alternative");
        screen.fill("What happened", "Went to the shop next door.");
        screen.press("Save");
        screen.shows("The customer ended it: A better or cheaper alternative");
        screen.shows("Went to the shop next door.");
    }

    private void aPoorModelMarksItsFigures(Screen screen, UUID customer) {
        var mark = new Locator.GetByRoleOptions().setName("Unreliable: a simple rule predicted held-out weeks better");
        screen.open("/customers/" + customer);
        Locator worth = part(screen, "Lifetime value");
        assertThat(worth).containsText("Pareto/NBD");
        Locator main = screen.page().locator("main");
        assertThat(main.getByRole(AriaRole.IMG, mark)).hasCount(0);
        jdbc.sql("""
                 update purchase_model
                    set id = gen_random_uuid(), report = report || '{"poor": true, "poorness": ["simple-rule"]}'::jsonb
                  where state = 'done'
                 """).update();
        screen.open("/customers/" + customer);
        assertThat(worth.getByRole(AriaRole.IMG, mark)).hasCount(2);
        assertThat(main.getByText("risk 0.").getByRole(AriaRole.IMG, mark)).isVisible();
        screen.open("/customers?columns=name,churnRisk,lifetimeValue&filter=churnRisk%20%3E%200.5");
        assertThat(main.getByRole(AriaRole.IMG, mark).first()).isVisible();
        screen.open("/insight/models");
        screen.shows("In use, figures marked");
    }

    private static void itIsOpenToEverybody(Screen screen) {
        Page page = screen.page();
        Axe.awaitContent(page);
        assertThat(Axe.complaints(page)).as("wide").isEmpty();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        Axe.awaitContent(page);
        assertThat(Axe.contrastComplaints(page)).as("dark").isEmpty();
        page.setViewportSize(360, 740);
        Axe.awaitContent(page);
        assertThat(Axe.complaints(page)).as("narrow").isEmpty();
        assertThat(page.getByRole(AriaRole.TAB, Screen.named("Value"))).isVisible();
        page.setViewportSize(1440, 900);
    }

    private static Locator part(Screen screen, String name) {
        return screen.page().getByRole(AriaRole.REGION, Screen.named(name));
    }
}
