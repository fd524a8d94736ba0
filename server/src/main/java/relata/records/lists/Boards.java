package relata.records.lists;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.Refusal;
import relata.platform.access.Action;
import relata.records.catalog.Catalogs;
import relata.records.catalog.Choice;
import relata.records.catalog.Field;
import relata.records.catalog.FieldType;
import relata.records.catalog.ObjectType;
import relata.records.sql.Sql;

/**
 * A board by a choice field: the first cards of all columns in one statement, their bounded counts in another. Each column
 * is a walk of its own that stops after its cards; one window over the whole table sorted a million rows to show sixty.
 */
@Component
public class Boards {

    private static final int MOST_CARDS = 100;

    private final Lists lists;
    private final Catalogs catalogs;
    private final Queries queries;

    Boards(Lists lists, Catalogs catalogs, Queries queries) {
        this.lists = lists;
        this.catalogs = catalogs;
        this.queries = queries;
    }

    /** One column: its value, how many records it has, and the first of them. */
    public record Column(@Nullable String value, Count count, List<Row> rows) {}

    /** A board with the fields its cards show; records without a value come last, where there are any. */
    public record Board(List<Field<?>> fields, List<Column> columns) {}

    private record Card(int column, int part, Row row) {}

    /** @param limit how many cards of each column, 1 to 100 */
    public Board board(Actor actor, ObjectType object, String by, ListQuery query) {
        ListCompiler compiler = lists.compiler(actor, object);
        Field<?> field = choice(compiler, object, by);
        var shown = new ArrayList<>(compiler.shown(query.fields()));
        if (!shown.contains(field)) {
            shown.add(field);
        }
        var sort = SortKey.parse(
                object, query.sort().isEmpty() ? object.defaultSort() : query.sort(), compiler.readable());
        int limit = Math.clamp(query.limit(), 1, MOST_CARDS);
        var values = new ArrayList<@Nullable String>(
                field.choices().stream().map(Choice::value).toList());
        if (new SortKey(field, false).isOptional()) {
            values.add(null);
        }
        Sql cards = Sql.empty();
        Sql counts = Sql.empty();
        for (int column = 0; column < values.size(); column++) {
            Sql rows = compiler.rows(Action.READ, false, query.filter())
                    .and(isValue(compiler.value(field), values.get(column)));
            cards(cards, compiler, shown, rows, sort, limit, column);
            counts.add(counts.isEmpty() ? "" : " union all ")
                    .add("select " + column + ", count(*) from (select 1")
                    .add(rows)
                    .add(" limit " + (Lists.COUNT_BOUND + 1) + ") counted");
        }
        return new Board(shown, columns(values, cards(cards, shown, limit), counts(counts)));
    }

    private static Field<?> choice(ListCompiler compiler, ObjectType object, String by) {
        Field<?> field = compiler.readable().get(by);
        if (field == null || field.type() != FieldType.CHOICE) {
            throw Refusal.of(
                    Refusal.Kind.MALFORMED, "records.cannot-group", Map.of("field", by, "object", object.name()));
        }
        return field;
    }

    private static Sql isValue(Sql field, @Nullable String value) {
        return value == null
                ? Sql.empty().add(field).add(" is null")
                : Sql.empty().add(field).add(" = ?", value);
    }

    /** The cards of one column: those with a value in the first sort key, then those without, as in a list. */
    private static void cards(
            Sql cards,
            ListCompiler compiler,
            List<Field<?>> shown,
            Sql rows,
            List<SortKey> sort,
            int limit,
            int column) {
        boolean segmented = !sort.isEmpty() && sort.getFirst().isOptional();
        for (int part = 0; part < (segmented ? 2 : 1); part++) {
            cards.add(cards.isEmpty() ? "" : " union all ")
                    .add("select cards.*, " + column + " as place, " + part + " as part from (")
                    .add(compiler.segment(shown, rows, sort, part == 0, false, null, limit))
                    .add(") cards");
        }
    }

    private Map<Integer, List<Row>> cards(Sql cards, List<Field<?>> shown, int limit) {
        String reporting = catalogs.current().reportingCurrency();
        var read = new ArrayList<>(queries.run(
                cards,
                Queries.LIST,
                row -> new Card(row.getInt("place"), row.getInt("part"), Lists.row(row, shown, reporting))));
        // stable: within its part each column keeps the order of the walk
        read.sort(Comparator.comparingInt(Card::part));
        var columns = new HashMap<Integer, List<Row>>();
        for (Card card : read) {
            List<Row> column = columns.computeIfAbsent(card.column(), number -> new ArrayList<>());
            if (column.size() < limit) {
                column.add(card.row());
            }
        }
        return columns;
    }

    private Map<Integer, Count> counts(Sql counts) {
        var columns = new HashMap<Integer, Count>();
        queries.run(counts, Queries.LIST, row -> columns.put(row.getInt(1), Count.bounded(row.getLong(2))));
        return columns;
    }

    private static List<Column> columns(
            List<@Nullable String> values, Map<Integer, List<Row>> cards, Map<Integer, Count> counts) {
        var columns = new ArrayList<Column>();
        for (int column = 0; column < values.size(); column++) {
            Count count = counts.getOrDefault(column, new Count(0, true));
            if (values.get(column) != null || count.value() > 0) {
                columns.add(new Column(values.get(column), count, cards.getOrDefault(column, List.of())));
            }
        }
        return columns;
    }
}
