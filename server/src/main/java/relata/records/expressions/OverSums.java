package relata.records.expressions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import relata.records.catalog.Field;

/**
 * Asks a condition on records of sums of them by day instead: every value it reads must be one by which they were summed, and
 * their moment may only be compared with moments that are known. Such a comparison holds for a whole day or for none of it,
 * unless what it is compared with lies in that day: then the day is cut, and its records must be asked one by one.
 */
final class OverSums {

    private static final Set<Operation> COMPARISONS = EnumSet.of(
            Operation.EQUAL,
            Operation.NOT_EQUAL,
            Operation.LESS,
            Operation.AT_MOST,
            Operation.GREATER,
            Operation.AT_LEAST);

    private final Map<String, String> columns;
    private final String instant;
    private final Moment moment;
    private final List<Instant> cuts = new ArrayList<>();

    /**
     * @param columns the columns by which was summed, by the paths that reach their values in a record
     * @param instant the path of the records' moment
     */
    OverSums(Map<String, String> columns, String instant, Moment moment) {
        this.columns = columns;
        this.instant = instant;
        this.moment = moment;
    }

    /** The moments whose days are cut. */
    List<Instant> cuts() {
        return cuts;
    }

    /** The same term over the columns of the sums; null where they cannot tell. */
    @Nullable
    Term of(Term term) {
        return switch (term) {
            case Term.Constant _, Term.Given _ -> term;
            case Term.Value value -> instant.equals(path(value)) ? null : value(value);
            case Term.Identity(Scope scope) -> isBehindColumn(scope) ? term : null;
            case Term.Call call -> call(call);
            case Term.Among(Term value, Type type, List<Object> values) -> {
                Term of = of(value);
                yield of == null ? null : new Term.Among(of, type, values);
            }
            case Term.Present(Term value) -> {
                Term of = value instanceof Term.Value read ? value(read) : of(value);
                yield of == null ? null : new Term.Present(of);
            }
            case Term.Not(Term negated) -> {
                Term of = of(negated);
                yield of == null ? null : new Term.Not(of);
            }
            case Term.And(Term left, Term right) -> {
                Term first = of(left);
                Term second = of(right);
                yield first == null || second == null ? null : new Term.And(first, second);
            }
            case Term.Or(Term left, Term right) -> {
                Term first = of(left);
                Term second = of(right);
                yield first == null || second == null ? null : new Term.Or(first, second);
            }
            case Term.Conditional _, Term.Related _, Term.MoneyPair _ -> null;
        };
    }

    private @Nullable Term call(Term.Call call) {
        var arguments = new ArrayList<Term>();
        for (Term argument : call.arguments()) {
            boolean compared = COMPARISONS.contains(call.operation())
                    && argument instanceof Term.Value value
                    && instant.equals(path(value));
            Term of = compared ? compared(call, (Term.Value) argument) : of(argument);
            if (of == null) {
                return null;
            }
            arguments.add(of);
        }
        return new Term.Call(call.operation(), arguments);
    }

    /** The records' moment beside another that is known. */
    private @Nullable Term compared(Term.Call call, Term.Value value) {
        Term other = call.arguments().getFirst() == value
                ? call.arguments().getLast()
                : call.arguments().getFirst();
        Folding.Folded folded = Folding.fold(other, moment);
        if (folded == null || !(folded.value() instanceof Instant known)) {
            return null;
        }
        cuts.add(known);
        return value(value);
    }

    private @Nullable Term value(Term.Value value) {
        String path = path(value);
        String column = path == null || value.part() != Term.Part.WHOLE ? null : columns.get(path);
        if (column != null) {
            return new Term.Value(self(value.scope()), value.field().inColumn(column), Term.Part.WHOLE);
        }
        return isBehindColumn(value.scope()) ? value : null;
    }

    private static Scope.Self self(Scope scope) {
        return switch (scope) {
            case Scope.Self self -> self;
            case Scope.Through(Scope from, Field<?> _, var _) -> self(from);
            case Scope.Row row -> throw new IllegalArgumentException("no record asked about: " + row);
        };
    }

    /** Whether all of the record behind it follows from a column: it is the one that a column refers to. */
    private boolean isBehindColumn(Scope scope) {
        return scope instanceof Scope.Through(Scope from, Field<?> reference, var _)
                && from instanceof Scope.Self
                && columns.containsKey(reference.name());
    }

    private static @Nullable String path(Term.Value value) {
        return switch (value.scope()) {
            case Scope.Self _ -> value.field().name();
            case Scope.Through(Scope from, Field<?> reference, var _) ->
                from instanceof Scope.Self
                        ? reference.name() + "." + value.field().name()
                        : null;
            case Scope.Row _ -> null;
        };
    }
}
