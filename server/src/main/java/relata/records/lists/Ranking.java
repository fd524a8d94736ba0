package relata.records.lists;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.access.Action;
import relata.records.catalog.ObjectType;
import relata.records.sql.Sql;

/** Records by a figure that a module keeps of them in a table of its own, greatest first. */
@Component
public class Ranking {

    private final Lists lists;
    private final Queries queries;

    Ranking(Lists lists, Queries queries) {
        this.lists = lists;
        this.queries = queries;
    }

    /** One record and its figure. */
    public record Place(UUID id, double figure) {}

    /**
     * The next places of records that the actor reads, under a filter.
     *
     * @param figures a query of the columns {@code id} and {@code figure}, from code alone; an index should serve their order
     * @param after the place to begin after; null for the first
     */
    public List<Place> page(
            Actor actor, ObjectType object, String filter, Sql figures, @Nullable Place after, int limit) {
        // Lateral and limited, so that it stays a walk along the index: as a plain semi-join it was hashed whole at a
        // million rows.
        Sql sql = Sql.of("select r.id, r.figure from (").add(figures).add(") r cross join lateral (select 1");
        sql.add(lists.compiler(actor, object).rows(Action.READ, false, filter))
                .add(" and t.id = r.id limit 1) found where true");
        if (after != null) {
            sql.add(" and (r.figure, r.id) < (?, ?)", after.figure(), after.id());
        }
        sql.add(" order by r.figure desc, r.id desc limit " + limit);
        return queries.run(
                sql.plannedAnew(),
                Queries.LIST,
                row -> new Place(Objects.requireNonNull(row.getObject(1, UUID.class)), row.getDouble(2)));
    }
}
