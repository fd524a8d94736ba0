package relata.records.expressions;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSource;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a checked expression as a program for CEL's runtime. Operators become the null-tolerant functions of
 * {@link CelRuntimeFunctions}; of CEL's own, {@code && || ?:} and the loop remain. Values that CEL has no literal for
 * (decimals, dates, fields to read) are variables with fixed values.
 */
final class CelWriter {

    private final Map<String, Optional<Object>> constants = new HashMap<>();
    private long id;
    private int names;

    Map<String, Optional<Object>> constants() {
        return constants;
    }

    CelAbstractSyntaxTree program(Term term) {
        return CelAbstractSyntaxTree.newParsedAst(
                write(term), CelSource.newBuilder().build());
    }

    private CelExpr write(Term term) {
        return switch (term) {
            case Term.Constant(var value, var _) ->
                value instanceof Boolean flag
                        ? CelExpr.ofConstant(++id, CelConstant.ofValue(flag))
                        : constant(value == null ? CelRuntimeFunctions.MISSING : value);
            case Term.Given given -> name(given.name());
            case Term.Value value ->
                call(
                        "read",
                        scope(value.scope()),
                        constant(new CelRuntimeFunctions.Reading(value.field(), value.part())));
            case Term.Identity(var scope) -> call("identity", scope(scope));
            case Term.Call(var operation, var arguments) ->
                CelExpr.ofCall(
                        ++id,
                        Optional.empty(),
                        CelRuntimeFunctions.nameOf(operation),
                        arguments.stream().map(this::write).collect(ImmutableList.toImmutableList()));
            case Term.Among(var value, var _, var values) ->
                call("among", write(value), constant(List.copyOf(values).toArray()));
            case Term.Present(var value) -> call("present", write(value));
            case Term.And(var left, var right) -> call("_&&_", truth(left), truth(right));
            case Term.Or(var left, var right) -> call("_||_", truth(left), truth(right));
            case Term.Not(var negated) -> call("not", truth(negated));
            case Term.Conditional(var condition, var then, var otherwise, var _) ->
                call("_?_:_", truth(condition), write(then), write(otherwise));
            case Term.Related related -> related(related);
            case Term.MoneyPair _ -> throw new IllegalArgumentException("money is written in its two halves");
        };
    }

    private CelExpr truth(Term term) {
        return term.canBeMissing() ? call("truth", write(term)) : write(term);
    }

    private CelExpr scope(Scope scope) {
        return switch (scope) {
            case Scope.Self _ -> name("SELF");
            case Scope.Row row -> name("row" + row.number());
            case Scope.Through(var from, var field, var _) -> call("follow", scope(from), constant(field.name()));
        };
    }

    private CelExpr related(Term.Related related) {
        CelExpr rows = call(
                "related", scope(related.from()), constant(related.relation().name()));
        String gathered = "gathered" + names++;
        boolean exists = related.aggregate() == Term.Aggregate.EXISTS;
        CelExpr fold = exists ? exists(related, rows, gathered) : gathered(related, rows, gathered);
        boolean always = exists || !(related.from() instanceof Scope.Through);
        return always
                ? fold
                : call("_?_:_", call("present", scope(related.from())), fold, constant(CelRuntimeFunctions.MISSING));
    }

    private CelExpr exists(Term.Related related, CelExpr rows, String found) {
        return CelExpr.ofComprehension(
                ++id,
                "row" + related.row().number(),
                rows,
                found,
                CelExpr.ofConstant(++id, CelConstant.ofValue(false)),
                call("not", name(found)),
                call("_||_", name(found), truth(related.condition())),
                name(found));
    }

    private CelExpr gathered(Term.Related related, CelExpr rows, String gathered) {
        Term value = related.value();
        CelExpr one = value == null ? constant(java.math.BigDecimal.ONE) : write(value);
        return CelExpr.ofComprehension(
                ++id,
                "row" + related.row().number(),
                rows,
                gathered,
                CelExpr.ofCall(++id, Optional.empty(), "gathering", ImmutableList.of()),
                CelExpr.ofConstant(++id, CelConstant.ofValue(true)),
                call("_?_:_", truth(related.condition()), call("gather", name(gathered), one), name(gathered)),
                call("aggregate", name(gathered), constant(related.aggregate())));
    }

    private CelExpr constant(Object value) {
        String name = "k" + constants.size();
        constants.put(name, Optional.of(value));
        return name(name);
    }

    private CelExpr name(String name) {
        return CelExpr.ofIdent(++id, name);
    }

    private CelExpr call(String function, CelExpr... arguments) {
        return CelExpr.ofCall(++id, Optional.empty(), function, ImmutableList.copyOf(arguments));
    }
}
