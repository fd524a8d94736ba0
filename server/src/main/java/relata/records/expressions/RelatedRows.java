package relata.records.expressions;

import dev.cel.common.ast.CelExpr;
import java.util.List;

/** What can be asked of the rows that point to a record: {@code exists}, {@code all}, {@code filter}, counts and sums. */
final class RelatedRows {

    private final Checker checker;
    private final Findings findings;

    RelatedRows(Checker checker, Findings findings) {
        this.checker = checker;
        this.findings = findings;
    }

    Typed method(CelExpr part, Typed.Rows rows, Names names) {
        List<CelExpr> arguments = part.call().args();
        String name = part.call().function();
        if (name.equals("size") && arguments.isEmpty()) {
            return Typed.number(rows.aggregate(Term.Aggregate.COUNT, null));
        }
        boolean withVariable = arguments.size() == 2 && arguments.getFirst().getKind() == CelExpr.ExprKind.Kind.IDENT;
        if (!withVariable) {
            return usage(part);
        }
        String variable = arguments.getFirst().ident().name();
        if (Names.GIVEN.contains(variable)) {
            return findings.wrong(arguments.getFirst(), "variable-taken", List.of("o"), "name", variable);
        }
        Typed body = checker.check(arguments.getLast(), names.with(variable, rows.row()));
        if (body.isWrong()) {
            return Typed.WRONG;
        }
        return switch (name) {
            case "exists", "all", "filter" -> asked(part, rows, body);
            case "sum", "avg", "min", "max" -> aggregated(part, rows, body);
            default -> usage(part);
        };
    }

    private Typed asked(CelExpr part, Typed.Rows rows, Typed body) {
        if (body.type() != Type.Simple.BOOLEAN) {
            return findings.wrong(
                    part.call().args().getLast(),
                    "condition",
                    List.of(),
                    "found",
                    body.type().code());
        }
        return switch (part.call().function()) {
            case "exists" -> Typed.condition(rows.and(body.term()).aggregate(Term.Aggregate.EXISTS, null));
            case "all" ->
                Typed.condition(
                        new Term.Not(rows.and(new Term.Not(body.term())).aggregate(Term.Aggregate.EXISTS, null)));
            default -> new Typed(new Type.Many(rows.row().object().name()), Term.TRUE, null, rows.and(body.term()));
        };
    }

    private Typed aggregated(CelExpr part, Typed.Rows rows, Typed body) {
        Term.Aggregate aggregate = switch (part.call().function()) {
            case "sum" -> Term.Aggregate.SUM;
            case "avg" -> Term.Aggregate.AVG;
            case "min" -> Term.Aggregate.MIN;
            default -> Term.Aggregate.MAX;
        };
        boolean ordered = aggregate == Term.Aggregate.MIN || aggregate == Term.Aggregate.MAX;
        Type type = body.type();
        if (type == Type.Simple.NUMBER
                || type == Type.Simple.DURATION
                || (ordered && (type == Type.Simple.DATE || type == Type.Simple.TIME))) {
            return Typed.of(type, rows.aggregate(aggregate, body.term()));
        }
        if (type instanceof Type.Amount(var currency)) {
            return money(rows, aggregate, body, currency);
        }
        return findings.wrong(
                part.call().args().getLast(),
                "summed",
                List.of(),
                "name",
                part.call().function(),
                "found",
                type.code());
    }

    /** Amounts of several currencies have no sum, nor a smallest: the result is missing. */
    private static Typed money(
            Typed.Rows rows, Term.Aggregate aggregate, Typed body, @org.jspecify.annotations.Nullable String currency) {
        Term amount = rows.aggregate(aggregate, body.amount());
        if (currency != null) {
            Term unit = new Term.Conditional(
                    new Term.Present(amount),
                    new Term.Constant(currency, Type.Simple.TEXT),
                    new Term.Constant(null, Type.Simple.TEXT),
                    Type.Simple.TEXT);
            return Typed.of(body.type(), new Term.MoneyPair(amount, unit));
        }
        Term common = rows.aggregate(Term.Aggregate.COMMON, body.currency());
        Term one = new Term.Conditional(
                new Term.Present(common), amount, new Term.Constant(null, Type.Simple.NUMBER), Type.Simple.NUMBER);
        return Typed.of(body.type(), new Term.MoneyPair(one, common));
    }

    private Typed usage(CelExpr part) {
        String name = part.call().function();
        String example = java.util.Objects.requireNonNull(Functions.METHODS.get(name));
        return findings.wrong(part, "usage", List.of(example), "name", name, "example", example);
    }
}
