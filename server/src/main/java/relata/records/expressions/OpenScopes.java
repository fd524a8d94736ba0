package relata.records.expressions;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the references of a condition whose rows are not at hand yet. */
final class OpenScopes {

    private OpenScopes() {}

    /**
     * The first record behind a reference without which the term is missing or false, the nearest one first; null
     * where all are known. Branches of a choice are not looked into: they may be true without it.
     */
    static Scope.@Nullable Through first(Term term, Set<String> known) {
        return switch (term) {
            case Term.Value(var scope, var _, var _) -> open(scope, known);
            case Term.Identity(var scope) -> open(scope, known);
            case Term.Related related -> open(related.from(), known);
            case Term.Present(var value) -> ofArgument(value, known);
            case Term.Among(var value, var _, var _) -> ofArgument(value, known);
            case Term.Call(var _, var arguments) -> {
                for (Term argument : arguments) {
                    Scope.Through found = ofArgument(argument, known);
                    if (found != null) {
                        yield found;
                    }
                }
                yield null;
            }
            case Term.Constant _, Term.Given _, Term.And _, Term.Or _, Term.Not _ -> null;
            case Term.Conditional _, Term.MoneyPair _ -> null;
        };
    }

    /** A condition is no reason to be missing: as a value it is false without the record, and false can be compared. */
    private static Scope.@Nullable Through ofArgument(Term argument, Set<String> known) {
        return argument.canBeMissing() ? first(argument, known) : null;
    }

    static Scope.@Nullable Through open(Scope scope, Set<String> known) {
        if (known.contains(scope.key()) || !(scope instanceof Scope.Through through)) {
            return null;
        }
        Scope.Through nearer = open(through.from(), known);
        return nearer == null ? through : nearer;
    }
}
