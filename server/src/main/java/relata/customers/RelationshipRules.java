package relata.customers;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.customers.marks.Marks;
import relata.records.catalog.Field;
import relata.records.changes.Batch;
import relata.records.changes.Draft;
import relata.records.changes.Rules;

/** Relationships: between two different customers, each kind and role once, ended not before begun. */
@Component
class RelationshipRules implements Rules {

    private final JdbcClient jdbc;
    private final Marks marks;

    RelationshipRules(JdbcClient jdbc, Marks marks) {
        this.jdbc = jdbc;
        this.marks = marks;
    }

    private record Key(UUID who, UUID other, String kind, String role) {}

    @Override
    public String object() {
        return "relationship";
    }

    @Override
    public void derive(Batch batch) {
        batch.standing().forEach(draft -> CustomerTexts.tidy(draft, RelationshipFields.ROLE));
    }

    @Override
    public void check(Batch batch) {
        var wanted = new HashMap<Key, Draft>();
        for (Draft draft : batch.standing()) {
            if (draft.kind() == Draft.Kind.DELETE) {
                continue;
            }
            UUID who = draft.value(RelationshipFields.WHO);
            if (who != null && who.equals(draft.value(RelationshipFields.OTHER))) {
                draft.refuse(RelationshipFields.OTHER, "customers.related-to-itself");
                continue;
            }
            LocalDate since = date(batch, draft, "since");
            LocalDate until = date(batch, draft, "until");
            if (since != null && until != null && until.isBefore(since)) {
                draft.refuse(field(batch, "until"), "customers.ends-before-it-begins");
            }
            Key key = key(draft);
            if (key != null && wanted.putIfAbsent(key, draft) != null) {
                draft.refuse(RelationshipFields.OTHER, "customers.related-already");
            }
        }
        if (!wanted.isEmpty()) {
            checkStanding(wanted);
        }
    }

    private static @Nullable Key key(Draft draft) {
        UUID who = draft.value(RelationshipFields.WHO);
        UUID other = draft.value(RelationshipFields.OTHER);
        String kind = draft.value(RelationshipFields.KIND);
        String role = draft.value(RelationshipFields.ROLE);
        return who == null || other == null || kind == null
                ? null
                : new Key(who, other, kind, role == null ? "" : role);
    }

    private void checkStanding(HashMap<Key, Draft> wanted) {
        jdbc.sql("""
                 select customer_id, other_id, kind, coalesce(role, ''), id
                   from relationship
                  where customer_id = any(:customers) and deleted_at is null
                 """)
                .param(
                        "customers",
                        wanted.keySet().stream().map(Key::who).distinct().toArray(UUID[]::new))
                .query(row -> {
                    Draft draft = wanted.get(new Key(
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            row.getString(3),
                            row.getString(4)));
                    if (draft != null && !draft.id().equals(row.getObject(5, UUID.class))) {
                        draft.refuse(RelationshipFields.OTHER, "customers.related-already");
                    }
                });
    }

    private static Field<?> field(Batch batch, String name) {
        return java.util.Objects.requireNonNull(batch.type().field(name));
    }

    private static @Nullable LocalDate date(Batch batch, Draft draft, String name) {
        return (LocalDate) draft.value(field(batch, name));
    }

    @Override
    public void react(Batch batch) {
        var customers = new LinkedHashSet<>(Customers.of(batch, RelationshipFields.WHO));
        customers.addAll(Customers.of(batch, RelationshipFields.OTHER));
        marks.mark(customers);
    }
}
