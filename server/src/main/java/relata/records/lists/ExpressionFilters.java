package relata.records.lists;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import relata.platform.Actor;
import relata.platform.access.Action;
import relata.records.catalog.Catalog;
import relata.records.catalog.Field;
import relata.records.catalog.FieldType;
import relata.records.catalog.ObjectType;
import relata.records.expressions.Expected;
import relata.records.expressions.Expression;
import relata.records.expressions.Expressions;
import relata.records.expressions.Moment;
import relata.records.expressions.Parameters;
import relata.records.expressions.RowGuard;
import relata.records.expressions.SqlValue;
import relata.records.expressions.Type;
import relata.records.sql.Sql;

/** Filters and calculated fields by the expression compiler, with the actor's access in every table they reach. */
@Component
class ExpressionFilters implements Filters {

    private static final Pattern NAMED = Pattern.compile("(?<!:):(p\\d+)");

    private final Expressions expressions;

    ExpressionFilters(Expressions expressions) {
        this.expressions = expressions;
    }

    @Override
    public Sql condition(Catalog catalog, ObjectType object, String alias, Actor actor, String filter, Instant now) {
        if (filter.isBlank()) {
            return Sql.empty();
        }
        Expression expression = expressions
                .check(catalog, object, filter, Expected.CONDITION, actor.access())
                .orRefuse("filter");
        var parameters = new Parameters();
        String sql = expression
                .condition(alias, parameters, guard(catalog, actor, parameters), moment(actor, now))
                .sql();
        return positional(sql, parameters.values());
    }

    @Override
    public @Nullable Summed overSums(
            Catalog catalog,
            ObjectType object,
            String alias,
            Actor actor,
            String filter,
            Instant now,
            Map<String, String> columns,
            String instant) {
        if (filter.isBlank()) {
            return new Summed(Sql.empty(), List.of());
        }
        var parameters = new Parameters();
        Expression.Summed summed = expressions
                .check(catalog, object, filter, Expected.CONDITION, actor.access())
                .orRefuse("filter")
                .overSums(alias, parameters, guard(catalog, actor, parameters), moment(actor, now), columns, instant);
        return summed == null
                ? null
                : new Summed(positional(summed.condition().sql(), parameters.values()), summed.cuts());
    }

    @Override
    public Set<Field<?>> equalities(Catalog catalog, ObjectType object, String filter) {
        return expressions
                .check(catalog, object, filter, Expected.CONDITION)
                .orRefuse("filter")
                .equalities();
    }

    @Override
    public Sql value(Catalog catalog, ObjectType object, String alias, Actor actor, Field<?> calculated, Instant now) {
        String formula = calculated.formula();
        if (formula == null) {
            throw new IllegalArgumentException(calculated.name() + " is not calculated");
        }
        Expression expression = expressions
                .check(catalog, object, formula, Expected.of(calculated.type()), actor.access())
                .orRefuse("filter");
        var parameters = new Parameters();
        SqlValue value = expression.value(alias, parameters, guard(catalog, actor, parameters), moment(actor, now));
        String sql = "(" + value.sql() + ")";
        if (value.currencySql() != null) {
            // A calculated amount is shown in the reporting currency; one of another currency is no such amount.
            sql = "(case when (" + value.currencySql() + ") = " + parameters.bind(catalog.reportingCurrency())
                    + " then " + sql + " end)";
        }
        return positional(sql, parameters.values());
    }

    @Override
    public Computed computed(
            Catalog catalog, ObjectType object, String alias, Actor actor, String text, String place, Instant now) {
        Expression expression = expressions
                .check(catalog, object, text, Expected.ANYTHING, actor.access())
                .orRefuse(place);
        var parameters = new Parameters();
        SqlValue value = expression.value(alias, parameters, guard(catalog, actor, parameters), moment(actor, now));
        String fixed = value.type() instanceof Type.Amount(var currency) ? currency : null;
        return new Computed(
                positional("(" + value.sql() + ")", parameters.values()),
                fieldType(value.type()),
                value.currencySql() == null || fixed != null
                        ? null
                        : positional("(" + value.currencySql() + ")", parameters.values()),
                fixed,
                value.type() instanceof Type.Link(var target) ? target : null);
    }

    private static FieldType fieldType(Type type) {
        return switch (type) {
            case Type.Simple simple ->
                switch (simple) {
                    case BOOLEAN -> FieldType.BOOLEAN;
                    case TEXT, NOTHING, UNKNOWN -> FieldType.TEXT;
                    case NUMBER, DURATION -> FieldType.NUMBER;
                    case DATE -> FieldType.DATE;
                    case TIME -> FieldType.TIME;
                };
            case Type.Choice _ -> FieldType.CHOICE;
            case Type.Amount _ -> FieldType.MONEY;
            case Type.Link _ -> FieldType.REFERENCE;
            case Type.Choices _ -> FieldType.CHOICES;
            case Type.Many _ -> throw new IllegalArgumentException("rows are no value");
        };
    }

    private static Moment moment(Actor actor, Instant now) {
        return Moment.of(now, actor);
    }

    private static RowGuard guard(Catalog catalog, Actor actor, Parameters parameters) {
        var access = new RowAccess(catalog, actor);
        return (object, alias) -> named(access.condition(object, alias, Action.READ), parameters);
    }

    /** The same condition with its values among the named parameters. */
    private static String named(Sql condition, Parameters parameters) {
        var text = new StringBuilder();
        int parameter = 0;
        for (char character : condition.text().toCharArray()) {
            if (character != '?') {
                text.append(character);
                continue;
            }
            Object value =
                    java.util.Objects.requireNonNull(condition.parameters().get(parameter++));
            text.append(
                    value instanceof Collection<?> ids
                            ? parameters.bindArray(List.copyOf(ids), "uuid")
                            : parameters.bind(value));
        }
        return text.toString();
    }

    private static Sql positional(String sql, Map<String, Object> values) {
        Sql positional = Sql.empty();
        Matcher matcher = NAMED.matcher(sql);
        int end = 0;
        while (matcher.find()) {
            Object value = java.util.Objects.requireNonNull(values.get(matcher.group(1)));
            positional.add(
                    sql.substring(end, matcher.start()) + "?",
                    value instanceof String[] texts ? List.of(texts) : value);
            end = matcher.end();
        }
        return positional.add(sql.substring(end));
    }
}
