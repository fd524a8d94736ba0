package relata.records.expressions;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import relata.records.catalog.FieldType;
import relata.records.catalog.ObjectType;

/**
 * Writes an expression as SQL. A condition is written for its place: where only "true" counts, a comparison stands
 * bare, so that an index serves it, and NULL does for false; under a negation it becomes {@code (...) is not true}.
 *
 * <p>A condition on a record behind a reference becomes EXISTS over that record's table: PostgreSQL joins it in either
 * direction, from the few records that fulfil it or from the rows at hand, which a scalar subquery would not allow. A
 * scalar subquery remains where a value is computed. Every table so reached carries the reader's guard and leaves out
 * what lies in the bin.
 */
final class SqlWriter {

    private final Parameters parameters;
    private final RowGuard guard;
    private final Moment moment;
    private final Map<String, String> aliases = new HashMap<>();
    private final String prefix;
    private int count;

    SqlWriter(String alias, Parameters parameters, RowGuard guard, Moment moment) {
        this.parameters = parameters;
        this.guard = guard;
        this.moment = moment;
        this.prefix = alias + "_x";
        aliases.put("self", alias);
    }

    /** SQL that is true where the term is true, false or NULL elsewhere. */
    String whenTrue(Term term) {
        return switch (term) {
            case Term.Constant constant -> Boolean.TRUE.equals(constant.value()) ? "true" : "false";
            case Term.And(var left, var right) -> "(" + whenTrue(left) + " and " + whenTrue(right) + ")";
            case Term.Or(var left, var right) -> "(" + whenTrue(left) + " or " + whenTrue(right) + ")";
            case Term.Not(var negated) -> whenNotTrue(negated);
            case Term.Conditional(var condition, var then, var otherwise, var _) ->
                "(case when " + whenTrue(condition) + " then " + whenTrue(then) + " else " + whenTrue(otherwise)
                        + " end)";
            case Term.Call _, Term.Among _, Term.Present _, Term.Value _, Term.Related _ -> leaf(term);
            case Term.Given _, Term.Identity _, Term.MoneyPair _ ->
                throw new IllegalArgumentException("no condition: " + term);
        };
    }

    /** SQL that is true where the term is not true, never NULL. */
    private String whenNotTrue(Term term) {
        return switch (term) {
            case Term.Constant constant -> Boolean.TRUE.equals(constant.value()) ? "false" : "true";
            case Term.Not(var negated) -> "((" + whenTrue(negated) + ") is true)";
            case Term.And(var left, var right) -> "(" + whenNotTrue(left) + " or " + whenNotTrue(right) + ")";
            case Term.Or(var left, var right) -> "(" + whenNotTrue(left) + " and " + whenNotTrue(right) + ")";
            case Term.Call _, Term.Among _, Term.Present _, Term.Value _, Term.Related _ -> notLeaf(term);
            case Term.Conditional _, Term.Given _, Term.Identity _, Term.MoneyPair _ ->
                "((" + whenTrue(term) + ") is not true)";
        };
    }

    private String notLeaf(Term term) {
        boolean isExists = OpenScopes.first(term, aliases.keySet()) != null
                || term instanceof Term.Related(var _, var _, var _, var _, var aggregate, var _)
                        && aggregate == Term.Aggregate.EXISTS;
        if (isExists) {
            return "not " + leaf(term);
        }
        return term instanceof Term.Present(var value)
                ? "(" + value(value) + " is null)"
                : "((" + leaf(term) + ") is not true)";
    }

    /** A condition that is false without the records behind its references. */
    private String leaf(Term term) {
        Scope.Through open = OpenScopes.first(term, aliases.keySet());
        if (open != null) {
            return "exists (select 1 " + from(open, () -> " and " + leaf(term)) + ")";
        }
        return switch (term) {
            case Term.Present(var value) -> "(" + value(value) + " is not null)";
            case Term.Among(var value, var type, var values) -> among(value, type, values);
            case Term.Call call -> call(call);
            case Term.Related related ->
                related.aggregate() == Term.Aggregate.EXISTS
                        ? "exists (select 1 " + rows(related, () -> "") + ")"
                        : value(related);
            case Term.Value value -> value(value);
            default -> throw new IllegalArgumentException("no leaf: " + term);
        };
    }

