package relata.records.lists;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.access.Action;
import relata.records.catalog.Catalogs;
import relata.records.catalog.Field;
import relata.records.catalog.ObjectType;
import relata.records.sql.Sql;

/** A board by a choice field: the first cards of each column by one windowed query, their counts by one GROUP BY. */
@Component
public class Boards {

    private final Lists lists;
    private final Sums sums;
    private final Catalogs catalogs;
    private final Queries queries;

    Boards(Lists lists, Sums sums, Catalogs catalogs, Queries queries) {
        this.lists = lists;
        this.sums = sums;
        this.catalogs = catalogs;
        this.queries = queries;
    }

    /** One column: its value, how many records it has, and the first of them. */
    public record Column(@Nullable String value, long count, List<Row> rows) {}

    /** A board with the fields its cards show. */
    public record Board(List<Field<?>> fields, List<Column> columns) {}

    /** @param limit how many cards of each column, 1 to 100 */
    public Board board(Actor actor, ObjectType object, String by, ListQuery query) {
        ListCompiler compiler = lists.compiler(actor, object);
        Field<?> field = sums.groupable(compiler, object, by);
        var shown = new ArrayList<>(compiler.shown(query.fields()));
        if (!shown.contains(field)) {
            shown.add(field);
        }
        var sort = SortKey.parse(
                object, query.sort().isEmpty() ? object.defaultSort() : query.sort(), compiler.readable());
        Sql order = compiler.order(sort);
        Sql cards = Sql.of("select * from (")
                .add(compiler.selection(shown))
                .add(", row_number() over (partition by ")
                .add(compiler.value(field))
                .add(" order by ")
                .add(order)
                .add(") as place")
                .add(compiler.rows(Action.READ, false, query.filter()))
                .add(") cards where place <= ? order by place", Math.clamp(query.limit(), 1, 100));
        String reporting = catalogs.current().reportingCurrency();
        var rows = new LinkedHashMap<@Nullable String, List<Row>>();
        for (Row row : queries.run(cards, Queries.LIST, result -> Lists.row(result, shown, reporting))) {
            Object value = row.values().value(field.name());
            rows.computeIfAbsent(value == null ? null : value.toString(), key -> new ArrayList<>())
                    .add(row);
        }
        var columns = new ArrayList<Column>();
        for (Sums.Group group : sums.groups(actor, object, query.filter(), by, List.of())) {
            columns.add(new Column(
                    group.value(), group.count(), Objects.requireNonNullElse(rows.get(group.value()), List.of())));
        }
        return new Board(shown, columns);
    }
}
