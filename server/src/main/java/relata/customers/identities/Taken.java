package relata.customers.identities;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.access.Access;
import relata.platform.access.Action;
import relata.platform.access.Scope;
import relata.records.catalog.Field;
import relata.records.changes.Batch;
import relata.records.changes.Draft;

/** Says who has an identity already: a conflict for one edit, a reason at the row for a file. */
@Component
public class Taken {

    public static final String CODE = "customers.contact-point-taken";

    /** Who it is, for those who may know. */
    public record Existing(UUID id, String name) {}

    /** A draft that wants what another customer has. */
    public record Clash(Draft draft, Field<?> field, IdentityKey key, UUID owner) {}

    private final JdbcClient jdbc;

    Taken(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Refusal refusal(UUID owner, String value, Actor actor) {
        Existing existing = visible(Set.of(owner), actor).get(owner);
        if (existing == null) {
            return Refusal.of(Refusal.Kind.CONFLICT, CODE, Map.of("value", value, "name", "none"));
        }
        return Refusal.of(Refusal.Kind.CONFLICT, CODE, Map.of("value", value, "name", existing.name()))
                .with(Map.of("existing", existing));
    }

    /** One edit is answered with a conflict; of many records only those in conflict are refused. */
    public void refuse(Batch batch, List<Clash> clashes) {
        if (clashes.isEmpty()) {
            return;
        }
        if (batch.drafts().size() == 1 && !batch.source().equals("import")) {
            Clash clash = clashes.getFirst();
            throw refusal(clash.owner(), clash.key().value(), batch.actor());
        }
        var owners = visible(clashes.stream().map(Clash::owner).toList(), batch.actor());
        for (Clash clash : clashes) {
            var arguments = new LinkedHashMap<String, Object>();
            Existing existing = owners.get(clash.owner());
            arguments.put("value", clash.key().value());
            arguments.put("name", existing == null ? "none" : existing.name());
            clash.draft().refuse(clash.field(), CODE, arguments);
        }
    }

    private Map<UUID, Existing> visible(Collection<UUID> owners, Actor actor) {
        var visible = new HashMap<UUID, Existing>();
        Access access = actor.access();
        if (!access.may("customer", Action.READ)) {
            return visible;
        }
        jdbc.sql("""
                 select id, name
                   from customer
                  where id = any(:ids)
                    and (:all or owner_id = :actor or team_id = any(:teams) or territory_id = any(:territories))
                 """)
                .param("ids", owners.toArray(UUID[]::new))
                .param("all", access.scopes("customer", Action.READ).contains(Scope.ALL))
                .param("actor", actor.id())
                .param("teams", granted(access, Scope.TEAM, access.teams()))
                .param("territories", granted(access, Scope.TERRITORY, access.territories()))
                .query(row -> {
                    UUID id = row.getObject(1, UUID.class);
                    visible.put(id, new Existing(id, row.getString(2)));
                });
        return visible;
    }

    private static UUID[] granted(Access access, Scope scope, Set<UUID> ids) {
        return access.scopes("customer", Action.READ).contains(scope) ? ids.toArray(UUID[]::new) : new UUID[0];
    }
}
