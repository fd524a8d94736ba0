package relata.commerce;

import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import relata.platform.Money;
import relata.records.catalog.Field;
import relata.records.changes.Batch;
import relata.records.changes.Draft;
import relata.records.changes.Rules;

/** Products: prices not below zero, on sale where nothing else is said. */
@Component
class ProductRules implements Rules {

    @Override
    public String object() {
        return "product";
    }

    @Override
    public void derive(Batch batch) {
        for (Draft draft : batch.standing()) {
            boolean told = draft.changes().has("active");
            if ((told || draft.kind() == Draft.Kind.CREATE) && draft.changes().value("active") == null) {
                draft.changes().with("active", true);
            }
            for (String name : List.of("code", "name", "family")) {
                if (draft.changes().value(name) instanceof String text) {
                    String tidy = text.strip().replaceAll("\\s+", " ");
                    draft.changes().with(name, tidy.isEmpty() ? null : tidy);
                }
            }
        }
    }

    @Override
    public void check(Batch batch) {
        for (Draft draft : batch.standing()) {
            for (String name : List.of("price", "cost")) {
                Field<?> field = field(batch, name);
                if (draft.value(field) instanceof Money money && money.amount().signum() < 0) {
                    draft.refuse(field, "commerce.price-below-zero");
                }
            }
            Money price = (Money) draft.value(field(batch, "price"));
            Money cost = (Money) draft.value(field(batch, "cost"));
            if (price != null && cost != null && !price.currency().equals(cost.currency())) {
                draft.refuse(field(batch, "cost"), "commerce.one-currency");
            }
            Field<?> refill = field(batch, "refillDays");
            if (draft.value(refill) instanceof Long days && days <= 0) {
                draft.refuse(refill, "commerce.refill-days");
            }
        }
    }

    private static Field<?> field(Batch batch, String name) {
        return Objects.requireNonNull(batch.type().field(name));
    }
}
