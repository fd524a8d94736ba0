package relata.records.summaries;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import relata.platform.Refusal;
import relata.records.catalog.Catalog;
import relata.records.catalog.Field;
import relata.records.catalog.FieldType;
import relata.records.catalog.ObjectType;
import relata.records.catalog.Relation;
import relata.records.lists.Filters;
import relata.records.lists.ListCompiler;
import relata.records.sql.Sql;

/**
 * The values that a summary groups and measures. Each is an expression, checked as one; but a field behind a reference is
 * joined rather than looked up row by row, which for millions of rows is the difference between seconds and minutes. So is
 * {@code customer.orders.min(o, o.placedAt)}, the first of all, from which cohorts are made.
 */
final class Worths {

    private static final Pattern STEP = Pattern.compile("([a-z]\\w*)\\.([a-z]\\w*)");
    private static final Pattern FIRST =
            Pattern.compile("([a-z]\\w*)\\.([a-z]\\w*)\\.min\\(\\s*(\\w+)\\s*,\\s*(\\w+)\\.([a-z]\\w*)\\s*\\)");

    private final ListCompiler compiler;
    private final ObjectType object;
    private final Map<String, String> aliases = new LinkedHashMap<>();
    private final Sql joins = Sql.empty();

    Worths(ListCompiler compiler, ObjectType object) {
        this.compiler = compiler;
        this.object = object;
    }

    /** What has to be joined for the values asked for so far. */
    Sql joins() {
        return joins;
    }

    /** @param place the name of what is refused: {@code groups} or {@code measures} */
    Worth of(String expression, String place) {
        String text = expression.strip();
        Filters.Computed computed = compiler.computed(text, place);
        if (computed.type() == FieldType.CHOICES || computed.type() == FieldType.LONG_TEXT) {
            throw Refusal.invalid(place, "records.cannot-group", Map.of("field", expression, "object", object.name()));
        }
        Worth stored = stored(text);
        return stored != null
                ? stored
                : new Worth(
                        computed.value(),
                        computed.type(),
                        computed.currency(),
                        computed.fixedCurrency(),
                        null,
                        null,
                        computed.target());
    }

    private @Nullable Worth stored(String text) {
        Field<?> own = object.field(text);
        if (own != null) {
            return own.isCalculated() ? null : column(ListCompiler.T, object, own);
        }
        Matcher step = STEP.matcher(text);
        if (step.matches()) {
            Field<?> reference = reference(step.group(1));
            ObjectType target = reference == null ? null : catalog().object(reference.target());
            Field<?> field = target == null ? null : target.field(step.group(2));
            return reference == null || target == null || field == null || field.isCalculated()
                    ? null
                    : column(joined(reference, target), target, field);
        }
        Matcher first = FIRST.matcher(text);
        return first.matches() && first.group(3).equals(first.group(4))
                ? first(first.group(1), first.group(2), first.group(5))
                : null;
    }

    /** The same of sums by day: a column that they have, or a field behind a reference among these; null for anything else. */
    @Nullable
    Worth summed(String expression, DaySums sums) {
        String text = expression.strip();
        String column = sums.columns().get(text);
        Field<?> own = object.field(text);
        if (own != null) {
            return column != null || sums.measures().contains(text)
                    ? column(ListCompiler.T, object, column == null ? own : own.inColumn(column))
                    : null;
        }
        Matcher step = STEP.matcher(text);
        Field<?> reference = step.matches() ? reference(step.group(1)) : null;
        ObjectType target = reference == null ? null : catalog().object(reference.target());
        Field<?> field = target == null ? null : target.field(step.group(2));
        if (reference == null || target == null || field == null || field.isCalculated()) {
            return null;
        }
        if (column != null) {
            return compiler.readsAll(target) ? column(ListCompiler.T, target, field.inColumn(column)) : null;
        }
        return sums.columns().containsKey(reference.name()) ? column(joined(reference, target), target, field) : null;
    }

    private Catalog catalog() {
        return compiler.catalog();
    }

    private @Nullable Field<?> reference(String name) {
        Field<?> field = object.field(name);
        return field != null && field.type() == FieldType.REFERENCE && !field.isCalculated() ? field : null;
    }

    private Worth column(String alias, ObjectType owner, Field<?> field) {
        String fixed = Field.REPORTING.equals(field.currency()) ? catalog().reportingCurrency() : field.currency();
        return new Worth(
                Sql.of(alias + "." + field.column()),
                field.type(),
                field.currencyColumn() == null ? null : Sql.of(alias + "." + field.currencyColumn()),
                field.currencyColumn() == null ? fixed : null,
                field,
                owner,
                field.type() == FieldType.REFERENCE ? field.target() : null);
    }

    private String joined(Field<?> reference, ObjectType target) {
        String known = aliases.get(reference.name());
        if (known != null) {
            return known;
        }
        String alias = "r" + aliases.size();
        aliases.put(reference.name(), alias);
        joins.add(" left join " + target.table() + " " + alias + " on " + alias + ".id = " + ListCompiler.T + "."
                        + reference.column() + " and ")
                .add(compiler.visible(target, alias));
        return alias;
    }

    /** The least value among all records that share this record's reference; of times and days. */
    private @Nullable Worth first(String referenceName, String relationName, String fieldName) {
        Field<?> reference = reference(referenceName);
        if (reference == null) {
            return null;
        }
        Relation relation = catalog().relations(reference.target()).get(relationName);
        Field<?> field = object.field(fieldName);
        boolean ours = relation != null
                && relation.object().equals(object.name())
                && relation.field().name().equals(referenceName);
        if (!ours || field == null || field.isCalculated()) {
            return null;
        }
        String target = joined(reference, catalog().object(reference.target()));
        String alias = "f" + aliases.size();
        aliases.put(relationName + "." + fieldName, alias);
        joins.add(" left join (select of." + reference.column() + " as k, min(of." + field.column() + ") as v from "
                        + object.table() + " of where ")
                .add(compiler.visible(object, "of"))
                .add(" group by 1) " + alias + " on " + alias + ".k = " + target + ".id");
        return new Worth(Sql.of(alias + ".v"), field.type(), null, null, null, null, null);
    }
}
