package relata.sample;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import relata.platform.Actor;
import relata.records.sql.CopyBuffer;
import relata.sample.story.SampleHistory;
import relata.sample.story.SampleInteraction;
import relata.sample.story.SampleOrder;

/** Rows of orders with their lines, and what they come to for the customer. */
final class OrderRows {

    private final Rates rates;
    private final SearchedFields searched;
    private final CopyBuffer orders = new CopyBuffer(
            "sales_order",
            "id, customer_id, number, external_id, placed_at, channel, status, currency, total, discount, cost, margin,"
                    + " returned, units, total_reporting, margin_reporting, returned_reporting, note, created_at,"
                    + " created_by, changed_at, changed_by, search_words, search_text");
    private final CopyBuffer lines = new CopyBuffer(
            "order_line",
            "id, order_id, position, product_id, description, quantity, unit_price, discount, amount, currency, cost,"
                    + " returned_quantity, returned_amount, created_at, created_by, changed_at, changed_by");

    OrderRows(Rates rates, SearchedFields searched) {
        this.rates = rates;
        this.searched = searched;
    }

    CustomerRows.Sums add(SampleHistory history) {
        BigDecimal spent = BigDecimal.ZERO;
        for (SampleOrder order : history.orders()) {
            spent = spent.add(order(order));
        }
        Instant lastOrder =
                history.orders().isEmpty() ? null : history.orders().getLast().placedAt();
        return new CustomerRows.Sums(history.orders().size(), lastOrder, spent, lastContact(history));
    }

    private static @Nullable Instant lastContact(SampleHistory history) {
        return history.interactions().isEmpty()
                ? null
                : history.interactions().stream()
                        .map(SampleInteraction::at)
                        .max(Instant::compareTo)
                        .orElse(null);
    }

    void send(Connection connection) throws SQLException {
        orders.send(connection);
        lines.send(connection);
    }

    /** Writes the order; gives what it brought in the reporting currency, less returns. */
    private BigDecimal order(SampleOrder order) {
        BigDecimal discount = BigDecimal.ZERO;
        BigDecimal returned = BigDecimal.ZERO;
        long units = 0;
        for (int index = 0; index < order.lines().size(); index++) {
            SampleOrder.Line line = order.lines().get(index);
            SampleOrder.Return back = order.returnOf(line);
            discount = discount.add(line.discount());
            returned = back == null ? returned : returned.add(back.amount());
            units += line.quantity();
            line(order, line, back, index + 1);
        }
        BigDecimal margin = order.total().subtract(order.cost());
        BigDecimal totalReporting = rates.converted(order.total(), order.currency(), order.placedAt());
        BigDecimal returnedReporting = rates.converted(returned, order.currency(), order.placedAt());
        orders.add(order.id())
                .add(order.customerId())
                .add(order.number())
                .add(order.number())
                .add(order.placedAt())
                .add(Wording.channel(order))
                .add(returned.compareTo(order.total()) >= 0 ? "returned" : "delivered")
                .add(order.currency().name())
                .add(order.total())
                .add(discount)
                .add(order.cost())
                .add(margin)
                .add(returned)
                .add(units)
                .add(totalReporting)
                .add(rates.converted(margin, order.currency(), order.placedAt()))
                .add(returnedReporting)
                .add(Wording.place(order));
        made(orders, order.placedAt());
        searched.add(orders, Map.of("number", order.number(), "externalId", order.number()));
        orders.end();
        return totalReporting.subtract(returnedReporting);
    }

    private void line(SampleOrder order, SampleOrder.Line line, SampleOrder.@Nullable Return back, int position) {
        lines.add(line.id())
                .add(order.id())
                .add(position)
                .add(line.product().id())
                .add(line.product().ukrainian())
                .add(line.quantity())
                .add(line.unitPrice())
                .add(line.discount())
                .add(line.total())
                .add(order.currency().name())
                .add(line.cost())
                .add(back == null ? 0 : back.quantity())
                .add(back == null ? BigDecimal.ZERO : back.amount());
        made(lines, order.placedAt());
        lines.end();
    }

    private static void made(CopyBuffer rows, Instant at) {
        rows.add(at).add(Actor.SYSTEM_ID).add(at).add(Actor.SYSTEM_ID);
    }
}
