package relata.work.items;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.access.Action;
import relata.records.catalog.Catalog;
import relata.records.catalog.Catalogs;
import relata.records.lists.Queries;
import relata.records.lists.RowAccess;
import relata.records.sql.Sql;
import relata.work.items.Item.Place;

/**
 * The work list as one person may see it: items of tasks that they may read, and of customers that they may read. First
 * complaints and promises that are overdue, then the rest, each in order of worth, what is due first among equals.
 */
@Component
class WorkItems {

    /** Counts and sums stop here and say so. */
    static final int COUNT_BOUND = 1_000;

    private static final String CUSTOMER = "customer";
    private static final String TASK = "task";
    private static final String ORDER = " order by i.rank, (-i.worth), i.due_sort, i.id";

    /**
     * Has each item's customer looked up by its key. Otherwise all customers that the actor reaches are read first to be hashed:
     * half a second of a million of them, before the first of eleven items.
     */
    private static final String LOOKED_UP = " offset 0";

    private final Catalogs catalogs;
    private final Queries queries;

    WorkItems(Catalogs catalogs, Queries queries) {
        this.catalogs = catalogs;
        this.queries = queries;
    }

    /** Whose items are meant. */
    enum Whose {
        MINE,
        TEAM,
        ALL;

        static Whose named(String name) {
            for (Whose whose : values()) {
                if (whose.name().toLowerCase(Locale.ROOT).equals(name)) {
                    return whose;
                }
            }
            throw Refusal.of(Refusal.Kind.MALFORMED, "work.whose", Map.of("value", name));
        }
    }

    record Share(String kind, long count, BigDecimal worth) {}

    /** @param customer only of this one; null for all */
    List<Item> page(
            Actor actor,
            Whose whose,
            @Nullable String kind,
            @Nullable UUID customer,
            @Nullable String cursor,
            int limit) {
        Sql sql = Sql.of("select " + Item.COLUMNS + " from work_item i where i.state = 'open'");
        whose(sql, actor, whose);
        if (kind != null) {
            sql.add(" and i.kind = ?", kind);
        }
        if (customer != null) {
            sql.add(" and i.customer_id = ?", customer);
        }
        if (cursor != null) {
            Place after = place(cursor);
            sql.add(
                    " and (i.rank, (-i.worth), i.due_sort, i.id) > (?, ?, ?::timestamptz, ?)",
                    after.rank(),
                    after.worth().negate(),
                    after.due(),
                    after.id());
        }
        sql.and(reached(actor)).add(ORDER).add(" limit ?", limit);
        return queries.run(sql.plannedAnew(), Queries.LIST, Item::read);
    }

    /** Shares by kind of the first {@link #COUNT_BOUND} items, or of all where there are no more. */
    List<Share> shares(Actor actor, Whose whose) {
        Sql sql = Sql.of(
                "select s.kind, count(*), sum(s.worth) from (select i.kind, i.worth from work_item i where i.state = 'open'");
        whose(sql, actor, whose);
        sql.and(reached(actor)).add(ORDER).add(" limit ?) s group by s.kind order by s.kind", COUNT_BOUND + 1);
        return queries.run(
                sql.plannedAnew(),
                Queries.LIST,
                row -> new Share(row.getString(1), row.getLong(2), row.getBigDecimal(3)));
    }

    /** One that the actor may see, whatever its state; locked until the transaction ends where it is to be changed. */
    Optional<Item> find(Actor actor, UUID id, boolean lock) {
        Sql sql = Sql.of("select " + Item.COLUMNS + " from work_item i where i.id = ?", id)
                .and(reached(actor))
                .add(lock ? " for update of i" : "");
        return queries.run(sql, Queries.LIST, Item::read).stream().findFirst();
    }

    /** The customer's item that stands first, snoozed ones included. */
    Optional<Item> firstOf(Actor actor, UUID customer) {
        Sql sql = Sql.of(
                        "select " + Item.COLUMNS
                                + " from work_item i where i.customer_id = ? and i.state in ('open', 'snoozed')",
                        customer)
                .and(reached(actor))
                .add(" order by i.state, i.rank, (-i.worth), i.due_sort, i.id limit 1");
        return queries.run(sql, Queries.LIST, Item::read).stream().findFirst();
    }

    private static void whose(Sql sql, Actor actor, Whose whose) {
        var teams = actor.access().teams();
        switch (whose) {
            case MINE -> {
                sql.add(" and (i.owner_id = ?", actor.id());
                if (!teams.isEmpty()) {
                    sql.add(" or (i.owner_id is null and i.team_id = any(?))", teams);
                }
                sql.add(")");
            }
            case TEAM ->
                sql.add(
                        " and (i.team_id = any(?) or i.owner_id in (select m.user_id from team_member m where m.team_id = any(?)))",
                        teams,
                        teams);
            case ALL -> {}
        }
    }

    /** What the actor may see: tasks by the right to tasks, everything else by the right to its customer. */
    private Sql reached(Actor actor) {
        Catalog catalog = catalogs.current();
        var access = new RowAccess(catalog, actor);
        Sql tasks = access.condition(catalog.object(TASK), "t", Action.READ);
        Sql customers = access.condition(catalog.object(CUSTOMER), "c", Action.READ);
        if (tasks.isEmpty() && customers.isEmpty()) {
            return Sql.empty();
        }
        return Sql.of("(i.task_id is not null and exists (select 1 from task t where t.id = i.task_id")
                .and(tasks)
                .add(LOOKED_UP
                        + ")) or (i.task_id is null and exists (select 1 from customer c where c.id = i.customer_id")
                .and(customers)
                .add(LOOKED_UP + "))");
    }

    static String cursor(Place place) {
        String text = place.rank() + "|" + place.worth().toPlainString() + "|" + place.due() + "|" + place.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Place place(String cursor) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\\|", 4);
            if (parts.length == 4 && parts[2].matches("infinity|[-+0-9: .]+")) {
                return new Place(
                        Integer.parseInt(parts[0]), new BigDecimal(parts[1]), parts[2], UUID.fromString(parts[3]));
            }
        } catch (IllegalArgumentException e) {
            throw wrong(cursor);
        }
        throw wrong(cursor);
    }

    private static Refusal wrong(String cursor) {
        return Refusal.of(Refusal.Kind.MALFORMED, "work.wrong-cursor", Map.of("value", cursor));
    }
}
