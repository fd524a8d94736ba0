package relata.insight.learning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.insight.learning.Input.Kind;

/** What customers had bought by the end of a day, and what they did in the days after it: nothing of the one knows of the other. */
@Component
class PurchaseFacts {

    private static final List<Input> OF_ALL = List.of(
            number("daysSinceLast"),
            number("daysAsCustomer"),
            number("orders"),
            number("ordersInYear"),
            number("ordersInQuarter"),
            number("spent"),
            number("spentInYear"),
            number("averageOrder"),
            number("trend"),
            number("daysBetween"),
            number("overdue"),
            new Input(Input.PURCHASES + "lastChannel", Kind.KIND, null));

    /** Of lines, which are read for questions about a product or category alone: they cost ten times what orders cost. */
    private static final List<Input> OF_ONE =
            List.of(number("categories"), number("ordersOfIt"), number("daysSinceIt"));

    private static final String FOLLOWED_BY_IT = "followedByIt";

    private final JdbcClient jdbc;

    PurchaseFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static Input number(String name) {
        return new Input(Input.PURCHASES + name, Kind.NUMBER, null);
    }

    /** What can be learned from about purchases, for a question of this kind. */
    static List<Input> inputs(Question.Kind kind) {
        var inputs = new ArrayList<Input>(OF_ALL);
        switch (kind) {
            case BUYS_PRODUCT, BUYS_CATEGORY -> inputs.addAll(OF_ONE);
            case BUYS_AGAIN, LEAVES -> {}
            case FIELD -> inputs.clear();
        }
        return inputs;
    }

    /**
     * One customer's purchases up to a day.
     *
     * @param values by the name of the input
     * @param daysSinceLast since the last of them
     * @param followed whether an order followed within the days asked for
     * @param followedByIt whether one with the product or category did
     */
    record Facts(Map<String, Object> values, int daysSinceLast, boolean followed, boolean followedByIt) {

        @Nullable
        Object value(Input input) {
            return values.get(input.name());
        }
    }

    /**
     * The facts of those customers who had bought by the end of the day {@code cut}.
     *
     * @param days how many days after it count as an answer
     */
    Map<UUID, Facts> of(List<UUID> customers, Question question, LocalDate cut, int days, ZoneId zone) {
        boolean ofOne = question.product() != null || question.category() != null;
        Map<UUID, Map<String, Object>> bought = ofOne ? bought(customers, question, cut, days, zone) : Map.of();
        Map<UUID, String> channels = channels(customers, cut, zone);
        var facts = new HashMap<UUID, Facts>();
        jdbc.sql("""
                 with days as (
                     select customer_id, (placed_at at time zone :zone)::date as day, coalesce(value, 0) as value
                       from order_facts
                      where customer_id = any(:customers)
                        and placed_at < (cast(:cut as date) + cast(:days as integer) + 1)::timestamp at time zone :zone)
                 select customer_id,
                        cast(:cut as date) - max(day) filter (where day <= :cut),
                        cast(:cut as date) - min(day),
                        count(*) filter (where day <= :cut),
                        count(*) filter (where day <= :cut and day > cast(:cut as date) - 365),
                        count(*) filter (where day <= :cut and day > cast(:cut as date) - 91),
                        sum(value) filter (where day <= :cut),
                        coalesce(sum(value) filter (where day <= :cut and day > cast(:cut as date) - 365), 0),
                        coalesce(sum(value) filter (where day <= :cut and day > cast(:cut as date) - 182), 0)
                            - coalesce(sum(value) filter (where day <= cast(:cut as date) - 182 and day > cast(:cut as date) - 364), 0),
                        count(distinct day) filter (where day <= :cut),
                        max(day) filter (where day <= :cut) - min(day),
                        count(*) filter (where day > :cut) > 0
                   from days
                  group by customer_id
                 having min(day) <= :cut
                 """)
                .param("zone", zone.getId())
                .param("customers", customers.toArray(UUID[]::new))
                .param("cut", cut)
                .param("days", days)
                .query(row -> {
                    UUID customer = Objects.requireNonNull(row.getObject(1, UUID.class));
                    facts.put(customer, facts(row, channels.get(customer), bought.getOrDefault(customer, Map.of())));
                });
        return facts;
    }

