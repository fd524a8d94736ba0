package relata.records.lists;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.Money;
import relata.platform.Refusal;
import relata.platform.access.Action;
import relata.records.catalog.Catalogs;
import relata.records.catalog.Field;
import relata.records.catalog.FieldType;
import relata.records.catalog.ObjectType;
import relata.records.sql.Sql;

/** Sums of columns and groups by a field, over everything a filter leaves. Asked for on their own, with a time limit. */
@Component
public class Sums {

    /** How many groups are answered; a field with more values is no field to group by. */
    private static final int MAXIMUM_GROUPS = 200;

    /** The median sorts every value: beyond so many it would take longer than anybody waits. */
    private static final long MEDIAN_BOUND = 100_000;

    private final Lists lists;
    private final Catalogs catalogs;
    private final Queries queries;

    Sums(Lists lists, Catalogs catalogs, Queries queries) {
        this.lists = lists;
        this.catalogs = catalogs;
        this.queries = queries;
    }

    /**
     * The sum of one column.
     *
     * @param sums one sum for numbers; for money one for each currency, since different ones do not add up
     * @param median the value in the middle; null where there is none, currencies differ or values are too many
     * @param missing how many records have no value
     */
    public record Sum(
            String field, List<Object> sums, @Nullable Object median, long missing) {}

    /** One value of the grouping field with how many records have it, and the sums asked for. */
    public record Group(@Nullable String value, long count, List<Sum> sums) {}

    public List<Sum> sums(Actor actor, ObjectType object, String filter, List<String> names) {
        ListCompiler compiler = lists.compiler(actor, object);
        Sql rows = compiler.rows(Action.READ, false, filter);
        var sums = new ArrayList<Sum>();
        for (Field<?> field : summable(compiler, object, names)) {
            sums.add(sum(compiler, rows, field));
        }
        return sums;
    }

    private static List<Field<?>> summable(ListCompiler compiler, ObjectType object, List<String> names) {
        var fields = new ArrayList<Field<?>>();
        for (Field<?> field : names.isEmpty() ? List.<Field<?>>of() : compiler.shown(names)) {
            switch (field.type()) {
                case NUMBER, INTEGER, MONEY -> fields.add(field);
                case TEXT, LONG_TEXT, DATE, TIME, BOOLEAN, CHOICE, CHOICES, REFERENCE, EMAIL, PHONE, URL ->
                    throw Refusal.of(
                            Refusal.Kind.MALFORMED,
                            "records.cannot-sum",
                            Map.of("field", field.name(), "object", object.name()));
            }
        }
        return fields;
    }

    private Sum sum(ListCompiler compiler, Sql rows, Field<?> field) {
        String reporting = catalogs.current().reportingCurrency();
        String currency = field.currencyColumn() == null ? "''" : ListCompiler.T + "." + field.currencyColumn();
        Sql value = compiler.value(field);
        Sql sql = Sql.of("select " + currency + ", sum(")
                .add(value)
                .add("), count(")
                .add(value)
                .add("), count(*)");
        sql.add(rows).add(" group by 1 order by 1");
        var sums = new ArrayList<Object>();
        long[] present = {0};
        long[] all = {0};
        queries.run(sql, Queries.SUM, row -> {
            BigDecimal sum = row.getBigDecimal(2);
            present[0] += row.getLong(3);
            all[0] += row.getLong(4);
            if (sum != null) {
                sums.add(
                        field.type() == FieldType.MONEY
                                ? new Money(sum, field.currencyColumn() == null ? reporting : row.getString(1))
                                : sum.stripTrailingZeros());
            }
            return field;
        });
        Object median = sums.size() == 1 && present[0] <= MEDIAN_BOUND ? median(value, rows, sums.getFirst()) : null;
        return new Sum(field.name(), sums, median, all[0] - present[0]);
    }

    private @Nullable Object median(Sql value, Sql rows, Object sum) {
        Sql sql = Sql.of("select percentile_disc(0.5) within group (order by ")
                .add(value)
                .add(")")
                .add(rows);
        BigDecimal median =
                queries.run(sql, Queries.SUM, row -> row.getBigDecimal(1)).getFirst();
        return median == null
                ? null
                : sum instanceof Money money ? new Money(median, money.currency()) : median.stripTrailingZeros();
    }

    /** Groups by a choice, yes/no or reference field, the largest first; choices in their own order. */
    public List<Group> groups(Actor actor, ObjectType object, String filter, String by, List<String> summed) {
        ListCompiler compiler = lists.compiler(actor, object);
        Field<?> field = groupable(compiler, object, by);
        List<Field<?>> fields = summable(compiler, object, summed);
        Sql sql = Sql.of("select ").add(compiler.value(field)).add("::text, count(*)");
        for (Field<?> each : fields) {
            sql.add(", sum(")
                    .add(compiler.value(each))
                    .add("), count(")
                    .add(compiler.value(each))
                    .add(")");
            if (each.currencyColumn() != null) {
                sql.add(", min(t." + each.currencyColumn() + "), max(t." + each.currencyColumn() + ")");
            }
        }
        sql.add(compiler.rows(Action.READ, false, filter))
                .add(" group by 1 order by 2 desc, 1 limit ?", MAXIMUM_GROUPS);
        String reporting = catalogs.current().reportingCurrency();
        var found = new LinkedHashMap<@Nullable String, Group>();
        queries.run(sql, Queries.SUM, row -> {
            var sums = new ArrayList<Sum>();
            int index = 3;
            for (Field<?> each : fields) {
                BigDecimal sum = row.getBigDecimal(index);
                long missing = row.getLong(2) - row.getLong(index + 1);
                index += 2;
                var values = new ArrayList<Object>();
                if (each.type() != FieldType.MONEY) {
                    if (sum != null) {
                        values.add(sum.stripTrailingZeros());
                    }
                } else if (each.currencyColumn() == null) {
                    if (sum != null) {
                        values.add(new Money(sum, reporting));
                    }
                } else {
                    String currency = row.getString(index);
                    if (sum != null && Objects.equals(currency, row.getString(index + 1))) {
                        values.add(new Money(sum, currency));
                    }
                    index += 2;
                }
                sums.add(new Sum(each.name(), values, null, missing));
            }
            return found.put(row.getString(1), new Group(row.getString(1), row.getLong(2), sums));
        });
        return inOrder(field, found);
    }

    private static List<Group> inOrder(Field<?> field, Map<@Nullable String, Group> found) {
        var groups = new ArrayList<Group>();
        field.choices().forEach(choice -> {
            Group group = found.remove(choice.value());
            groups.add(group == null ? new Group(choice.value(), 0, List.of()) : group);
        });
        groups.addAll(found.values());
        return groups;
    }

    private static Field<?> groupable(ListCompiler compiler, ObjectType object, String by) {
        Field<?> field = compiler.readable().get(by);
        boolean groupable = field != null
                && switch (field.type()) {
                    case CHOICE, BOOLEAN, REFERENCE -> true;
                    case TEXT, INTEGER -> !field.isCalculated();
                    case LONG_TEXT, NUMBER, MONEY, DATE, TIME, CHOICES, EMAIL, PHONE, URL -> false;
                };
        if (field == null || !groupable) {
            throw Refusal.of(
                    Refusal.Kind.MALFORMED, "records.cannot-group", Map.of("field", by, "object", object.name()));
        }
        return field;
    }
}
