package relata.insight.reports;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.Actor;
import relata.platform.Money;
import relata.records.changes.Changes;
import relata.testing.Records;

/** A small shop in the database: customers of several owners, products with and without a family, orders over three years in two currencies. */
record SoldThings(List<UUID> customers, List<UUID> products, List<UUID> orders) {

    private static final List<String> CHANNELS = List.of("web", "store", "Марketplace \"x\"", "phone\\fax");
    private static final List<String> STATUSES = List.of("placed", "paid", "delivered", "returned", "cancelled");

    /** Turns of summer time in Kyiv lie among these days, and the turn of the year. */
    private static final Instant BEGIN = Instant.parse("2023-10-20T00:00:00Z");

    static SoldThings sold(Changes changes, JdbcClient jdbc, Random random, @Nullable UUID owner) {
        var records = new Records(changes, jdbc);
        records.create(
                "exchangeRate",
                Map.of(
                        "currency",
                        "USD",
                        "validFrom",
                        java.time.LocalDate.of(2020, 1, 1),
                        "rate",
                        new BigDecimal("0.9")));
        var products = new ArrayList<UUID>();
        for (int i = 0; i < 7; i++) {
            var product = new HashMap<String, Object>(Map.of("name", "Product " + i + " " + random.nextInt(100_000)));
            if (i % 3 != 0) {
                product.put("family", i % 3 == 1 ? "Care" : "Мило");
            }
            products.add(records.create("product", product));
        }
        var customers = new ArrayList<UUID>();
        for (int i = 0; i < 24; i++) {
            var customer = new HashMap<String, Object>(Map.of(
                    "kind",
                    i % 4 == 0 ? "organization" : "person",
                    "name",
                    "Buyer " + i + " " + random.nextInt(100_000)));
            if (owner != null && i % 3 == 0) {
                customer.put("owner", owner);
            }
            customers.add(records.create(Actor.SYSTEM, "customer", customer));
        }
        var orders = new ArrayList<UUID>();
        for (int i = 0; i < 160; i++) {
            orders.add(order(records, random, customers, products));
        }
        for (int i = 0; i < 6; i++) {
            records.delete("order", orders.get(random.nextInt(20) + i * 20));
        }
        records.delete("product", products.getLast());
        return new SoldThings(List.copyOf(customers), List.copyOf(products), List.copyOf(orders));
    }

    private static UUID order(Records records, Random random, List<UUID> customers, List<UUID> products) {
        String currency = random.nextInt(5) == 0 ? "USD" : "EUR";
        var order = new HashMap<String, Object>(Map.of(
                "customer", customers.get(random.nextInt(customers.size())),
                "placedAt", BEGIN.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 900))),
                "status", STATUSES.get(random.nextInt(STATUSES.size())),
                "total", new Money(BigDecimal.valueOf(random.nextInt(40_000), 2), currency)));
        if (random.nextInt(4) != 0) {
            order.put("channel", CHANNELS.get(random.nextInt(CHANNELS.size())));
        }
        UUID id = records.create("order", order);
        for (int line = random.nextInt(3); line > 0; line--) {
            var values = new HashMap<String, Object>(Map.of(
                    "order", id,
                    "quantity", new BigDecimal(1 + random.nextInt(9)),
                    "amount", new Money(BigDecimal.valueOf(random.nextInt(9_000), 2), currency)));
            if (random.nextInt(5) != 0) {
                values.put("product", products.get(random.nextInt(products.size())));
            }
            records.create("orderLine", values);
        }
        return id;
    }
}
