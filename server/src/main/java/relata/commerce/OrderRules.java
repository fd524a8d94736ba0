package relata.commerce;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import relata.customers.marks.Marks;
import relata.platform.Money;
import relata.records.catalog.Field;
import relata.records.changes.Batch;
import relata.records.changes.Draft;
import relata.records.changes.Rules;

/**
 * Orders. One currency for all amounts of an order; margin is total less cost where nobody gave it; amounts in the
 * reporting currency follow at the rate of the day, and stay empty where no rate is known.
 */
@Component
class OrderRules implements Rules {

    static final String PLACED = "placed";
    static final String RETURNED = "returned";
    static final String CANCELLED = "cancelled";

    private static final List<Field<Money>> AMOUNTS = List.of(
            OrderFields.TOTAL, OrderFields.DISCOUNT, OrderFields.COST, OrderFields.MARGIN, OrderFields.RETURNED);

    private final Rates rates;
    private final Marks marks;

    OrderRules(Rates rates, Marks marks) {
        this.rates = rates;
        this.marks = marks;
    }

    @Override
    public String object() {
        return OrderFields.OBJECT;
    }

    @Override
    public void derive(Batch batch) {
        var days = new ArrayList<Rates.Day>();
        for (Draft draft : batch.standing()) {
            if (draft.value(OrderFields.STATUS) == null) {
                draft.set(OrderFields.STATUS, PLACED);
            }
            oneCurrency(draft);
            deriveMargin(draft);
            deriveReturn(draft);
            Money total = draft.value(OrderFields.TOTAL);
            Instant placedAt = draft.value(OrderFields.PLACED_AT);
            if (total != null && placedAt != null) {
                days.add(Rates.Day.of(total.currency(), placedAt));
            }
        }
        Rates.Known known = rates.of(days, batch.catalog().reportingCurrency());
        batch.standing().forEach(draft -> deriveReporting(draft, known));
    }

    /** When the total changes its currency, amounts that nobody gave anew keep their figures in the new one. */
    private static void oneCurrency(Draft draft) {
        Money total = draft.changes().value(OrderFields.TOTAL);
        if (total == null || draft.before() == null) {
            return;
        }
        for (Field<Money> field : AMOUNTS) {
            Money amount = draft.value(field);
            if (amount != null
                    && !draft.changes().has(field)
                    && !amount.currency().equals(total.currency())) {
                draft.set(field, new Money(amount.amount(), total.currency()));
            }
        }
    }

    private static void deriveMargin(Draft draft) {
        Money total = draft.value(OrderFields.TOTAL);
        Money cost = draft.value(OrderFields.COST);
        boolean given = draft.changes().has(OrderFields.MARGIN);
        boolean touched = draft.changes(OrderFields.TOTAL) || draft.changes(OrderFields.COST);
        if (given || !touched || total == null) {
            return;
        }
        Money before = draft.valueBefore(OrderFields.MARGIN);
        Money followed = less(draft.valueBefore(OrderFields.TOTAL), draft.valueBefore(OrderFields.COST));
        boolean byHand = before != null && !same(before, followed);
        if (!byHand) {
            draft.set(OrderFields.MARGIN, less(total, cost));
        }
    }

    private static @Nullable Money less(@Nullable Money total, @Nullable Money cost) {
        return total == null || cost == null || !total.currency().equals(cost.currency())
                ? null
                : new Money(total.amount().subtract(cost.amount()), total.currency());
    }

    private static boolean same(Money one, @Nullable Money other) {
        return other != null
                && one.currency().equals(other.currency())
                && one.amount().compareTo(other.amount()) == 0;
    }

    /** An order that came back as a whole is returned. */
    private static void deriveReturn(Draft draft) {
        Money total = draft.value(OrderFields.TOTAL);
        Money returned = draft.value(OrderFields.RETURNED);
        if (returned == null && total != null && draft.kind() == Draft.Kind.CREATE) {
            draft.set(OrderFields.RETURNED, new Money(BigDecimal.ZERO, total.currency()));
        }
        boolean whole = total != null
                && returned != null
                && total.amount().signum() > 0
                && returned.amount().compareTo(total.amount()) >= 0;
        if (whole && draft.changes(OrderFields.RETURNED) && !draft.changes().has(OrderFields.STATUS)) {
            draft.set(OrderFields.STATUS, RETURNED);
        }
    }

    private static void deriveReporting(Draft draft, Rates.Known known) {
        Instant placedAt = draft.value(OrderFields.PLACED_AT);
        if (placedAt == null || draft.kind() == Draft.Kind.DELETE) {
            return;
        }
        reporting(draft, known, placedAt, OrderFields.TOTAL, OrderFields.TOTAL_REPORTING);
        reporting(draft, known, placedAt, OrderFields.MARGIN, OrderFields.MARGIN_REPORTING);
        reporting(draft, known, placedAt, OrderFields.RETURNED, OrderFields.RETURNED_REPORTING);
    }

    private static void reporting(
            Draft draft, Rates.Known known, Instant placedAt, Field<Money> amount, Field<Money> inReporting) {
        Money wanted = known.reporting(draft.value(amount), placedAt);
        Money standing = draft.value(inReporting);
        boolean differs = wanted == null ? standing != null : !same(wanted, standing);
        if (differs) {
            draft.set(inReporting, wanted);
        }
    }

    @Override
    public void check(Batch batch) {
        for (Draft draft : batch.standing()) {
            Money total = draft.value(OrderFields.TOTAL);
            if (total == null || draft.kind() == Draft.Kind.DELETE) {
                continue;
            }
            for (Field<Money> field : AMOUNTS) {
                Money amount = draft.value(field);
                if (amount != null && !amount.currency().equals(total.currency())) {
                    draft.refuse(field, "commerce.one-currency");
                }
            }
            Money returned = draft.value(OrderFields.RETURNED);
            if (returned != null
                    && draft.changes(OrderFields.RETURNED)
                    && total.amount().signum() >= 0) {
                boolean tooMuch = returned.amount().compareTo(total.amount()) > 0;
                if (tooMuch || returned.amount().signum() < 0) {
                    draft.refuse(OrderFields.RETURNED, "commerce.returned-more-than-sold");
                }
            }
        }
    }

    @Override
    public void react(Batch batch) {
        var customers = new LinkedHashSet<UUID>();
        for (Draft draft : batch.drafts()) {
            UUID before = draft.valueBefore(OrderFields.CUSTOMER);
            UUID after = draft.value(OrderFields.CUSTOMER);
            if (before != null) {
                customers.add(before);
            }
            if (after != null) {
                customers.add(after);
            }
        }
        marks.mark(customers);
    }
}