    /** FROM and WHERE of the record behind a reference, with what is written while its alias is known. */
    private String from(Scope.Through scope, Supplier<String> rest) {
        String reference = aliases.get(scope.from().key()) + "." + scope.field().column();
        String alias = prefix + count++;
        aliases.put(scope.key(), alias);
        try {
            return "from " + table(scope.object()) + " " + alias + " where " + alias + ".id = " + reference
                    + visible(scope.object(), alias) + rest.get();
        } finally {
            aliases.remove(scope.key());
        }
    }

    /** FROM and WHERE of related rows, with the columns that {@code selected} writes while their alias is known. */
    private String rows(Term.Related related, Supplier<String> selected) {
        String owner = aliases.get(related.from().key()) + ".id";
        ObjectType object = related.row().object();
        String alias = prefix + count++;
        aliases.put(related.row().key(), alias);
        try {
            String columns = selected.get();
            String condition = related.condition() == Term.TRUE ? "" : " and " + whenTrue(related.condition());
            return columns + "from " + table(object) + " " + alias + " where " + alias + "."
                    + related.relation().field().column() + " = " + owner + visible(object, alias) + condition;
        } finally {
            aliases.remove(related.row().key());
        }
    }

    private String visible(ObjectType object, String alias) {
        String access = guard.predicate(object, alias);
        return " and " + alias + ".deleted_at is null" + (access.isBlank() ? "" : " and (" + access + ")");
    }

    private static String table(ObjectType object) {
        return '"' + object.table() + '"';
    }

    /** SQL of a value, NULL where it is missing, in brackets where an operator could tear it apart. */
    String value(Term term) {
        Folding.Folded folded = Folding.fold(term, moment);
        if (folded != null && folded.value() != null) {
            return parameters.bind(folded.value());
        }
        Scope.Through open = OpenScopes.first(term, aliases.keySet());
        if (open != null && !(term instanceof Term.Call) && !isCondition(term)) {
            String[] selected = {""};
            String tail = from(open, () -> {
                selected[0] = value(term);
                return "";
            });
            return "(select " + selected[0] + " " + tail + ")";
        }
        return switch (term) {
            case Term.Constant constant ->
                constant.value() == null ? "null::" + sqlType(constant.type()) : parameters.bind(constant.value());
            case Term.Value value -> column(value);
            case Term.Identity(var scope) -> aliases.get(scope.key()) + ".id";
            case Term.Call call when !call.operation().isPredicate() -> call(call);
            case Term.Conditional(var condition, var then, var otherwise, var type) ->
                "(case when " + whenTrue(condition) + " then " + value(then) + " else " + value(otherwise) + " end)::"
                        + sqlType(type);
            case Term.Related related when related.aggregate() != Term.Aggregate.EXISTS -> aggregate(related);
            case Term.Given _ -> throw new IllegalStateException("given values are always folded");
            case Term.MoneyPair _ -> throw new IllegalArgumentException("money is written in its two halves");
            case Term.Call _, Term.Related _, Term.Among _, Term.Present _, Term.And _, Term.Or _, Term.Not _ ->
                "((" + whenTrue(term) + ") is true)";
        };
    }

    private static boolean isCondition(Term term) {
        return !term.canBeMissing() && !(term instanceof Term.Constant);
    }

    private String column(Term.Value value) {
        String alias = aliases.get(value.scope().key());
        String column = alias + "." + value.field().column();
        return value.part() == Term.Part.CURRENCY
                ? "(case when " + column + " is not null then " + alias + "."
                        + value.field().currencyColumn() + " end)"
                : column;
    }

    private String aggregate(Term.Related related) {
        Term of = related.value();
        if (of == null) {
            return "(select " + rows(related, () -> "count(*)::numeric ") + ")";
        }
        // Selected first, aggregated around it: an aggregate over nothing but outer columns would belong to the outer
        // query.
        String gathered = prefix + count++;
        String from = " from (select " + rows(related, () -> value(of) + " as v ") + ") " + gathered + ")";
        String v = gathered + ".v";
        return switch (related.aggregate()) {
            case EXISTS, COUNT -> throw new IllegalArgumentException("needs no value: " + related.aggregate());
            case SUM -> "(select coalesce(sum(" + v + "), 0)::numeric" + from;
            case MIN -> "(select min(" + v + ")" + from;
            case MAX -> "(select max(" + v + ")" + from;
            case AVG ->
                "(select " + Operation.DIVIDED_BY.sql(List.of("sum(" + v + ")::numeric", "count(" + v + ")")) + from;
            case COMMON -> {
                String text = v + " collate \"C\"";
                yield "(select case when min(" + text + ") = max(" + text + ") then min(" + text + ") end" + from;
            }
        };
    }

