package relata.insight.pictures;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.access.Action;
import relata.platform.access.Scope;
import relata.records.catalog.Catalog;
import relata.records.catalog.Catalogs;
import relata.records.lists.Lists;
import relata.records.lists.RowAccess;
import relata.records.sql.Sql;

/** Who may see pictures of the base, and of which customers they are drawn. */
@Component
class Reach {

    static final String CUSTOMER = "customer";

    private static final String ORDER = "order";

    /** What pictures tell of; whoever may not read one of these in a record does not learn it here. */
    private static final List<String> TOLD =
            List.of("spent", "tier", "stage", "lifetimeValue", "churnRisk", "contribution");

    private final Catalogs catalogs;
    private final Lists lists;

    Reach(Catalogs catalogs, Lists lists) {
        this.catalogs = catalogs;
        this.lists = lists;
    }

    /**
     * The condition on a table that carries owner, team and territory of its customers.
     *
     * @param alias of the table
     * @return empty where all are open
     * @throws Refusal where the actor may read no customers, no orders, or not the figures that pictures tell
     */
    Sql of(Actor actor, String alias) {
        if (actor.customer() != null || !actor.access().may(CUSTOMER, Action.READ)) {
            throw refused(CUSTOMER);
        }
        boolean told = TOLD.stream().allMatch(field -> actor.access().reads(CUSTOMER, field));
        if (!told || !actor.access().may(ORDER, Action.READ)) {
            throw refused(ORDER);
        }
        Catalog catalog = catalogs.current();
        return new RowAccess(catalog, actor).condition(catalog.object(CUSTOMER), alias, Action.READ);
    }

    /** Whether the actor sees everybody's: what is kept for the whole base only is for those. */
    boolean whole(Actor actor) {
        return actor.access().scopes(CUSTOMER, Action.READ).contains(Scope.ALL);
    }

    /** The names of these customers, as far as the actor may read them. */
    Map<UUID, String> names(Actor actor, Stream<UUID> customers) {
        return lists.titles(actor, catalogs.current().object(CUSTOMER), customers.collect(Collectors.toSet()));
    }

    String currency() {
        return catalogs.current().reportingCurrency();
    }

    private static Refusal refused(String object) {
        return Refusal.of(Refusal.Kind.FORBIDDEN, "records.not-allowed", Map.of("object", object, "action", "READ"));
    }
}
