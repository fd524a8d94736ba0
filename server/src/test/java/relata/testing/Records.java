package relata.testing;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import relata.platform.Actor;
import relata.records.changes.Change;
import relata.records.changes.Changes;
import relata.records.changes.Outcome;
import relata.records.changes.Values;

/** Writes records through the one way in, as the system itself, for tests that care about what follows. */
public record Records(Changes changes, JdbcClient jdbc) {

    public UUID create(String object, Map<String, ? extends @Nullable Object> values) {
        return create(Actor.SYSTEM, object, values);
    }

    public UUID create(Actor actor, String object, Map<String, ? extends @Nullable Object> values) {
        return changes.apply(actor, object, Change.create(Values.of(values)), "api")
                .id();
    }

    public void change(String object, UUID id, Map<String, ? extends @Nullable Object> values) {
        changes.apply(Actor.SYSTEM, object, Change.change(id, null, Values.of(values)), "api");
    }

    public void delete(String object, UUID id) {
        changes.apply(Actor.SYSTEM, object, Change.delete(id, null), "api");
    }

    public void restore(String object, UUID id) {
        changes.apply(Actor.SYSTEM, object, Change.restore(id), "api");
    }

    public List<Outcome> imported(String object, List<Map<String, Object>> rows) {
        return changes.applyAll(
                Actor.SYSTEM,
                object,
                rows.stream().map(row -> Change.create(Values.of(row))).toList(),
                Changes.IMPORT);
    }

    public Map<String, @Nullable Object> row(String table, UUID id) {
        return jdbc.sql("select * from " + table + " where id = ?")
                .param(id)
                .query()
                .singleRow();
    }

    public List<@Nullable Object> column(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query().singleColumn();
    }
}
