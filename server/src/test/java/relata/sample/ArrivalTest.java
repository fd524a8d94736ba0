package relata.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.testing.RelataTest;

/** The sample company as it comes in through imports and verbs, beside the same company written into the tables. */
@RelataTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArrivalTest {

    private static final List<String> FIGURES = List.of("""
            select kind, count(*), md5(string_agg(concat_ws('|', external_id, name, given_name, patronymic, family_name, email,
                   phone, tax_id, birthday, language, time_zone, street, postal_code, city, country, description), E'\\n'
                   order by external_id)) from customer group by 1
            """, """
            select u.email, t.name, p.name, h.name, count(*)
              from customer c left join app_user u on u.id = c.owner_id left join team t on t.id = c.team_id
              left join territory p on p.id = c.territory_id left join household h on h.id = c.household_id
             group by 1, 2, 3, 4
            """, """
            select kind, shared, is_primary, verified_at, count(*), md5(string_agg(value, ' ' order by value))
              from contact_point group by 1, 2, 3, 4
            """, """
            select kind, verified, count(*), md5(string_agg(value, ' ' order by value))
              from customer_identity group by 1, 2
            """, """
            select purpose, channel, state, evidence, count(*), sum(extract(epoch from decided_at)::bigint)
              from consent group by 1, 2, 3, 4
            """, """
            select kind, count(*), md5(string_agg(concat(street, city, postal_code, country), ' '
                   order by street, city, postal_code)) from address group by 1
            """, """
            select r.role, r.level, r.influence, r.attitude, r.since, p.name, o.name
              from relationship r join customer p on p.id = r.customer_id join customer o on o.id = r.other_id
            """, """
            select name, code, family, unit, price, cost, currency, refill_days, active from product
            """, """
            select currency, channel, status, count(*), sum(total), sum(discount), sum(cost), sum(margin), sum(returned),
                   sum(units), sum(total_reporting), sum(margin_reporting), sum(returned_reporting),
                   sum(extract(epoch from placed_at)::bigint), md5(string_agg(concat(number, note), ' ' order by number))
              from sales_order group by 1, 2, 3
            """, """
            select p.code, l.currency, count(*), sum(l.position), sum(l.quantity), sum(l.unit_price), sum(l.discount),
                   sum(l.amount), sum(l.cost), sum(l.returned_quantity), sum(l.returned_amount)
              from order_line l join product p on p.id = l.product_id group by 1, 2
            """, """
            select i.kind, i.channel, i.direction, i.source, i.outcome, i.campaign, count(*), sum(i.satisfaction),
                   sum(extract(epoch from i.occurred_at)::bigint), sum(i.unit_cost) filter (where i.kind <> 'return'),
                   sum(i.duration_seconds) filter (where i.kind in ('call', 'meeting')),
                   md5(string_agg(concat_ws('|', i.subject, i.body, u.email), ' ' order by i.subject, i.body, u.email))
              from interaction i left join app_user u on u.id = i.user_id and i.kind <> 'return'
             group by 1, 2, 3, 4, 5, 6
            """);

    @Autowired
    private Lunaria lunaria;

    @Autowired
    private JdbcClient jdbc;

    private List<List<String>> arrived = List.of();
    private Map<String, Long> refused = Map.of();
    private long journaled;
    private long misdated;

    @BeforeAll
    void fill() {
        lunaria.load(300, 5, true);
        arrived = figures();
        refused = jdbc
                .sql("select file_name, coalesce((counts ->> 'refused')::bigint, 0) from file_import")
                .query((row, _) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        journaled = jdbc.sql("select count(*) from change_journal")
                .query(Long.class)
                .single();
        misdated = jdbc.sql("""
                        select count(*) from customer c
                          join change_journal j on j.record_id = c.id and j.kind = 'create'
                         where j.at <> c.created_at
                        """).query(Long.class).single();
        jdbc.sql("truncate customer, household, product, exchange_rate cascade").update();
        lunaria.load(300, 5, false);
    }

    private List<List<String>> figures() {
        return FIGURES.stream()
                .map(sql -> jdbc.sql("select figure::text from (" + sql + ") figure order by 1")
                        .query(String.class)
                        .list())
                .toList();
    }

    @Test
    void theSameCompanyComesThroughTheDoorsAsIsWrittenIntoTheTables() {
        List<List<String>> written = figures();
        var softly = new SoftAssertions();
        for (int figure = 0; figure < FIGURES.size(); figure++) {
            softly.assertThat(arrived.get(figure)).as(FIGURES.get(figure)).isEqualTo(written.get(figure));
        }
        softly.assertAll();
    }

    @Test
    void theHistorySaysTheDayOnWhichTheRecordSaysItWasMade() {
        assertThat(misdated).isZero();
    }

    @Test
    void rowsThatNobodyCouldTakeWaitInTheirImports() {
        assertThat(refused).containsEntry("чеки.csv", 3L).containsEntry("товари.csv", 1L);
        assertThat(refused).containsEntry("позиції-чеків.csv", 0L).containsEntry("картки-виправлені.csv", 0L);
        assertThat(journaled).isPositive();
    }
}
