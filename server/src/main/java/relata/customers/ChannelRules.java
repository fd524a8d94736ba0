package relata.customers;

import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import relata.platform.Money;
import relata.records.catalog.Field;
import relata.records.changes.Batch;
import relata.records.changes.Draft;
import relata.records.changes.Rules;

/** Channels: a code that interactions and costs name and that therefore never changes, and what one contact costs. */
@Component
class ChannelRules implements Rules {

    @Override
    public String object() {
        return "channel";
    }

    @Override
    public void derive(Batch batch) {
        for (Draft draft : batch.standing()) {
            String code = draft.changes().value(TimelineFields.CHANNEL_CODE);
            if (code != null) {
                draft.set(TimelineFields.CHANNEL_CODE, code.strip().toLowerCase(Locale.ROOT));
            }
        }
    }

    @Override
    public void check(Batch batch) {
        Field<?> cost = java.util.Objects.requireNonNull(batch.type().field("unitCost"));
        for (Draft draft : batch.standing()) {
            String code = draft.value(TimelineFields.CHANNEL_CODE);
            if (draft.before() != null && draft.changes(TimelineFields.CHANNEL_CODE)) {
                draft.refuse(TimelineFields.CHANNEL_CODE, "customers.channel-code-is-fixed");
            } else if (code != null && !code.matches("[a-z][a-z0-9-]{0,39}")) {
                draft.refuse(TimelineFields.CHANNEL_CODE, "customers.wrong-channel-code", Map.of("value", code));
            }
            if (draft.value(cost) instanceof Money money && money.amount().signum() < 0) {
                draft.refuse(cost, "customers.cost-below-zero");
            }
        }
    }
}