    private String among(Term value, Type type, List<Object> values) {
        if (isInteger(value) && values.stream().allMatch(SqlWriter::isLong)) {
            return value(value) + " = any("
                    + parameters.bindArray(
                            values.stream().<Object>map(SqlWriter::asLong).toList(), "bigint") + ")";
        }
        return textOperand(value, type) + " = any(" + parameters.bindArray(values, sqlType(type)) + ")";
    }

    private String call(Term.Call call) {
        Operation operation = call.operation();
        List<Term> arguments = call.arguments();
        return switch (operation) {
            case EQUAL, NOT_EQUAL, LESS, AT_MOST, GREATER, AT_LEAST ->
                operation.sql(List.of(
                        compared(arguments.get(0), arguments.get(1)), compared(arguments.get(1), arguments.get(0))));
            case TEXT_EQUAL, TEXT_NOT_EQUAL -> operation.sql(textOperands(arguments));
            case CONTAINS, STARTS_WITH, ENDS_WITH, CONTAINS_IGNORING_CASE -> matched(operation, arguments);
            default ->
                operation.sql(arguments.stream()
                        .map(argument -> operation.isArithmetic() && isInteger(argument)
                                ? value(argument) + "::numeric"
                                : value(argument))
                        .toList());
        };
    }

    /** Beside a whole-number column a whole number is bound as one, or the column's index could not serve. */
    private String compared(Term term, Term other) {
        Folding.Folded folded = isInteger(other) ? Folding.fold(term, moment) : null;
        return folded != null && folded.value() != null && isLong(folded.value())
                ? parameters.bind(asLong(folded.value()))
                : value(term);
    }

    private static boolean isInteger(Term term) {
        return term instanceof Term.Value value && value.field().type() == FieldType.INTEGER;
    }

    private static boolean isLong(Object value) {
        return value instanceof BigDecimal number
                && number.stripTrailingZeros().scale() <= 0
                && number.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
    }

    private static Long asLong(Object value) {
        return ((BigDecimal) value).longValueExact();
    }

    /** A bare column beside a bound value keeps its own collation and index; anything else compares by code points. */
    private List<String> textOperands(List<Term> arguments) {
        boolean oneBound = isBound(arguments.get(0)) || isBound(arguments.get(1));
        return arguments.stream()
                .map(term -> isBound(term) || (oneBound && isColumn(term)) ? value(term) : byCodePoints(term))
                .toList();
    }

    private String textOperand(Term term, Type type) {
        return !type.isText() || isColumn(term) ? value(term) : byCodePoints(term);
    }

    private String byCodePoints(Term term) {
        return "(" + value(term) + " collate \"C\")";
    }

    private boolean isBound(Term term) {
        return Folding.fold(term, moment) != null;
    }

    private static boolean isColumn(Term term) {
        return term instanceof Term.Value value && value.part() != Term.Part.CURRENCY;
    }

    /** With a known part as LIKE, which a trigram index serves. */
    private String matched(Operation operation, List<Term> arguments) {
        Folding.Folded part = Folding.fold(arguments.get(1), moment);
        if (part == null || !(part.value() instanceof String text)) {
            return operation.sql(arguments.stream().map(this::value).toList());
        }
        boolean ignoringCase = operation == Operation.CONTAINS_IGNORING_CASE;
        Term in = arguments.get(0);
        String operand = isColumn(in)
                ? value(in)
                : "(" + value(in) + " collate " + (ignoringCase ? "\"und-x-icu\"" : "\"C\"") + ")";
        String escaped = text.replaceAll("([\\\\%_])", "\\\\$1");
        String pattern = (operation == Operation.STARTS_WITH ? "" : "%")
                + escaped
                + (operation == Operation.ENDS_WITH ? "" : "%");
        return operand + (ignoringCase ? " ilike " : " like ") + parameters.bind(pattern);
    }

    private static String sqlType(Type type) {
        return switch (type) {
            case Type.Simple simple ->
                switch (simple) {
                    case BOOLEAN -> "boolean";
                    case TEXT, NOTHING, UNKNOWN -> "text";
                    case NUMBER, DURATION -> "numeric";
                    case DATE -> "date";
                    case TIME -> "timestamptz";
                };
            case Type.Choice _ -> "text";
            case Type.Choices _ -> "text[]";
            case Type.Amount _ -> "numeric";
            case Type.Link _ -> "uuid";
            case Type.Many _ -> throw new IllegalArgumentException("rows are no value");
        };
    }
}
