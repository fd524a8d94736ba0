package relata.records.changes;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.access.Action;
import relata.platform.access.Scope;
import relata.records.catalog.Choice;
import relata.records.catalog.Field;
import relata.records.catalog.FieldType;
import relata.records.catalog.ObjectType;
import relata.records.catalog.Ownership;
import relata.records.catalog.Trait;
import relata.records.lists.Lists;
import relata.records.lists.Queries;
import relata.records.lists.RowAccess;
import relata.records.sql.Sql;

/** What every type has checked, whatever its module: field access, required and unique fields, references, scope of creation. */
@Component
class DraftChecks {

    private final Queries queries;
    private final Lists lists;

    DraftChecks(Queries queries, Lists lists) {
        this.queries = queries;
        this.lists = lists;
    }

    /** Access to the object and to each field that was given. */
    void beforeRules(Batch batch) {
        Actor actor = batch.actor();
        ObjectType type = batch.type();
        boolean creates = batch.drafts().stream().anyMatch(draft -> draft.kind() == Draft.Kind.CREATE);
        if (creates && !actor.access().may(type.name(), Action.CREATE)) {
            throw Refusal.of(
                    Refusal.Kind.FORBIDDEN,
                    "records.not-allowed",
                    Map.of("object", type.name(), "action", Action.CREATE.name()));
        }
        for (Draft draft : batch.drafts()) {
            for (String name : Set.copyOf(draft.changes().fields())) {
                Field<?> field = type.field(name);
                if (field == null || !actor.access().reads(type.name(), name)) {
                    draft.refuseNamed(name, "records.no-such-field", Map.of("field", name, "object", type.name()));
                } else if (!field.isWritable() || (field.is(Trait.FIXED) && draft.before() != null)) {
                    draft.refuse(field, "records.not-writable");
                } else if (!actor.access().writes(type.name(), name)) {
                    draft.refuse(field, "records.field-closed");
                }
            }
            if (draft.kind() == Draft.Kind.CREATE) {
                own(type, actor, draft);
            }
        }
    }

    /** A record that nobody was named for belongs to whoever makes it. */
    private static void own(ObjectType type, Actor actor, Draft draft) {
        if (type.ownership() instanceof Ownership.Direct
                && actor.kind() != Actor.Kind.SYSTEM
                && actor.kind() != Actor.Kind.CUSTOMER
                && !draft.changes().has(ObjectType.OWNER)) {
            draft.set(ObjectType.OWNER, actor.id());
        }
    }

    /** Required and unique fields and references, once rules have derived what they derive. */
    void afterRules(Batch batch) {
        for (Field<?> field : batch.type().fields().values()) {
            if (field.is(Trait.REQUIRED)) {
                batch.standing().stream()
                        .filter(draft -> draft.kind() == Draft.Kind.CREATE
                                || draft.changes().has(field))
                        .filter(draft -> draft.value(field) == null)
                        .forEach(draft -> draft.refuse(field, "records.required"));
            }
            if (field.type() == FieldType.REFERENCE) {
                checkReferences(batch, field);
            }
            if (field.is(Trait.UNIQUE)) {
                checkUnique(batch, field);
            }
            if (field.choices().stream().anyMatch(Choice::isRetired)) {
                checkRetired(batch, field);
            }
        }
        checkScopeOfCreation(batch);
    }

    /** A retired choice stays where it is; no record gets it anew. */
    private static void checkRetired(Batch batch, Field<?> field) {
        for (Draft draft : batch.standing()) {
            if (draft.changes(field)) {
                List<?> wanted = several(draft.value(field));
                List<?> held = several(draft.valueBefore(field));
                field.choices().stream()
                        .filter(choice ->
                                choice.isRetired() && wanted.contains(choice.value()) && !held.contains(choice.value()))
                        .forEach(choice ->
                                draft.refuse(field, "records.choice-retired", Map.of("value", choice.value())));
            }
        }
    }

    private static List<?> several(@Nullable Object value) {
        return value == null ? List.of() : value instanceof List<?> list ? list : List.of(value);
    }

    private void checkReferences(Batch batch, Field<?> field) {
        var wanted = new HashSet<UUID>();
        for (Draft draft : batch.standing()) {
            if (draft.changes(field)
                    && draft.value(field) instanceof UUID id
                    && field.isWritable()
                    && !isWhoeverActs(batch.actor(), field, id)) {
                wanted.add(id);
            }
        }
        if (wanted.isEmpty()) {
            return;
        }
        ObjectType target = batch.catalog().object(field.target());
        Set<UUID> found = reachable(batch, target, wanted, Action.READ);
        batch.standing().stream()
                .filter(draft -> draft.changes(field)
                        && draft.value(field) instanceof UUID id
                        && wanted.contains(id)
                        && !found.contains(id))
                .forEach(draft -> draft.refuse(
                        field,
                        "records.points-to-nothing",
                        Map.of("id", String.valueOf(draft.value(field)), "object", target.name())));
    }

    /** Whoever acts is there: a new record belongs to its maker, which need not be looked up each time. */
    private static boolean isWhoeverActs(Actor actor, Field<?> field, UUID id) {
        boolean user = actor.kind() == Actor.Kind.USER || actor.kind() == Actor.Kind.TOKEN;
        return user && id.equals(actor.id()) && field.target().equals(ObjectType.OWNER.target());
    }

