package relata.commerce;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.Money;
import relata.testing.Records;

/** Orders, lines, products and rates that are written and changed at random. */
final class RandomOrders {

    private static final Instant BEGIN = Instant.parse("2025-03-20T00:00:00Z");
    private static final List<Instant> SPECIAL = List.of(
            Instant.parse("2025-03-29T22:00:00Z"),
            Instant.parse("2025-04-09T21:00:00Z"),
            Instant.parse("2025-05-06T21:00:00Z"));
    private static final List<String> STATUSES = List.of("placed", "paid", "delivered", "returned", "cancelled");
    private final Records records;
    private final JdbcClient jdbc;
    private final Random random;
    private final List<UUID> customers = new ArrayList<>();
    private final List<UUID> products = new ArrayList<>();
    private final List<UUID> orders = new ArrayList<>();
    private final Map<LocalDate, UUID> rates = new HashMap<>();

    /** A few customers, the first of them of this owner, products and orders to begin with. */
    RandomOrders(Records records, JdbcClient jdbc, Random random, UUID owner) {
        this.records = records;
        this.jdbc = jdbc;
        this.random = random;
        for (int i = 0; i < 3; i++) {
            var customer = new HashMap<String, Object>(Map.of("kind", "person", "name", "Buyer " + i));
            if (i == 0) {
                customer.put("owner", owner);
            }
            customers.add(records.create("customer", customer));
            products.add(records.create("product", Map.of("name", "Soap " + i, "family", i == 0 ? "Care" : "Home")));
        }
        for (int i = 0; i < 60; i++) {
            order();
        }
    }

    /** One more, at this moment. */
    void at(Instant moment) {
        records.create("order", Map.of("customer", one(customers), "placedAt", moment, "total", money("EUR")));
    }

    void order() {
        var order = new HashMap<String, Object>(Map.of(
                "customer", one(customers),
                "placedAt", moment(),
                "status", one(STATUSES),
                "total", money(random.nextInt(8) == 0 ? "USD" : "EUR")));
        if (random.nextInt(4) != 0) {
            order.put("channel", one(List.of("web", "shop")));
        }
        UUID id = records.create("order", order);
        orders.add(id);
        for (int line = random.nextInt(3); line > 0; line--) {
            var values = new HashMap<String, Object>(Map.of(
                    "order",
                    id,
                    "quantity",
                    new BigDecimal(1 + random.nextInt(5)),
                    "amount",
                    money(((Money) order.get("total")).currency())));
            if (random.nextInt(4) != 0) {
                values.put("product", one(products));
            }
            records.create("orderLine", values);
        }
    }

    /** Any of them, in any way; comes back from the bin where it lies there. */
    void change() {
        UUID order = one(orders);
        boolean binned = jdbc.sql("select deleted_at is not null from sales_order where id = ?")
                .param(order)
                .query(Boolean.class)
                .single();
        if (binned) {
            records.restore("order", order);
            return;
        }
        switch (random.nextInt(11)) {
            case 0, 1 -> order();
            case 2 -> records.change("order", order, Map.of("placedAt", moment()));
            case 3 -> records.change("order", order, Map.of("status", one(STATUSES)));
            case 4 -> records.delete("order", order);
            case 5 -> records.change("product", one(products), Map.of("family", one(List.of("Care", "Home", "Gift"))));
            case 6 -> line(line -> records.change("orderLine", line, Map.of("returnedQuantity", BigDecimal.ONE)));
            case 7 -> rate();
            case 8 -> erase(order);
            case 9 -> line(line -> records.delete("orderLine", line));
            default -> line(line -> records.change("orderLine", line, Map.of("product", one(products))));
        }
    }

    /** Orders of its day and of later ones are valued anew. */
    private void rate() {
        var worth = Map.<String, Object>of("rate", new BigDecimal(80 + random.nextInt(40)).movePointLeft(2));
        LocalDate from = LocalDate.ofInstant(moment(), ZoneOffset.UTC);
        UUID known = rates.get(from);
        if (known == null) {
            var rate = new HashMap<>(worth);
            rate.putAll(Map.of("currency", "USD", "validFrom", from));
            rates.put(from, records.create("exchangeRate", rate));
        } else {
            records.change("exchangeRate", known, worth);
        }
    }

    /** With its lines, as the bin is emptied. */
    private void erase(UUID order) {
        jdbc.sql("delete from sales_order where id = ?").param(order).update();
        orders.remove(order);
    }

    /** One that stands. */
    private void line(Consumer<UUID> change) {
        jdbc.sql("""
                 select l.id from order_line l join sales_order o on o.id = l.order_id
                  where l.deleted_at is null and o.deleted_at is null order by md5(l.id::text || ?) limit 1
                 """)
                .param(String.valueOf(random.nextInt()))
                .query(UUID.class)
                .optional()
                .ifPresent(change);
    }

    /** Many on days that a filter cuts or on which the clocks of Kyiv are changed; UTC has another day for some. */
    private Instant moment() {
        return random.nextInt(3) == 0
                ? one(SPECIAL).plus(Duration.ofMinutes(random.nextInt(60 * 24)))
                : BEGIN.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 60)));
    }

    private Money money(String currency) {
        return new Money(BigDecimal.valueOf(random.nextInt(20_000), 2), currency);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
