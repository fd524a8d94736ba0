package relata.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.Actor;
import relata.platform.Language;
import relata.platform.StartRefused;
import relata.platform.people.BuiltInRole;
import relata.platform.people.Users;
import relata.platform.text.SearchWords;
import relata.testing.RelataTest;

/** The sample company in a real database: as many rows as stories, sums that agree, names that are found. */
@RelataTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LunariaTest {

    @Autowired
    private Lunaria lunaria;

    @Autowired
    private Users users;

    @Autowired
    private JdbcClient jdbc;

    @BeforeAll
    void fill() {
        var administrator =
                new Users.NewUser("Olha", "olha@example.com", Language.EN, ZoneId.of("Europe/Kyiv"), "none");
        users.add(administrator, Set.of(BuiltInRole.ADMINISTRATOR.id()), Actor.SYSTEM);
        lunaria.load(1200, 5, false);
    }

    @Test
    void everyCustomerIsThereWithTheirPeople() {
        assertThat(count("customer where kind = 'organization'")).isEqualTo(40);
        assertThat(count("customer where kind = 'person'")).isEqualTo(1160 + count("relationship"));
        assertThat(count("product")).isBetween(150L, 300L);
        assertThat(count("app_user where email like '%@lunaria.example'")).isEqualTo(16);
        assertThat(count("customer where owner_id is null")).isZero();
        assertThat(count("household")).isPositive();
    }

    @Test
    void sumsOfOrdersAgreeWithTheirLinesAndCustomers() {
        assertThat(count("""
                sales_order o
                 where o.total <> (select sum(l.amount) from order_line l where l.order_id = o.id)
                    or o.returned <> (select sum(l.returned_amount) from order_line l where l.order_id = o.id)
                    or o.margin <> o.total - o.cost
                """)).isZero();
        assertThat(count("""
                customer c
                 where c.spent <> coalesce((select sum(o.total_reporting - o.returned_reporting)
                                              from sales_order o where o.customer_id = c.id), 0)
                    or c.order_count <> (select count(*) from sales_order o where o.customer_id = c.id)
                """)).isZero();
        BigDecimal rate = jdbc.sql("""
                        select max(abs(o.total_reporting - o.total * r.rate))
                          from sales_order o
                          join lateral (select rate from exchange_rate x
                                         where x.currency = o.currency and x.valid_from <= (o.placed_at at time zone 'UTC')::date
                                         order by x.valid_from desc limit 1) r on true
                         where o.currency <> 'UAH'
                        """).query(BigDecimal.class).single();
        assertThat(rate).isLessThan(new BigDecimal("0.001"));
    }

    @Test
    void everyIdentityIsAnUnsharedContactPointOrNumberOfItsCustomer() {
        assertThat(count("""
                customer_identity i
                 where i.kind in ('email', 'phone')
                   and not exists (select 1 from contact_point p
                                    where p.customer_id = i.customer_id and p.kind = i.kind
                                      and p.normalized = i.value and not p.shared)
                """)).isZero();
        assertThat(count("""
                contact_point p
                 where not p.shared and p.kind in ('email', 'phone')
                   and not exists (select 1 from customer_identity i
                                    where i.kind = p.kind and i.value = p.normalized and i.customer_id = p.customer_id)
                """)).isZero();
        assertThat(count("contact_point where shared")).isPositive();
    }

    @Test
    void aNameIsFoundInAnotherSpelling() {
        String name = jdbc.sql("select name from customer where name like '%Шевченко%' order by id limit 1")
                .query(String.class)
                .single();
        String asked = SearchWords.query("Shevchenko ").orElseThrow();
        List<String> found = jdbc.sql("select name from customer where search_words @@ ?::tsquery")
                .param(asked)
                .query(String.class)
                .list();
        assertThat(found).contains(name);
    }

    @Test
    void aFilledInstallationIsNotFilledAgain() {
        assertThatThrownBy(() -> lunaria.fill(500))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("empty");
    }

    @Test
    void indexesThatWereTakenAwayComeBackAsTheyWere() {
        var indexes = new SecondaryIndexes(jdbc);
        List<String> before = definitions();
        indexes.takeAway();
        assertThat(definitions()).hasSizeLessThan(before.size() - 30);
        indexes.bringBack();
        assertThat(definitions()).isEqualTo(before);
        assertThat(count("sample_index")).isZero();
    }

    private List<String> definitions() {
        return jdbc.sql("select indexdef from pg_indexes where schemaname = 'public' order by indexdef")
                .query(String.class)
                .list();
    }

    private long count(String of) {
        return jdbc.sql("select count(*) from " + of).query(Long.class).single();
    }
}