    private static Facts facts(ResultSet row, @Nullable String channel, Map<String, Object> bought)
            throws SQLException {
        int since = row.getInt(2);
        int orders = row.getInt(4);
        double spent = row.getDouble(7);
        int purchaseDays = row.getInt(10);
        var values = new HashMap<String, Object>();
        put(values, "daysSinceLast", since);
        put(values, "daysAsCustomer", row.getInt(3));
        put(values, "orders", orders);
        put(values, "ordersInYear", row.getInt(5));
        put(values, "ordersInQuarter", row.getInt(6));
        put(values, "spent", spent);
        put(values, "spentInYear", row.getDouble(8));
        put(values, "averageOrder", spent / orders);
        put(values, "trend", row.getDouble(9));
        if (purchaseDays > 1) {
            double between = row.getDouble(11) / (purchaseDays - 1);
            put(values, "daysBetween", between);
            put(values, "overdue", since / between);
        }
        if (channel != null) {
            put(values, "lastChannel", channel);
        }
        values.putAll(bought);
        values.remove(FOLLOWED_BY_IT);
        return new Facts(values, since, row.getBoolean(12), Boolean.TRUE.equals(bought.get(FOLLOWED_BY_IT)));
    }

    private static void put(Map<String, Object> values, String name, Object value) {
        values.put(Input.PURCHASES + name, value);
    }

    /** Where each bought last. */
    private Map<UUID, String> channels(List<UUID> customers, LocalDate cut, ZoneId zone) {
        var channels = new HashMap<UUID, String>();
        jdbc.sql("""
                 select distinct on (customer_id) customer_id, channel
                   from order_facts
                  where customer_id = any(:customers) and channel is not null
                    and placed_at < (cast(:cut as date) + 1)::timestamp at time zone :zone
                  order by customer_id, placed_at desc, order_id desc
                 """)
                .param("customers", customers.toArray(UUID[]::new))
                .param("cut", cut)
                .param("zone", zone.getId())
                .query(row -> {
                    channels.put(Objects.requireNonNull(row.getObject(1, UUID.class)), row.getString(2));
                });
        return channels;
    }

    private Map<UUID, Map<String, Object>> bought(
            List<UUID> customers, Question question, LocalDate cut, int days, ZoneId zone) {
        var bought = new HashMap<UUID, Map<String, Object>>();
        jdbc.sql("""
                 with days as (
                     select customer_id, order_id, (placed_at at time zone :zone)::date as day, family as category,
                            coalesce(product_id = cast(:product as uuid), false)
                                or coalesce(family = cast(:category as text), false) as wanted
                       from order_line_facts
                      where customer_id = any(:customers)
                        and placed_at < (cast(:cut as date) + cast(:days as integer) + 1)::timestamp at time zone :zone)
                 select customer_id,
                        count(distinct category) filter (where day <= :cut),
                        count(distinct order_id) filter (where day <= :cut and wanted),
                        cast(:cut as date) - max(day) filter (where day <= :cut and wanted),
                        count(*) filter (where day > :cut and wanted) > 0
                   from days
                  group by customer_id
                 """)
                .param("zone", zone.getId())
                .param("customers", customers.toArray(UUID[]::new))
                .param("product", question.product())
                .param("category", question.category())
                .param("cut", cut)
                .param("days", days)
                .query(row -> {
                    var values = new HashMap<String, Object>();
                    put(values, "categories", row.getInt(2));
                    put(values, "ordersOfIt", row.getInt(3));
                    int since = row.getInt(4);
                    if (!row.wasNull()) {
                        put(values, "daysSinceIt", since);
                    }
                    values.put(FOLLOWED_BY_IT, row.getBoolean(5));
                    bought.put(Objects.requireNonNull(row.getObject(1, UUID.class)), values);
                });
        return bought;
    }
}
