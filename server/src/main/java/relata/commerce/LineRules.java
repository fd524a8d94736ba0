package relata.commerce;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.Money;
import relata.records.catalog.Field;
import relata.records.changes.Batch;
import relata.records.changes.Draft;
import relata.records.changes.Rules;

/** Lines of orders: amount and cost follow from price, product and quantity where they were not given; the order follows its lines. */
@Component
class LineRules implements Rules {

    private static final List<Field<Money>> AMOUNTS = List.of(
            OrderFields.LINE_UNIT_PRICE,
            OrderFields.LINE_DISCOUNT,
            OrderFields.LINE_AMOUNT,
            OrderFields.LINE_COST,
            OrderFields.LINE_RETURNED_AMOUNT);

    private final JdbcClient jdbc;
    private final OrderTotals totals;

    LineRules(JdbcClient jdbc, OrderTotals totals) {
        this.jdbc = jdbc;
        this.totals = totals;
    }

    private record Order(String currency, long lastPosition) {}

    private record Product(String name, @Nullable Money cost) {}

    @Override
    public String object() {
        return OrderFields.LINE;
    }

    @Override
    public void derive(Batch batch) {
        Map<UUID, Product> products = products(batch);
        Map<UUID, Order> orders = orders(batch);
        var positions = new HashMap<UUID, Long>();
        for (Draft draft : batch.standing()) {
            deriveAmount(draft);
            deriveCost(draft, products);
            UUID order = draft.value(OrderFields.LINE_ORDER);
            if (draft.kind() == Draft.Kind.CREATE && order != null) {
                Order standing = orders.get(order);
                long next = 1 + positions.getOrDefault(order, standing == null ? 0 : standing.lastPosition());
                Long position = draft.value(OrderFields.LINE_POSITION);
                if (position == null) {
                    draft.set(OrderFields.LINE_POSITION, next);
                }
                positions.put(order, Math.max(next, position == null ? next : position));
            }
        }
    }

    private static void deriveAmount(Draft draft) {
        boolean touched = draft.changes(OrderFields.LINE_QUANTITY)
                || draft.changes(OrderFields.LINE_UNIT_PRICE)
                || draft.changes(OrderFields.LINE_DISCOUNT);
        if (touched && !draft.changes().has(OrderFields.LINE_AMOUNT)) {
            Money amount = LineAmounts.amount(
                    draft.value(OrderFields.LINE_QUANTITY),
                    draft.value(OrderFields.LINE_UNIT_PRICE),
                    draft.value(OrderFields.LINE_DISCOUNT));
            if (amount != null) {
                draft.set(OrderFields.LINE_AMOUNT, amount);
            }
        }
    }

    private static void deriveCost(Draft draft, Map<UUID, Product> products) {
        UUID id = draft.value(OrderFields.LINE_PRODUCT);
        Product product = id == null ? null : products.get(id);
        if (product == null || draft.kind() == Draft.Kind.DELETE) {
            return;
        }
        if (draft.value(OrderFields.LINE_DESCRIPTION) == null) {
            draft.set(OrderFields.LINE_DESCRIPTION, product.name());
        }
        BigDecimal quantity = draft.value(OrderFields.LINE_QUANTITY);
        Money amount = draft.value(OrderFields.LINE_AMOUNT);
        Money cost = product.cost();
        boolean touched = draft.changes(OrderFields.LINE_PRODUCT) || draft.changes(OrderFields.LINE_QUANTITY);
        if (touched
                && !draft.changes().has(OrderFields.LINE_COST)
                && quantity != null
                && amount != null
                && cost != null
                && cost.currency().equals(amount.currency())) {
            BigDecimal all = cost.amount().multiply(quantity).setScale(Money.SCALE, RoundingMode.HALF_UP);
            draft.set(OrderFields.LINE_COST, new Money(all, cost.currency()));
        }
    }

    @Override
    public void check(Batch batch) {
        Map<UUID, Order> orders = orders(batch);
        for (Draft draft : batch.standing()) {
            if (draft.kind() == Draft.Kind.DELETE) {
                continue;
            }
            UUID id = draft.value(OrderFields.LINE_ORDER);
            if (draft.before() != null && draft.changes(OrderFields.LINE_ORDER)) {
                draft.refuse(OrderFields.LINE_ORDER, "commerce.line-stays-in-its-order");
            }
            Order order = id == null ? null : orders.get(id);
            for (Field<Money> field : AMOUNTS) {
                Money amount = draft.value(field);
                if (order != null && amount != null && !amount.currency().equals(order.currency())) {
                    draft.refuse(field, "commerce.currency-of-order", Map.of("currency", order.currency()));
                }
            }
            checkQuantity(draft);
        }
    }

    private static void checkQuantity(Draft draft) {
        BigDecimal quantity = draft.value(OrderFields.LINE_QUANTITY);
        if (quantity == null) {
            return;
        }
        if (quantity.signum() < 0) {
            draft.refuse(OrderFields.LINE_QUANTITY, "commerce.quantity-below-zero");
        }
        BigDecimal returned = draft.value(OrderFields.LINE_RETURNED_QUANTITY);
        if (returned != null && (returned.signum() < 0 || returned.compareTo(quantity) > 0)) {
            draft.refuse(OrderFields.LINE_RETURNED_QUANTITY, "commerce.returned-more-than-sold");
        }
        Money amount = draft.value(OrderFields.LINE_AMOUNT);
        Money back = draft.value(OrderFields.LINE_RETURNED_AMOUNT);
        if (amount != null
                && back != null
                && back.amount().compareTo(amount.amount()) > 0
                && amount.amount().signum() >= 0) {
            draft.refuse(OrderFields.LINE_RETURNED_AMOUNT, "commerce.returned-more-than-sold");
        }
    }

    @Override
    public void react(Batch batch) {
        totals.follow(ids(batch, OrderFields.LINE_ORDER), batch.actor(), batch.catalog());
    }

    private Map<UUID, Order> orders(Batch batch) {
        var orders = new HashMap<UUID, Order>();
        Set<UUID> ids = ids(batch, OrderFields.LINE_ORDER);
        if (!ids.isEmpty()) {
            jdbc.sql("""
                     select o.id, o.currency,
                            coalesce((select max(l.position) from order_line l
                                       where l.order_id = o.id and l.deleted_at is null), 0)
                       from sales_order o
                      where o.id = any(:ids)
                     """).param("ids", ids.toArray(UUID[]::new)).query(row -> {
                orders.put(row.getObject(1, UUID.class), new Order(row.getString(2), row.getLong(3)));
            });
        }
        return orders;
    }

    private Map<UUID, Product> products(Batch batch) {
        var products = new HashMap<UUID, Product>();
        Set<UUID> ids = ids(batch, OrderFields.LINE_PRODUCT);
        if (!ids.isEmpty()) {
            jdbc.sql("select id, name, cost, currency from product where id = any(:ids)")
                    .param("ids", ids.toArray(UUID[]::new))
                    .query(row -> {
                        BigDecimal cost = row.getBigDecimal(3);
                        String currency = row.getString(4);
                        products.put(
                                row.getObject(1, UUID.class),
                                new Product(
                                        row.getString(2),
                                        cost == null || currency == null ? null : new Money(cost, currency)));
                    });
        }
        return products;
    }

    private static Set<UUID> ids(Batch batch, Field<UUID> field) {
        var ids = new LinkedHashSet<UUID>();
        batch.standing().stream()
                .map(draft -> draft.value(field))
                .filter(Objects::nonNull)
                .forEach(ids::add);
        return ids;
    }
}