    private Set<UUID> reachable(Batch batch, ObjectType target, Collection<UUID> ids, Action action) {
        if (!batch.actor().access().may(target.name(), action)) {
            return Set.of();
        }
        Sql sql = Sql.of("select t.id from " + target.table() + " t where t.id = any(?) and t.deleted_at is null", ids)
                .and(new RowAccess(batch.catalog(), batch.actor()).condition(target, "t", action));
        return new HashSet<>(queries.run(sql, Queries.LIST, row -> row.getObject(1, UUID.class)));
    }

    private void checkUnique(Batch batch, Field<?> field) {
        var wanted = new HashMap<String, Draft>();
        for (Draft draft : batch.standing()) {
            if ((draft.changes(field) || draft.kind() == Draft.Kind.RESTORE)
                    && draft.value(field) instanceof String value
                    && wanted.putIfAbsent(value, draft) != null) {
                draft.refuse(field, "records.not-unique", Map.of("value", value, "name", "none"));
            }
        }
        if (wanted.isEmpty()) {
            return;
        }
        Sql sql = Sql.of(
                "select t." + field.column() + ", t.id from " + batch.type().table() + " t where t." + field.column()
                        + " = any(?) and t.deleted_at is null",
                wanted.keySet());
        var holders = new HashMap<Draft, UUID>();
        queries.run(sql, Queries.LIST, row -> {
            Draft draft = Objects.requireNonNull(wanted.get(row.getString(1)));
            UUID holder = row.getObject(2, UUID.class);
            if (!draft.id().equals(holder)) {
                holders.put(draft, holder);
            }
            return draft;
        });
        refuseTaken(batch, field, holders);
    }

    /** One edit is answered with a conflict that leads to the other record; of many only those in conflict are refused. */
    private void refuseTaken(Batch batch, Field<?> field, Map<Draft, UUID> holders) {
        if (holders.isEmpty()) {
            return;
        }
        Map<UUID, String> names = lists.titles(batch.actor(), batch.type(), Set.copyOf(holders.values()));
        holders.forEach((draft, holder) -> {
            @Nullable String name = names.get(holder);
            Map<String, Object> arguments =
                    Map.of("value", String.valueOf(draft.value(field)), "name", name == null ? "none" : name);
            if (batch.drafts().size() > 1 || batch.source().equals(Changes.IMPORT)) {
                draft.refuse(field, "records.not-unique", arguments);
            } else if (name == null) {
                throw Refusal.conflict(field.name(), "records.not-unique", arguments);
            } else {
                throw Refusal.conflict(field.name(), "records.not-unique", arguments)
                        .with(Map.of("existing", Map.of("id", holder, "name", name)));
            }
        });
    }

    /** Whoever may create only own, team or territory records cannot create them for others, nor move theirs to others. */
    private void checkScopeOfCreation(Batch batch) {
        Set<Scope> scopes = batch.actor().access().scopes(batch.type().name(), Action.CREATE);
        var created = batch.standing().stream()
                .filter(draft -> draft.kind() == Draft.Kind.CREATE && !scopes.contains(Scope.ALL))
                .toList();
        switch (batch.type().ownership()) {
            case Ownership.Shared() -> {}
            case Ownership.Direct() ->
                created.stream()
                        .filter(draft -> !within(batch.actor(), scopes, draft))
                        .forEach(draft -> draft.refuse(ObjectType.OWNER, "records.outside-scope"));
            case Ownership.Through(String name) -> {
                Field<?> parent = Objects.requireNonNull(batch.type().field(name));
                checkParents(batch, parent, created, Action.CREATE);
                var moved = batch.standing().stream()
                        .filter(draft -> draft.kind() == Draft.Kind.CHANGE && draft.changes(parent))
                        .toList();
                checkParents(batch, parent, moved, Action.CHANGE);
            }
        }
    }

    private static boolean within(Actor actor, Set<Scope> scopes, Draft draft) {
        UUID team = draft.value(ObjectType.TEAM);
        UUID territory = draft.value(ObjectType.TERRITORY);
        boolean own = actor.id().equals(draft.value(ObjectType.OWNER));
        return (own && scopes.stream().anyMatch(scope -> scope.compareTo(Scope.OWN) >= 0))
                || (scopes.contains(Scope.TEAM)
                        && team != null
                        && actor.access().teams().contains(team))
                || (scopes.contains(Scope.TERRITORY)
                        && territory != null
                        && actor.access().territories().contains(territory));
    }

    /** A part may be added to records that the actor reaches by the scope of the action; without a whole it is everybody's. */
    private void checkParents(Batch batch, Field<?> parent, List<Draft> parts, Action action) {
        if (parts.isEmpty()
                || batch.actor().access().scopes(batch.type().name(), action).contains(Scope.ALL)) {
            return;
        }
        var ids = new HashSet<UUID>();
        for (Draft draft : parts) {
            if (draft.value(parent) instanceof UUID id) {
                ids.add(id);
            }
        }
        String marker = "p";
        ObjectType target = batch.catalog().object(parent.target());
        Sql sql = Sql.of("select p.id from " + target.table() + " p where p.id = any(?)", ids)
                .and(new RowAccess(batch.catalog(), batch.actor()).conditionOf(batch.type(), target, marker, action));
        var reached =
                new HashSet<@Nullable Object>(queries.run(sql, Queries.LIST, row -> row.getObject(1, UUID.class)));
        parts.stream()
                .filter(draft -> !reached.contains(draft.value(parent)))
                .forEach(draft -> draft.refuse(parent, "records.outside-scope"));
    }
}
