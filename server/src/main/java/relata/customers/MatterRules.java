package relata.customers;

import java.util.HashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.customers.marks.Marks;
import relata.records.catalog.Field;
import relata.records.changes.Batch;
import relata.records.changes.Draft;
import relata.records.changes.Rules;

/** Open matters: each source tells one of its own once; what is told again is a change. */
@Component
class MatterRules implements Rules {

    private final JdbcClient jdbc;
    private final Marks marks;

    MatterRules(JdbcClient jdbc, Marks marks) {
        this.jdbc = jdbc;
        this.marks = marks;
    }

    private record Key(String source, String id) {}

    @Override
    public String object() {
        return "openMatter";
    }

    @Override
    public void derive(Batch batch) {
        Field<?> severity = field(batch, "severity");
        for (Draft draft : batch.standing()) {
            if (draft.kind() == Draft.Kind.CREATE && draft.value(severity) == null) {
                draft.changes().with(severity.name(), 0L);
            }
        }
    }

    @Override
    public void check(Batch batch) {
        Customers.stay(batch, TimelineFields.MATTER_CUSTOMER);
        Field<?> source = field(batch, "source");
        Field<?> id = field(batch, "sourceId");
        var wanted = new HashMap<Key, Draft>();
        for (Draft draft : batch.standing()) {
            if (draft.kind() == Draft.Kind.CREATE || draft.kind() == Draft.Kind.RESTORE) {
                Key key = new Key(String.valueOf(draft.value(source)), String.valueOf(draft.value(id)));
                if (wanted.putIfAbsent(key, draft) != null) {
                    draft.refuse(id, "customers.matter-told-already");
                }
            }
        }
        if (wanted.isEmpty()) {
            return;
        }
        jdbc.sql("""
                 select m.source, m.source_id
                   from unnest(:sources::text[], :ids::text[]) as asked (source, id)
                   join open_matter m on m.source = asked.source and m.source_id = asked.id
                  where m.deleted_at is null
                 """)
                .param("sources", wanted.keySet().stream().map(Key::source).toArray(String[]::new))
                .param("ids", wanted.keySet().stream().map(Key::id).toArray(String[]::new))
                .query(row -> {
                    Draft draft = wanted.get(new Key(row.getString(1), row.getString(2)));
                    if (draft != null) {
                        draft.refuse(id, "customers.matter-told-already");
                    }
                });
    }

    private static Field<?> field(Batch batch, String name) {
        return java.util.Objects.requireNonNull(batch.type().field(name));
    }

    @Override
    public void react(Batch batch) {
        marks.mark(Customers.of(batch, TimelineFields.MATTER_CUSTOMER));
    }
}
