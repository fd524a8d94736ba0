package relata.commerce;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import relata.platform.Actor;
import relata.platform.Ids;
import relata.platform.Money;
import relata.platform.Refusal;
import relata.platform.access.Action;
import relata.records.catalog.Catalogs;
import relata.records.catalog.ObjectType;
import relata.records.changes.Change;
import relata.records.changes.Changes;
import relata.records.changes.Outcome;
import relata.records.changes.Values;
import relata.records.lists.Lists;
import relata.records.lists.Row;

/** What customers bring back: on the lines or the order as a whole, and as an event on the customer's timeline. */
@Component
public class Returns {

    private static final String SOURCE = "api";

    private final Catalogs catalogs;
    private final Lists lists;
    private final Changes changes;

    Returns(Catalogs catalogs, Lists lists, Changes changes) {
        this.catalogs = catalogs;
        this.lists = lists;
        this.changes = changes;
    }

    /** An amount as JSON has it. */
    public record Amount(BigDecimal amount, String currency) {

        Money money() {
            try {
                return new Money(amount, currency);
            } catch (IllegalArgumentException e) {
                throw Refusal.invalid("amount", "commerce.no-such-currency", Map.of("value", currency));
            }
        }
    }

    /** @param amount what was paid back for it; its share of the line where nobody says */
    public record Line(
            UUID line, BigDecimal quantity, @Nullable Amount amount) {}

    /**
     * Refuses more than was sold, and returns of a cancelled order.
     *
     * @param at when it came back; now where nobody says
     */
    @Transactional
    public void record(
            Actor actor,
            UUID order,
            List<Line> lines,
            @Nullable Amount amount,
            @Nullable String note,
            @Nullable Instant at) {
        ObjectType type = catalogs.current().object(OrderFields.OBJECT);
        lists.requireAllowed(actor, type, order, Action.CHANGE);
        Row row = lists.require(Actor.SYSTEM, type, order);
        if (OrderRules.CANCELLED.equals(row.values().value(OrderFields.STATUS))) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "commerce.return-cancelled");
        }
        if (!lines.isEmpty()) {
            returnLines(actor, order, lines);
        } else if (amount != null && amount.amount().signum() > 0) {
            returnAmount(actor, row, amount.money());
        } else {
            throw Refusal.of(Refusal.Kind.INVALID, "commerce.return-of-nothing");
        }
        onTimeline(actor, row, note, at);
    }

    private void returnAmount(Actor actor, Row order, Money amount) {
        Money before = order.values().value(OrderFields.RETURNED);
        if (before != null && !before.currency().equals(amount.currency())) {
            throw Refusal.invalid("amount", "commerce.currency-of-order", Map.of("currency", before.currency()));
        }
        BigDecimal all = before == null ? amount.amount() : before.amount().add(amount.amount());
        changes.apply(
                actor,
                OrderFields.OBJECT,
                Change.change(
                        order.id(),
                        order.version(),
                        Values.none().with(OrderFields.RETURNED, new Money(all, amount.currency()))),
                SOURCE);
    }

    private void returnLines(Actor actor, UUID order, List<Line> lines) {
        ObjectType type = catalogs.current().object(OrderFields.LINE);
        var rows = new HashMap<UUID, Row>();
        lists.findAll(Actor.SYSTEM, type, lines.stream().map(Line::line).toList())
                .forEach(row -> rows.put(row.id(), row));
        var edits = new ArrayList<Change>();
        for (Line line : lines) {
            Row row = rows.get(line.line());
            if (row == null || !order.equals(row.values().value(OrderFields.LINE_ORDER))) {
                throw Refusal.invalid("lines", "commerce.no-such-line", Map.of("id", line.line()));
            }
            if (line.quantity().signum() <= 0) {
                throw Refusal.of(Refusal.Kind.INVALID, "commerce.return-of-nothing");
            }
            edits.add(Change.change(row.id(), row.version(), returned(row.values(), line)));
        }
        for (Outcome outcome : changes.applyAll(actor, OrderFields.LINE, edits, SOURCE)) {
            if (outcome instanceof Outcome.Refused refused) {
                throw refused.errors().isEmpty()
                        ? Refusal.of(refused.kind(), refused.code(), Map.of("id", refused.id()))
                        : Refusal.invalid(refused.errors());
            }
        }
    }

    /** The last part that comes back takes what rounding left, so that all parts are the whole. */
    private static Values returned(Values line, Line back) {
        BigDecimal quantity = Objects.requireNonNull(line.value(OrderFields.LINE_QUANTITY));
        Money amount = Objects.requireNonNull(line.value(OrderFields.LINE_AMOUNT));
        BigDecimal quantityBefore = zero(line.value(OrderFields.LINE_RETURNED_QUANTITY));
        Money moneyBefore = line.value(OrderFields.LINE_RETURNED_AMOUNT);
        BigDecimal amountBefore = moneyBefore == null ? BigDecimal.ZERO : moneyBefore.amount();
        BigDecimal all = quantityBefore.add(back.quantity());
        BigDecimal paidBack;
        if (back.amount() != null) {
            paidBack = amountBefore.add(back.amount().money().amount());
        } else if (all.compareTo(quantity) >= 0) {
            paidBack = amount.amount();
        } else {
            paidBack = amountBefore.add(LineAmounts.share(amount.amount(), back.quantity(), quantity));
        }
        return Values.none()
                .with(OrderFields.LINE_RETURNED_QUANTITY, all)
                .with(OrderFields.LINE_RETURNED_AMOUNT, new Money(paidBack, amount.currency()));
    }

    private static BigDecimal zero(@Nullable BigDecimal number) {
        return number == null ? BigDecimal.ZERO : number;
    }

    private void onTimeline(Actor actor, Row order, @Nullable String note, @Nullable Instant at) {
        String channel = order.values().value(OrderFields.CHANNEL);
        Values event = Values.none()
                .with("customer", order.values().value(OrderFields.CUSTOMER))
                .with("occurredAt", at)
                .with("kind", "return")
                .with("channel", channel == null ? "shop" : channel)
                .with("direction", "in")
                .with("subject", order.values().value(OrderFields.NUMBER))
                .with("body", note)
                .with("user", actor.kind() == Actor.Kind.SYSTEM ? null : actor.id())
                .with("source", "commerce")
                .with("sourceId", "return:" + Ids.next());
        changes.apply(Actor.SYSTEM, "interaction", Change.create(event), SOURCE);
    }
}
