package relata.records.expressions;

import org.jspecify.annotations.Nullable;
import relata.records.catalog.Relation;

/**
 * A checked part of an expression.
 *
 * @param inside for a record: where its own fields are read
 * @param rows for related records: which ones
 */
record Typed(
        Type type,
        Term term,
        @Nullable Scope inside,
        @Nullable Rows rows) {

    /** The related rows for which the condition holds. */
    record Rows(Scope.Row row, Scope from, Relation relation, Term condition) {
        Rows and(Term more) {
            return new Rows(row, from, relation, condition == Term.TRUE ? more : new Term.And(condition, more));
        }

        Term.Related aggregate(Term.Aggregate aggregate, @Nullable Term value) {
            return new Term.Related(row, from, relation, condition, aggregate, value);
        }
    }

    static final Typed WRONG = of(Type.Simple.UNKNOWN, new Term.Constant(null, Type.Simple.UNKNOWN));

    static Typed of(Type type, Term term) {
        return new Typed(type, term, null, null);
    }

    static Typed condition(Term term) {
        return of(Type.Simple.BOOLEAN, term);
    }

    static Typed number(Term term) {
        return of(Type.Simple.NUMBER, term);
    }

    boolean isWrong() {
        return type.isWrong();
    }

    /** The text of a literal, null for anything else. */
    @Nullable
    String literal() {
        return term instanceof Term.Constant(String text, var _) ? text : null;
    }

    Term amount() {
        return ((Term.MoneyPair) term).amount();
    }

    Term currency() {
        return ((Term.MoneyPair) term).currency();
    }
}
