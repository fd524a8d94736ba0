package relata.customers;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.records.changes.Batch;
import relata.records.changes.Draft;

/** The tree of organizations: only an organization has parts, only an organization is one, and none is part of itself. */
@Component
class Organizations {

    private final JdbcClient jdbc;

    Organizations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Above(String kind, UUID parent) {}

    void check(Batch batch) {
        var parents = new HashSet<UUID>();
        for (Draft draft : batch.standing()) {
            UUID parent = draft.value(CustomerFields.PARENT);
            if (parent == null || !draft.changes(CustomerFields.PARENT)) {
                continue;
            }
            if (!CustomerFields.ORGANIZATION.equals(draft.value(CustomerFields.KIND))) {
                draft.refuse(CustomerFields.PARENT, "customers.only-organizations-have-parents");
            } else {
                parents.add(parent);
            }
        }
        if (parents.isEmpty()) {
            return;
        }
        Map<UUID, Above> tree = above(parents);
        for (Draft draft : batch.standing()) {
            if (draft.changes(CustomerFields.PARENT) && draft.value(CustomerFields.PARENT) != null) {
                tree.put(
                        draft.id(),
                        new Above(
                                CustomerFields.ORGANIZATION,
                                java.util.Objects.requireNonNull(draft.value(CustomerFields.PARENT))));
            }
        }
        batch.standing().forEach(draft -> check(draft, tree));
    }

    private static void check(Draft draft, Map<UUID, Above> tree) {
        UUID parent = draft.value(CustomerFields.PARENT);
        if (parent == null || !draft.changes(CustomerFields.PARENT)) {
            return;
        }
        Above direct = tree.get(parent);
        if (direct != null && !direct.kind().equals(CustomerFields.ORGANIZATION)) {
            draft.refuse(CustomerFields.PARENT, "customers.parent-is-no-organization");
            return;
        }
        Set<UUID> seen = new HashSet<>();
        UUID next = parent;
        while (next != null && seen.add(next)) {
            if (next.equals(draft.id())) {
                draft.refuse(CustomerFields.PARENT, "customers.parent-within-itself");
                return;
            }
            Above above = tree.get(next);
            next = above == null ? null : above.parent();
        }
    }

    /** These customers with everything above them. Stops at a customer seen before, should the tree hold a ring already. */
    private Map<UUID, Above> above(Set<UUID> ids) {
        var tree = new HashMap<UUID, Above>();
        jdbc.sql("""
                 with recursive above as (
                     select id, kind, parent_id from customer where id = any(:ids)
                     union
                     select c.id, c.kind, c.parent_id from customer c join above a on c.id = a.parent_id)
                 select id, kind, parent_id from above
                 """).param("ids", ids.toArray(UUID[]::new)).query(row -> {
            tree.put(row.getObject(1, UUID.class), new Above(row.getString(2), row.getObject(3, UUID.class)));
        });
        return tree;
    }
}
