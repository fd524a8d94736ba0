package relata.records.lists;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import relata.platform.Actor;
import relata.platform.access.Action;
import relata.platform.access.Scope;
import relata.records.catalog.Catalog;
import relata.records.catalog.ObjectType;
import relata.records.catalog.Ownership;
import relata.records.sql.Sql;

/** Whose records an actor reaches, as a condition in SQL. The only place where scopes become SQL. */
public final class RowAccess {

    private static final String CUSTOMER = "customer";

    private final Catalog catalog;
    private final Actor actor;

    public RowAccess(Catalog catalog, Actor actor) {
        this.catalog = catalog;
        this.actor = actor;
    }

    /**
     * The condition under which the actor may do this with a row.
     *
     * @param alias the alias of the object's table in the query
     * @return empty where every row is open; {@code false} where none is
     */
    public Sql condition(ObjectType object, String alias, Action action) {
        return condition(object, alias, scopes(object, action), 0);
    }

    /**
     * The condition under which a record that others belong to is reached by the scopes granted for those others: whether
     * an order may be added to this customer.
     */
    public Sql conditionOf(ObjectType part, ObjectType whole, String alias, Action action) {
        return condition(whole, alias, scopes(part, action), 0);
    }

    private Set<Scope> scopes(ObjectType object, Action action) {
        return actor.access().scopes(object.name(), action);
    }

    private Sql condition(ObjectType object, String alias, Set<Scope> granted, int depth) {
        var scopes = granted.isEmpty() ? EnumSet.noneOf(Scope.class) : EnumSet.copyOf(granted);
        scopes.remove(Scope.NONE);
        if (scopes.contains(Scope.ALL)) {
            return Sql.empty();
        }
        if (scopes.isEmpty()) {
            return Sql.of("false");
        }
        return switch (object.ownership()) {
            case Ownership.Shared() -> scopes.stream().allMatch(Scope.SELF::equals) ? Sql.of("false") : Sql.empty();
            case Ownership.Direct() -> direct(object, alias, scopes);
            case Ownership.Through(String field) -> through(object, alias, field, scopes, depth);
        };
    }

    private Sql direct(ObjectType object, String alias, Set<Scope> scopes) {
        Sql any = Sql.empty();
        if (scopes.contains(Scope.SELF) && object.name().equals(CUSTOMER) && actor.customer() != null) {
            or(any, Sql.of(alias + ".id = ?", actor.customer()));
        }
        if (scopes.contains(Scope.OWN) || scopes.contains(Scope.TEAM) || scopes.contains(Scope.TERRITORY)) {
            or(any, Sql.of(alias + ".owner_id = ?", actor.id()));
        }
        if (scopes.contains(Scope.TEAM)) {
            orAmong(any, alias + ".team_id", actor.access().teams());
        }
        if (scopes.contains(Scope.TERRITORY)) {
            orAmong(any, alias + ".territory_id", actor.access().territories());
        }
        return any.isEmpty() ? Sql.of("false") : any;
    }

    /** A record that belongs to another is reached where that other one would be, by the scopes granted for this type. */
    private Sql through(ObjectType object, String alias, String field, Set<Scope> scopes, int depth) {
        var reference = object.fields().get(field);
        if (reference == null) {
            throw new IllegalStateException(object.name() + " belongs through nothing");
        }
        ObjectType target = catalog.object(reference.target());
        String inner = alias + "_" + depth;
        Sql condition = condition(target, inner, scopes, depth + 1);
        if (condition.isEmpty() || condition.text().equals("false")) {
            return condition;
        }
        return Sql.of("exists (select 1 from " + target.table() + " " + inner + " where " + inner + ".id = " + alias
                        + "." + reference.column() + " and (")
                .add(condition)
                .add("))");
    }

    private static void orAmong(Sql any, String column, Set<UUID> ids) {
        if (!ids.isEmpty()) {
            or(any, Sql.of(column + " = any(?)", ids));
        }
    }

    private static void or(Sql any, Sql more) {
        any.add(any.isEmpty() ? "" : " or ").add(more);
    }
}
