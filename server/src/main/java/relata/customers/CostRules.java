package relata.customers;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import relata.customers.marks.Marks;
import relata.platform.Money;
import relata.records.catalog.Field;
import relata.records.changes.Batch;
import relata.records.changes.Draft;
import relata.records.changes.Rules;

/** Costs: dated amounts, of a customer or of the company as a whole; a correction may be negative, nothing is zero. */
@Component
class CostRules implements Rules {

    private final Marks marks;

    CostRules(Marks marks) {
        this.marks = marks;
    }

    @Override
    public String object() {
        return "cost";
    }

    @Override
    public void derive(Batch batch) {
        for (Draft draft : batch.standing()) {
            if (draft.kind() == Draft.Kind.CREATE && draft.value(field(batch, "source")) == null) {
                draft.changes().with("source", "manual");
            }
        }
    }

    @Override
    public void check(Batch batch) {
        Field<?> amount = field(batch, "amount");
        for (Draft draft : batch.standing()) {
            if (draft.value(amount) instanceof Money money && money.amount().signum() == 0) {
                draft.refuse(amount, "customers.cost-of-nothing");
            }
        }
    }

    @Override
    public void react(Batch batch) {
        var customers = new LinkedHashSet<UUID>();
        Field<?> customer = field(batch, "customer");
        for (Draft draft : batch.drafts()) {
            if (draft.value(customer) instanceof UUID id) {
                customers.add(id);
            }
            if (draft.valueBefore(customer) instanceof UUID id) {
                customers.add(id);
            }
        }
        marks.mark(customers);
    }

    private static Field<?> field(Batch batch, String name) {
        return Objects.requireNonNull(batch.type().field(name));
    }
}
