package relata.records.expressions;

import java.util.List;
import org.jspecify.annotations.Nullable;
import relata.records.catalog.Field;
import relata.records.catalog.Relation;

/**
 * A checked expression: typed, names resolved, calculated fields in their place, money taken apart into amount and
 * currency. The SQL and the CEL program are both written from this one tree.
 */
sealed interface Term {

    /**
     * A value that stands in the text. Java types: Boolean, String, BigDecimal (numbers, and microseconds of durations),
     * LocalDate, Instant, UUID.
     */
    record Constant(@Nullable Object value, Type type) implements Term {}

    /** What is given with the question rather than by the record. */
    enum Given implements Term {
        NOW,
        TODAY,
        ME
    }

    /** Which part of a field's value is read: the whole, or one half of money. */
    enum Part {
        WHOLE,
        AMOUNT,
        CURRENCY
    }

    record Value(Scope scope, Field<?> field, Part part) implements Term {}

    record Identity(Scope scope) implements Term {}

    /** Strict: missing where an argument is missing, and false where the operation is a predicate. */
    record Call(Operation operation, List<Term> arguments) implements Term {}

    /** Whether the value is one of the constants; false where it is missing. */
    record Among(Term value, Type type, List<Object> values) implements Term {}

    record Present(Term value) implements Term {}

    record And(Term left, Term right) implements Term {}

    record Or(Term left, Term right) implements Term {}

    record Not(Term term) implements Term {}

    record Conditional(Term condition, Term then, Term otherwise, Type type) implements Term {}

    /** Something about the related rows for which the condition holds. */
    record Related(
            Scope.Row row,
            Scope from,
            Relation relation,
            Term condition,
            Aggregate aggregate,
            @Nullable Term value) implements Term {}

    /** Money as it leaves an expression: only at the top of one. */
    record MoneyPair(Term amount, Term currency) implements Term {}

    enum Aggregate {
        EXISTS,
        COUNT,
        /** Zero where there is nothing to add. */
        SUM,
        MIN,
        MAX,
        AVG,
        /** The text that all rows share, missing where they differ or there are none: the currency of a sum. */
        COMMON
    }

    Constant TRUE = new Constant(true, Type.Simple.BOOLEAN);
    Constant FALSE = new Constant(false, Type.Simple.BOOLEAN);

    /** Whether a term of type boolean can be neither true nor false. */
    default boolean canBeMissing() {
        return switch (this) {
            case Constant constant -> constant.value() == null;
            case Call call -> !call.operation().isPredicate();
            case Value _, Conditional _, Given _, Identity _, MoneyPair _ -> true;
            case Related related -> related.aggregate() != Aggregate.EXISTS;
            case And _, Or _, Not _, Present _, Among _ -> false;
        };
    }
}
