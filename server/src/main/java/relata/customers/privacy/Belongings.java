package relata.customers.privacy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.customers.merge.ForeignKeys;
import relata.platform.Rows;

/**
 * Everything that belongs to a customer in any table, followed by the database's foreign keys: orders and their lines,
 * interactions, records of custom objects. Other customers and pairs of possible duplicates are not followed: they are
 * about others.
 */
@Component
class Belongings {

    private static final Set<String> OTHERS = Set.of("customer", "duplicate_candidate");

    private final JdbcClient jdbc;
    private final ForeignKeys keys;

    Belongings(JdbcClient jdbc, ForeignKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    private record Step(String table, Set<UUID> ids) {}

    /** Ids of rows by table, the customer itself first. */
    Map<String, Set<UUID>> of(UUID customer) {
        var found = new LinkedHashMap<String, Set<UUID>>();
        found.put("customer", new LinkedHashSet<>(Set.of(customer)));
        var steps = new ArrayDeque<Step>(List.of(new Step("customer", Set.of(customer))));
        while (!steps.isEmpty()) {
            Step step = steps.remove();
            for (ForeignKeys.ForeignKey key : keys.to(step.table())) {
                boolean followed = !OTHERS.contains(key.table())
                        && keys.primaryKey(key.table()).equals(List.of("id"));
                if (followed) {
                    var ids = new HashSet<>(rows(key, step.ids()));
                    ids.removeAll(found.getOrDefault(key.table(), Set.of()));
                    if (!ids.isEmpty()) {
                        found.computeIfAbsent(key.table(), _ -> new LinkedHashSet<>())
                                .addAll(ids);
                        steps.add(new Step(key.table(), ids));
                    }
                }
            }
        }
        return found;
    }

    private List<UUID> rows(ForeignKeys.ForeignKey key, Set<UUID> ids) {
        return jdbc.sql("select id from " + key.table() + " where " + key.column() + " = any(:ids) order by id")
                .param("ids", ids.toArray(UUID[]::new))
                .query(Rows::id)
                .list();
    }

    /** All ids of the map, and ids under which the customer was known before merges. */
    List<UUID> ids(Map<String, Set<UUID>> belongings, UUID customer) {
        var ids = new ArrayList<UUID>();
        belongings.values().forEach(ids::addAll);
        ids.addAll(jdbc.sql("select old_id from customer_alias where customer_id = ?")
                .param(customer)
                .query(Rows::id)
                .list());
        return ids;
    }
}
