package relata.customers;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.customers.marks.Marks;
import relata.platform.Actor;
import relata.platform.Money;
import relata.records.catalog.Field;
import relata.records.changes.Batch;
import relata.records.changes.Draft;
import relata.records.changes.Rules;

/**
 * Interactions are only added. The one thing that may be changed later is the text of a note, by whoever wrote it; the one
 * thing that may go to the bin is what a person noted by hand.
 */
@Component
class InteractionRules implements Rules {

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final Set<String> NOTE_TEXT = Set.of(TimelineFields.SUBJECT.name(), TimelineFields.BODY.name());
    private static final String BY_HAND = "manual";

    private final JdbcClient jdbc;
    private final Marks marks;

    InteractionRules(JdbcClient jdbc, Marks marks) {
        this.jdbc = jdbc;
        this.marks = marks;
    }

    @Override
    public String object() {
        return "interaction";
    }

    @Override
    public void derive(Batch batch) {
        Map<String, BigDecimal> costs = new HashMap<>();
        if (batch.standing().stream().anyMatch(draft -> draft.kind() == Draft.Kind.CREATE)) {
            jdbc.sql("select code, unit_cost from channel where unit_cost is not null and deleted_at is null")
                    .query(row -> {
                        costs.put(row.getString(1), row.getBigDecimal(2));
                    });
        }
        for (Draft draft : batch.standing()) {
            if (draft.kind() == Draft.Kind.CREATE) {
                deriveNew(batch, draft, costs);
            }
        }
    }

    private static void deriveNew(Batch batch, Draft draft, Map<String, BigDecimal> costs) {
        Actor actor = batch.actor();
        boolean note = "note".equals(draft.value(TimelineFields.KIND));
        defaultTo(draft, TimelineFields.OCCURRED_AT, batch.now());
        defaultTo(draft, TimelineFields.DIRECTION, note ? "internal" : "in");
        defaultTo(draft, TimelineFields.SOURCE, BY_HAND);
        if (note) {
            defaultTo(draft, TimelineFields.CHANNEL, "internal");
        }
        if (actor.kind() == Actor.Kind.USER || actor.kind() == Actor.Kind.TOKEN) {
            boolean byHand = BY_HAND.equals(draft.value(TimelineFields.SOURCE))
                    && !batch.source().equals("import");
            if (byHand) {
                defaultTo(draft, TimelineFields.USER, actor.id());
            }
        }
        String channel = draft.value(TimelineFields.CHANNEL);
        BigDecimal cost = channel == null ? null : costs.get(channel);
        if (cost != null) {
            defaultTo(
                    draft,
                    TimelineFields.UNIT_COST,
                    new Money(cost, batch.catalog().reportingCurrency()));
        }
    }

    private static <T> void defaultTo(Draft draft, Field<T> field, T value) {
        if (draft.value(field) == null) {
            draft.set(field, value);
        }
    }

    @Override
    public void check(Batch batch) {
        for (Draft draft : batch.standing()) {
            switch (draft.kind()) {
                case CREATE -> checkNew(batch, draft);
                case CHANGE -> checkChange(batch, draft);
                case DELETE, RESTORE -> {
                    if (!BY_HAND.equals(draft.value(TimelineFields.SOURCE))) {
                        draft.refuse(TimelineFields.SOURCE, "customers.interaction-is-a-fact");
                    }
                }
            }
        }
    }

    private static void checkNew(Batch batch, Draft draft) {
        var when = draft.value(TimelineFields.OCCURRED_AT);
        if (when != null && when.isAfter(batch.now().plus(CLOCKS_DIFFER))) {
            draft.refuse(TimelineFields.OCCURRED_AT, "customers.not-happened-yet");
        }
        Long satisfaction = draft.value(TimelineFields.SATISFACTION);
        if (satisfaction != null && (satisfaction < 0 || satisfaction > 10)) {
            draft.refuse(TimelineFields.SATISFACTION, "customers.satisfaction-0-to-10");
        }
    }

    private static void checkChange(Batch batch, Draft draft) {
        boolean note = "note".equals(draft.valueBefore(TimelineFields.KIND));
        UUID author = draft.valueBefore(TimelineFields.USER);
        Actor actor = batch.actor();
        boolean own = actor.kind() == Actor.Kind.SYSTEM || actor.id().equals(author);
        for (String name : draft.changes().fields()) {
            Field<?> field = batch.type().field(name);
            if (field != null && draft.changes(field)) {
                if (!note || !NOTE_TEXT.contains(name)) {
                    draft.refuse(field, "customers.interaction-is-a-fact");
                } else if (!own) {
                    draft.refuse(field, "customers.note-of-another");
                }
            }
        }
    }

    @Override
    public void react(Batch batch) {
        marks.mark(Customers.of(batch, TimelineFields.CUSTOMER));
    }
}
