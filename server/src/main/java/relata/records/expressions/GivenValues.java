package relata.records.expressions;

import java.util.Locale;
import java.util.Set;

/** Finds what a term asks of the moment and the person rather than of records. */
final class GivenValues {

    private GivenValues() {}

    static void collect(Term term, Set<String> found) {
        switch (term) {
            case Term.Given given -> found.add(given.name().toLowerCase(Locale.ROOT));
            case Term.Constant _, Term.Value _, Term.Identity _ -> {}
            case Term.Call(var _, var arguments) -> arguments.forEach(argument -> collect(argument, found));
            case Term.Among(var value, var _, var _) -> collect(value, found);
            case Term.Present(var value) -> collect(value, found);
            case Term.Not(var negated) -> collect(negated, found);
            case Term.And(var left, var right) -> {
                collect(left, found);
                collect(right, found);
            }
            case Term.Or(var left, var right) -> {
                collect(left, found);
                collect(right, found);
            }
            case Term.Conditional(var condition, var then, var otherwise, var _) -> {
                collect(condition, found);
                collect(then, found);
                collect(otherwise, found);
            }
            case Term.Related related -> {
                collect(related.condition(), found);
                if (related.value() != null) {
                    collect(related.value(), found);
                }
            }
            case Term.MoneyPair(var amount, var currency) -> {
                collect(amount, found);
                collect(currency, found);
            }
        }
    }
}
