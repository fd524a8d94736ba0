package relata.customers.identities;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.records.catalog.Catalogs;
import relata.records.catalog.Field;
import relata.records.changes.Batch;
import relata.records.changes.Changes;
import relata.records.changes.Draft;
import relata.records.lists.Lists;

/** Says who has an identity already: a conflict for one edit, a reason at the row for a file. */
@Component
public class Taken {

    public static final String CODE = "customers.contact-point-taken";

    /** Who it is, for those who may know. */
    public record Existing(UUID id, String name) {}

    /** A draft that wants what another customer has. */
    public record Clash(Draft draft, Field<?> field, IdentityKey key, UUID owner) {}

    private final Catalogs catalogs;
    private final Lists lists;

    Taken(Catalogs catalogs, Lists lists) {
        this.catalogs = catalogs;
        this.lists = lists;
    }

    /** For whoever restores or undoes: no field of a form is to blame. */
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
        var owners = visible(clashes.stream().map(Clash::owner).toList(), batch.actor());
        boolean single = batch.drafts().size() == 1 && !batch.source().equals(Changes.IMPORT);
        for (Clash clash : clashes) {
            Existing existing = owners.get(clash.owner());
            Map<String, Object> arguments =
                    Map.of("value", clash.key().value(), "name", existing == null ? "none" : existing.name());
            if (!single) {
                clash.draft().refuse(clash.field(), CODE, arguments);
            } else if (existing == null) {
                throw Refusal.conflict(clash.field().name(), CODE, arguments);
            } else {
                throw Refusal.conflict(clash.field().name(), CODE, arguments).with(Map.of("existing", existing));
            }
        }
    }

    /** Those whom the actor reaches, by the name that the actor may read. */
    private Map<UUID, Existing> visible(Collection<UUID> owners, Actor actor) {
        var visible = new HashMap<UUID, Existing>();
        lists.titles(actor, catalogs.current().object("customer"), Set.copyOf(owners))
                .forEach((id, name) -> visible.put(id, new Existing(id, name)));
        return visible;
    }
}
