package relata.records.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shape of the SQL: bare comparisons that an index serves, every literal bound, every reached table guarded. */
class SqlTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '\0',
            value = {
                "rating > 2.50 ¦ t.rating > :p0::numeric",
                "employees > 2 ¦ t.employees > :p0::bigint",
                "employees in [1, 2] ¦ t.employees = any(:p0::text[]::bigint[])",
                "!(rating > 2) ¦ ((t.rating > :p0::numeric) is not true)",
                "!(rating > 2 || active) ¦ (((t.rating > :p0::numeric) is not true) and ((t.active) is not true))",
                "name == \"Olha\" ¦ t.name = :p0::text",
                "name < \"M\" ¦ t.name collate \"C\" < :p0::text",
                "name.startsWith(\"Ol\") ¦ t.name like :p0::text",
                "name.containsIgnoringCase(\"ol\") ¦ t.name ilike :p0::text",
                "rating == null ¦ (t.rating is null)",
                "has(budget) ¦ (t.budget is not null)",
                "\"vip\" in tags ¦ t.tags @> array[:p0::text]",
                "owner == me ¦ t.owner_id = :p0::uuid",
                "seenAt > now - days(90) ¦ t.seen_at > :p0::timestamptz",
                "turnover > 100 ¦ t.turnover > :p0::numeric",
                "owner.name == \"Olha\" ¦ exists (select 1 from \"test_user\" t_x0 where t_x0.id = t.owner_id and "
                        + "t_x0.deleted_at is null and (seen(t_x0)) and t_x0.name = :p0::text)",
                "!(owner.name == \"Olha\") ¦ not exists (select 1 from \"test_user\" t_x0 where t_x0.id = t.owner_id and "
                        + "t_x0.deleted_at is null and (seen(t_x0)) and t_x0.name = :p0::text)",
                "orders.exists(o, o.units > 1) ¦ exists (select 1 from \"test_order\" t_x0 where t_x0.company_id = t.id and "
                        + "t_x0.deleted_at is null and (seen(t_x0)) and t_x0.units > :p0::bigint)"
            })
    void isWhatAnIndexServes(String text, String sql) {
        assertThat(sql(text, new Parameters())).isEqualTo(sql);
    }

    @Test
    void literalsAreBoundAsWritten() {
        var parameters = new Parameters();
        sql("rating > 2.50 && name.contains(\"50%_\\\\\") && name != \"'; drop table x; --\"", parameters);

        assertThat(parameters.values())
                .isEqualTo(Map.of(
                        "p0", new java.math.BigDecimal("2.50"), "p1", "%50\\%\\_\\\\%", "p2", "'; drop table x; --"));
    }

    @Test
    void everyTableReachedIsGuarded() {
        String sql = sql(
                "parent.owner == me && parent.bought > 1 && orders.all(o, o.seller.name == \"x\") "
                        + "&& children.max(c, c.rating) > 2 && (active ? owner.name : \"x\") == \"y\"",
                new Parameters());
        int tables = sql.split("from \"", -1).length - 1;

        assertThat(tables).isEqualTo(7);
        assertThat(sql.split("seen\\(", -1).length - 1).isEqualTo(tables);
        assertThat(sql.split("deleted_at is null", -1).length - 1).isEqualTo(tables);
    }

    private static String sql(String text, Parameters parameters) {
        return OneAnswerTest.right("company", text, Expected.CONDITION)
                .condition("t", parameters, (object, alias) -> "seen(" + alias + ")", TestRecords.MOMENT)
                .sql();
    }
}
