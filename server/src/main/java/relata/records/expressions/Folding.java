package relata.records.expressions;

import org.jspecify.annotations.Nullable;

/**
 * Computes the parts that no record has a say in, such as {@code now - duration("2160h")}, so that SQL sees one bound
 * value there and an index can serve the comparison.
 */
final class Folding {

    /** A computed part; null inside where it is missing. */
    record Folded(@Nullable Object value) {}

    private Folding() {}

    /** Null where a record is needed. */
    static @Nullable Folded fold(Term term, Moment moment) {
        return switch (term) {
            case Term.Constant(var value, var _) -> new Folded(value);
            case Term.Given given -> new Folded(of(given, moment));
            case Term.Call(var operation, var arguments) -> {
                var values = new @Nullable Object[arguments.size()];
                for (int i = 0; i < values.length; i++) {
                    Folded folded = fold(arguments.get(i), moment);
                    if (folded == null) {
                        yield null;
                    }
                    values[i] = folded.value();
                }
                yield new Folded(operation.apply(values));
            }
            case Term.Value _, Term.Identity _, Term.Among _, Term.Present _, Term.And _, Term.Or _ -> null;
            case Term.Not _, Term.Conditional _, Term.Related _, Term.MoneyPair _ -> null;
        };
    }

    static Object of(Term.Given given, Moment moment) {
        return switch (given) {
            case NOW -> moment.now();
            case TODAY -> moment.today();
            case ME -> moment.me();
        };
    }
}
